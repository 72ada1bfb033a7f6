"""Which paragraphs of a file are those that our part tells of, where no bookmark says it.

Paragraphs of an issued document that we left as they were carry no bookmarks of ours; another
program may have taken some out. They are found by what they say and by their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from model.files.word.body import digest
from model.files.word.part import Register, Unit
from model.files.word.rebuild import end_authors, tokens_told, visible_text
from model.files.word.tokens import Walked

_ALIKE = 0.4
"""How much of its length two paragraphs share at least to be the same one."""


def give_names(register: Register, units: Sequence[Unit], paragraphs: Sequence[Walked]) -> None:
    """Name those of the paragraphs that are units of our part, and do not say so."""
    named = {name for p in paragraphs if (name := _name(register, p))}
    if named.issuperset(map(_first, units)):
        return
    there: list[object] = [
        unit.digest if _first(unit) not in named else _first(unit) for unit in units
    ]
    here: list[object] = [
        _name(register, p) or digest(tokens_told(p.tokens), end_authors(p)) for p in paragraphs
    ]
    matcher = SequenceMatcher(None, there, here, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            for unit, paragraph in zip(units[a:b], paragraphs[c:d], strict=True):
                _give(register, unit, paragraph)
        elif tag == "replace":
            _pair(register, units[a:b], paragraphs[c:d], named)


def _pair(
    register: Register, units: Sequence[Unit], paragraphs: Sequence[Walked], named: set[str]
) -> None:
    """Pair what somebody worked on: paragraphs of about the same length, in order."""
    free = [unit for unit in units if _first(unit) not in named]
    new = [p for p in paragraphs if not _name(register, p)]
    if len(free) == len(new):
        for unit, paragraph in zip(free, new, strict=True):
            if _is_alike(_size(unit), len(visible_text(paragraph.tokens))):
                _give(register, unit, paragraph)


def _is_alike(one: int, other: int) -> bool:
    return min(one, other) >= _ALIKE * max(one, other)


def _size(unit: Unit) -> int:
    return sum(sum(recorded.stretches) for m in unit.members for recorded in m.runs)


def _first(unit: Unit) -> str:
    return unit.members[0].paragraph.id


def _name(register: Register, paragraph: Walked) -> str | None:
    return next((name for name, _ in paragraph.names if name in register.units), None)


def _give(register: Register, unit: Unit, paragraph: Walked) -> None:
    if not _name(register, paragraph):
        paragraph.names.insert(0, (_first(unit), 0))
