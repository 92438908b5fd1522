"""The one exception that is meant for people.

The library raises it, the command line prints it as one line and exits with its status.
"""

from __future__ import annotations


class UserError(Exception):
    """Something the user gave cannot be used, or something the user's machine lacks.

    Args:
        message: what is wrong and where, in one line, without a full stop at its end.
        hint: what to do now, in one line; empty where the message says it all.
        status: the exit status of the command line: 2 for wrong usage, 1 for anything else.
    """

    def __init__(self, message: str, hint: str = "", status: int = 1) -> None:
        super().__init__(message)
        self.message = one_line(message)
        self.hint = one_line(hint)
        self.status = status

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


def one_line(text: str) -> str:
    """The text with all white space and control characters folded, fit for one line of a terminal.

    File names and article text are hostile: escape sequences in them must not reach a terminal.
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
