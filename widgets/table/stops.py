"""Where a caret that is led by keys may stop in a cell: among its words, not inside what is beside.

A tag, the mark of a note or a remark is passed in one step. The label before the words, the tick
and the footnotes behind them are no part of the way.
"""

from __future__ import annotations

from typing import NamedTuple

from widgets.table.cell_text import LINE_BREAK, CellText, Span

_LETTER_BY_LETTER = ("words", "bracket", "break")


class Stops(NamedTuple):
    """The way through a cell, in characters of its text.

    Attributes:
        first, last: Where the words begin and end; with their tags.
        passed: What is passed in one step: start and end of each, in order.
        numbers: Where the numbers of the footnotes stand at the beginning of their lines.
    """

    first: int
    last: int
    passed: tuple[tuple[int, int], ...]
    numbers: tuple[tuple[int, int], ...] = ()

    def behind_number(self, offset: int) -> int:
        """Where a line of words begins for a caret before them: behind a label or a number."""
        for start, end in self.numbers:
            if start <= offset < end:
                return end
        return max(offset, self.first)

    def clear_of_passed(self, offset: int, forward: bool) -> int:
        """The nearest stop on from an offset that may be inside something."""
        for start, end in self.passed:
            if start < offset < end:
                return end if forward else start
        return offset


def stops_of(cell: CellText) -> Stops:
    """The stops of a cell."""
    seen = first = last = 0
    passed: list[tuple[int, int]] = []
    numbers: list[tuple[int, int]] = []
    begun = False
    beside = 0
    for span in cell.spans:
        end = seen + len(span.text)
        if _is_outside(span):
            if not begun:
                first = last = end
            beside = end
            if span.look.role == "footnote":
                numbers.append((seen + span.text.startswith(LINE_BREAK), end))
        else:
            if begun and last < beside:
                passed.append((last, beside))  # a tick, the number of a footnote
            begun = True
            last = end
            if span.look.role not in _LETTER_BY_LETTER:
                if passed and passed[-1][1] == seen:
                    passed[-1] = (passed[-1][0], end)
                else:
                    passed.append((seen, end))
        seen = end
    return Stops(first, last, tuple(passed), tuple(numbers))


def _is_outside(span: Span) -> bool:
    """Whether it stands before or behind the words: a label, a tick, a footnote."""
    return span.look.role in ("label", "tick", "footnote") or (
        span.piece is None and span.look.role != "edge"
    )
