"""The sub-commands, without Qt and without a display.

``main`` gives the exit status: 0 when all went well; 1 when it went through but standard error has
notices; 2 when it was refused, with one sentence there and nothing written.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

from app import cli_commands
from app.cli_commands import Done, Refused

COMMANDS = ("convert", "changes", "positions", "text", "show", "check")
"""What there is. Whoever starts the program sends these here, all else to the window."""

DEBUG = "PENHOLDER_DEBUG"
"""The variable of the environment that asks for the whole traceback of an unforeseen failure."""

_READINGS = "informal, chair, clean, tabled, proposed or as:NAME"


def main(argv: Sequence[str]) -> int:
    """Run one sub-command; ``argv`` is without the program's name."""
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    try:
        chosen = _parser().parse_args(list(argv))
        done: Done = chosen.run(chosen)
        _print(done.output)
    except Refused as reason:
        return _refuse(str(reason))
    except SystemExit as asked:  # --help
        return int(asked.code or 0)
    except BrokenPipeError:
        _forget_output()
        return 0
    except KeyboardInterrupt:
        return _refuse("Stopped; nothing was written.")
    except Exception as error:
        if os.environ.get(DEBUG):
            traceback.print_exc()
        return _refuse(
            f"Something went wrong that should not have ({type(error).__name__}); nothing was "
            f"written. Set {DEBUG}=1 to see where."
        )
    for notice in done.notices:
        print(notice, file=sys.stderr)
    return 1 if done.notices or done.odd else 0


def _print(output: str) -> None:
    if output:
        sys.stdout.write(output if output.endswith("\n") else output + "\n")
        sys.stdout.flush()


def _refuse(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return 2


def _speak_utf8(stream: TextIO) -> None:
    """Delegations' names and typographic quotes are printed on every system."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
        with contextlib.suppress(ValueError, OSError):
            reconfigure(encoding="utf-8")


def _forget_output() -> None:
    """Keep Python from complaining at its end that nobody reads on (``| head``)."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """A parser whose refusals are one sentence, like all others."""

    def error(self, message: str) -> NoReturn:
        raise Refused(f"{message[:1].upper()}{message[1:]} (see {self.prog} --help).")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description="Penholder, a drafting editor for multilateral negotiations.",
        epilog="Without a command, or with files only, the window opens.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _add_convert(commands)
    changes = _add(commands, "changes", cli_commands.changes, "list every change")
    _tabled(changes)
    _json(changes)
    positions = _add(commands, "positions", cli_commands.positions, "changes × delegations")
    _tabled(positions)
    form = positions.add_mutually_exclusive_group()
    _json(form)
    form.add_argument("--csv", action="store_true", help="as comma-separated values")
    text = _add(commands, "text", cli_commands.text, "a reading's body, one paragraph a line")
    text.add_argument("--reading", metavar="R", required=True, help=_READINGS)
    text.add_argument("--numbers", action="store_true", help="with Word's automatic numbers")
    _tabled(text)
    _add(commands, "show", cli_commands.show, "the informal reading, coloured")
    check = _add(commands, "check", cli_commands.check, "what is odd in the draft")
    _json(check)
    return parser


def _add_convert(commands: argparse._SubParsersAction[_Parser]) -> None:
    convert = _add(commands, "convert", cli_commands.convert, "one kind of file into another")
    convert.add_argument("out", metavar="OUT", type=Path, help="the file to write, by its suffix")
    convert.add_argument("--reading", metavar="R", help=_READINGS)
    convert.add_argument("--marks", choices=("revisions", "tags", "none"), help="how changes show")
    convert.add_argument("--scrub", action="store_true", help="leave names, times, comments behind")
    convert.add_argument("--profile", choices=("un", "plain"), default="un", help="the look")
    convert.add_argument("--lead", action="store_true", help="Word: one author a change")
    convert.add_argument("--protect", action="store_true", help="Word: tracked changes only")
    convert.add_argument("--columns", action="store_true", help="PDF: three readings side by side")
    convert.add_argument("--line-numbers", action="store_true", help="PDF: with numbered lines")
    _tabled(convert)


def _add(
    commands: argparse._SubParsersAction[_Parser], name: str, run: cli_commands.Run, told: str
) -> _Parser:
    command = commands.add_parser(name, help=told, description=told)
    command.add_argument("file", metavar="IN", type=Path, help=".akn .xml .docx .txt .md")
    command.set_defaults(run=run)
    return command


def _tabled(command: argparse.ArgumentParser) -> None:
    command.add_argument("--tabled", metavar="FILE", type=Path, help="the text as tabled")


def _json(command: argparse._ActionsContainer) -> None:
    command.add_argument("--json", action="store_true", help="one JSON document")
