"""Evidence tied to obligations: which rows of the framework a provision serves, with a score and reasons a lawyer can read."""

from weft.link.relating import Linker, build, relate

__all__ = ["Linker", "build", "relate"]
