"""Commands and options of click that say their fixed words in the person's language."""

from typing import Any

import click

from weft.cli.speech import Speech

Example = tuple[str, str]


class SpokenOption(click.Option):
    """An option whose help says itself what is required."""

    def get_help_extra(self, ctx: click.Context) -> Any:
        """Nothing: click would say "required" in English."""
        return {}


class SpokenCommand(click.Command):
    """A command with spoken usage, headings and examples."""

    def __init__(self, name: str, speech: Speech, examples: tuple[Example, ...] = (), **rest: Any) -> None:
        super().__init__(name, options_metavar=speech.says("options_word"), add_help_option=False, **rest)
        self.speech = speech
        self.examples = examples
        self.params.append(help_option(speech))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that says how it is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=f"{self.speech.says('usage')} ")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it takes."""
        rows = [row for one in self.get_params(ctx) if isinstance(one, click.Argument) and (row := one.get_help_record(ctx))]
        _section(formatter, self.speech, "arguments", rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be asked of it."""
        rows = [row for one in self.get_params(ctx) if isinstance(one, click.Option) and (row := one.get_help_record(ctx))]
        _section(formatter, self.speech, "options", rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples to be copied."""
        if self.examples:
            with formatter.section(self.speech.heading("examples")):
                for caption, line in self.examples:
                    formatter.write(f"  # {self.speech.says(caption)}\n  {line}\n")


class SpokenGroup(SpokenCommand, click.Group):
    """A command made of commands."""

    def __init__(self, name: str, speech: Speech, **rest: Any) -> None:
        super().__init__(name, speech, subcommand_metavar=speech.says("command_word"), **rest)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then the commands with their first line."""
        super().format_options(ctx, formatter)
        verbs = [(name, verb.help or "") for name, verb in self.commands.items()]
        _section(formatter, self.speech, "commands", verbs)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The exit codes."""
        formatter.write_paragraph()
        formatter.write_text(self.speech.says("exit_codes"))


def help_option(speech: Speech) -> click.Option:
    """`--help`, said in the person's language."""

    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()

    return SpokenOption(["--help"], is_flag=True, expose_value=False, is_eager=True, help=speech.says("option_help"), callback=show)


def _section(formatter: click.HelpFormatter, speech: Speech, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(speech.heading(heading)):
            formatter.write_dl(rows)


def asks_for_help(error: click.UsageError) -> bool:
    """Whether no command was named: the help is then shown instead of an error."""
    bare = type(error) is click.UsageError or isinstance(error, click.exceptions.NoArgsIsHelpError)
    if not bare or error.ctx is None or not isinstance(error.ctx.command, click.Group):
        return False
    click.echo(error.ctx.get_help(), err=True)
    return True


def usage_message(error: click.UsageError, speech: Speech) -> str:
    """What was wrong with the command line, in the person's language."""
    path = error.ctx.command_path if error.ctx else "weft"
    match error:
        case click.NoSuchOption():
            return speech.says("usage_no_such_option", error.option_name, path)
        case click.MissingParameter():
            return speech.says("usage_missing", _name(error), path)
        case click.BadParameter():
            return speech.says("usage_bad_value", _name(error), path)
        case click.NoSuchCommand():
            return speech.says("usage_no_such_command", error.command_name)
    return speech.says("usage_wrong", path)


def _name(error: click.BadParameter) -> str:
    """The parameter as it is written on the command line."""
    parameter = error.param
    if parameter is None:
        return error.param_hint if isinstance(error.param_hint, str) else ""
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.human_readable_name
