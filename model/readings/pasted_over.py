"""Words pasted over all of a paragraph as a reading shows it, or at one of its ends."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple

from model.draft.draft import Draft
from model.draft.place import Place
from model.readings.compare import compare
from model.readings.find import Hit, ShownWords
from model.readings.lines import Rendering
from model.readings.reading import Line, Reading


class Differing(NamedTuple):
    """Words that came in the place of those between two places."""

    start: Place
    end: Place
    words: str


def words_shown(draft: Draft, reading: Reading, row: int) -> tuple[ShownWords, Line] | None:
    """The words of a row that nobody asks to strike, each with its place; None for none."""
    line = Rendering(draft, reading).row(row)
    if line is None:
        return None
    left = tuple(piece for piece in line.pieces if not piece.deleted)
    return ShownWords(replace(line, pieces=left)), line


def is_whole(draft: Draft, reading: Reading, row: int, start: Place, end: Place) -> bool:
    """Whether all the words of a row lie between two places."""
    shown = words_shown(draft, reading, row)
    if shown is None or not shown[0].text.strip():
        return False
    words, _ = shown
    first = len(words.text) - len(words.text.lstrip())
    last = len(words.text.rstrip())
    whole = words.found(Hit(first, last, ("",)), reading)
    return (
        whole is not None
        and start.paragraph == end.paragraph == whole.start.paragraph == whole.end.paragraph
        and start.offset <= whole.start.offset
        and end.offset >= whole.end.offset
    )


def whole_rows(draft: Draft, reading: Reading, start: Place, end: Place) -> list[int] | None:
    """The rows that show words, all of which lie between two places of the body; None for others.

    Part of a row, and more than one cell of a table, is another matter.
    """
    first, last = map(draft.paragraphs.index_of, (start.paragraph, end.paragraph))
    if first is None or last is None or last < first:
        return None
    if first == last:
        return [first] if is_whole(draft, reading, first, start, end) else None
    if any(draft.paragraphs[row].inside for row in range(first, last + 1)):
        return None
    rows = [row for row in range(first, last + 1) if _has_words(draft, reading, row)]
    if not rows:
        return None
    begins = first not in rows or edge_at(draft, reading, first, start) == "before"
    ends_there = last not in rows or edge_at(draft, reading, last, end) == "behind"
    return rows if begins and ends_there else None


def _has_words(draft: Draft, reading: Reading, row: int) -> bool:
    shown = words_shown(draft, reading, row)
    return shown is not None and bool(shown[0].text.strip())


def edge_at(
    draft: Draft, reading: Reading, row: int, place: Place
) -> Literal["before", "behind", "empty", ""]:
    """On which side of all of a row's words a place is; "empty" where there are none at all."""
    here = draft.paragraphs[row]
    if not here.runs:
        return "empty"
    shown = words_shown(draft, reading, row)
    if shown is None or place.paragraph != here.id:
        return ""
    words = shown[0]
    first = len(words.text) - len(words.text.lstrip())
    if first == len(words.text):
        return "behind"  # all of it is struck
    whole = words.found(Hit(first, len(words.text.rstrip()), ("",)), reading)
    if whole is None:
        return ""
    if whole.start.paragraph == here.id and place.offset <= whole.start.offset:
        return "before"
    return "behind" if whole.end.paragraph == here.id and place.offset >= whole.end.offset else ""


def differing(draft: Draft, reading: Reading, row: int, words: str) -> list[Differing] | None:
    """What of ``words`` a row does not say, and what it says besides; None if it shows nothing."""
    shown = words_shown(draft, reading, row)
    if shown is None:
        return None
    old, line = shown
    found = []
    for one in compare(old.text, words):
        if one.op == "equal":
            continue
        new = words[one.new_start : one.new_end]
        if one.old_start < one.old_end:
            there = old.found(Hit(one.old_start, one.old_end, ("",)), reading)
            if there is not None:
                found.append(Differing(there.start, there.end, new))
            continue
        place = _at(old, reading, one.old_start, line)
        found.append(Differing(place, place, new))
    return found


def _at(shown: ShownWords, reading: Reading, offset: int, line: Line) -> Place:
    """The place behind the character on the left; at the beginning, before the first."""
    if offset:
        before = shown.found(Hit(offset - 1, offset, ("",)), reading)
        return before.end if before is not None else Place(line.paragraph, 0)
    first = shown.found(Hit(0, 1, ("",)), reading)
    return first.start if first is not None else Place(line.paragraph, 0)
