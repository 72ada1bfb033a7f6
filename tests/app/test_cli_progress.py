"""How far long work has come, in the terminal."""

from __future__ import annotations

import io

from app.cli_progress import Progress


class Terminal(io.StringIO):
    """A terminal, or a file."""

    def __init__(self, is_terminal: bool = True) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def told(out: Terminal, *moments: tuple[float, float]) -> str:
    """What stands there after shares were told at moments, in seconds."""
    now = [0.0]
    progress = Progress("Reading big.docx", out, clock=lambda: now[0])
    for moment, share in moments:
        now[0] = moment
        progress.tell(share)
    progress.done()
    return out.getvalue()


def test_short_work_tells_nothing():
    assert told(Terminal(), (0.1, 0.2), (0.4, 0.9)) == ""


def test_long_work_tells_its_share_and_takes_the_line_away():
    seen = told(Terminal(), (0.5, 0.2), (1.5, 0.43))
    assert "Reading big.docx  43%" in seen
    assert seen.endswith("\r\x1b[K")


def test_a_file_gets_nothing_but_the_notices():
    assert told(Terminal(is_terminal=False), (5.0, 0.4)) == ""
