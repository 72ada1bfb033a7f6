"""Notes and comments of a file numbered so that every reader gives each note its own words.

WORKAROUND for LibreOffice (7.4): it does not go by the number that a note's mark names. The first
mark gets the words of the note with the lowest number, and so on; a comment that is shown between
two marks counts with them, unless its number is higher than all of theirs. Word goes by the
numbers, whatever they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from model.files.word.issued_plan import rising
from model.files.word.package import Parts
from model.files.word.runs import Counter

_MARK = re.compile(r'(<w:footnoteReference\b[^>]*?\bw:id=")(\d+)(")')
_NOTE = re.compile(r'(<w:footnote\b[^>]*?\bw:id=")(-?\d+)(")')
_SPECIAL = re.compile(r'<w:footnote\b(?=[^>]*\bw:type="(?!normal))[^>]*?\bw:id="(-?\d+)"')
_SHOWN = re.compile(r'(<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*?\bw:id=")(\d+)(")')
_COMMENT = re.compile(r'(<w:comment\b[^>]*?\bw:id=")(\d+)(")')


def put_in_order(parts: Parts, notes: str, comments: str, counter: Counter) -> None:
    """Number the notes in the order of their marks, and comments behind all of them.

    Only marks and notes that stand out of order get other numbers; nothing but numbers changes.

    Args:
        parts: The package.
        notes: The name of the part of the footnotes.
        comments: The name of that of the comments; empty for none.
        counter: Gives numbers that nothing in the package has.
    """
    body, there = parts.text(parts.document), parts.text(notes)
    marks = [int(mark[2]) for mark in _MARK.finditer(body)]
    special = {int(number) for number in _SPECIAL.findall(there)}
    known = {int(note[2]) for note in _NOTE.finditer(there)} - special
    if len(set(marks)) != len(marks) or known != set(marks):
        return  # marks without notes, or notes without marks: nobody knows how these are counted
    others = dict(_others(marks, special))
    if others:
        body = _renumbered(_MARK, body, others)
        parts.set(notes, _renumbered(_NOTE, there, others))
    greatest = max((others.get(mark, mark) for mark in marks), default=0)
    if comments:
        said = parts.text(comments)
        numbers = [int(comment[2]) for comment in _COMMENT.finditer(said)]
        low = {number: counter.next() for number in numbers if number <= greatest}
        body = _renumbered(_SHOWN, body, low)
        parts.set(comments, _renumbered(_COMMENT, said, low))
    parts.set(parts.document, body)


def _others(marks: Sequence[int], taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Of marks in the order of the text those whose numbers are to be others."""
    kept = rising([(mark, n) for n, mark in enumerate(marks)])
    last = 0
    for n, mark in enumerate(marks):
        if n not in kept or mark <= last:
            last += 1
            while last in taken:
                last += 1
            yield mark, last
        else:
            last = mark


def _renumbered(pattern: re.Pattern[str], xml: str, numbers: Mapping[int, int]) -> str:
    if not numbers:
        return xml
    return pattern.sub(lambda m: f"{m[1]}{numbers.get(int(m[2]), int(m[2]))}{m[3]}", xml)
