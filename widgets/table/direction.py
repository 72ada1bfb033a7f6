"""Which way a paragraph reads: to the left where most of its letters do."""

from __future__ import annotations

import re
import unicodedata

from widgets.table.cell_text import CellText

_LEFTWARD = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def reads_leftward(cell: CellText) -> bool:
    """Whether most letters of the words are Arabic, Hebrew or their like.

    Labels and tags do not count, and neither does what stands first: a paragraph does not turn
    round while a word is typed at its beginning.
    """
    if not _LEFTWARD.search(cell.text()):
        return False
    left = right = 0
    for span in cell.spans:
        if span.look.role == "words":
            ways = [unicodedata.bidirectional(letter) for letter in span.text]
            right += ways.count("L")
            left += ways.count("R") + ways.count("AL")
    return left > right
