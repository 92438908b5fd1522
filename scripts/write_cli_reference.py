"""Writes docs/cli.md, the reference of the command line, from the commands themselves."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import cli

TARGET = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
WIDTH = 88

HEAD = """\
# The command line

Written by `scripts/write_cli_reference.py` from what `--help` says; change it there.

A table is drawn on a terminal; into a file or pipe go plain columns. The progress bar, notes and errors go
to standard error, an error as one line. The exit status is 0 when all is done, 1 when it failed, 2 when the
command was given wrongly, and 130 when Ctrl-C stopped it. Where `--store` is left out, the environment
variable `KG_STORE` names the store.

`eval "$(_KG_COMPLETE=bash_source kg)"` lets bash complete commands and options (`zsh_source` and
`fish_source` for the other shells).
"""


def reference() -> str:
    """The whole page."""
    with click.Context(cli, info_name="kg", terminal_width=WIDTH) as context:
        sections = [_section("kg", cli.get_help(context))]
        for name in cli.list_commands(context):
            command = cli.commands[name]
            with click.Context(command, info_name=name, parent=context, terminal_width=WIDTH) as inner:
                sections.append(_section(f"kg {name}", command.get_help(inner)))
    return "\n".join([HEAD, *sections])


def _section(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {title}\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
