"""Start Penholder: sub-commands go to the command line, all else to the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run; the exit status. The window's toolkit is loaded only where a window opens."""
    first = arguments[0] if arguments else ""
    if first == "--screenshot":
        from app import screenshot

        return screenshot.main(arguments[1:])
    from app import cli

    if first in cli.COMMANDS or first.startswith("-"):
        return cli.main(arguments)
    from app import start

    return start.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
