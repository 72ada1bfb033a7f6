"""Start Penholder: sub-commands go to the command line, all else to the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Run; the exit status. The window's toolkit is loaded only where a window opens."""
    first = arguments[0] if arguments else ""
    if first == "--screenshot":
        from app import screenshot

        return screenshot.main(arguments[1:])
    from app import cli

    if first in cli.COMMANDS or first.startswith("-") or _is_word(first):
        return cli.main(arguments)
    from app import start

    return start.main(arguments)


def _is_word(first: str) -> bool:
    """Whether it can only be meant as a command: a word that is no file."""
    return first.isalpha() and not Path(first).exists()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
