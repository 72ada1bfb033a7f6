"""Which characters of an issued document the words of a draft still are.

In go the atoms of some paragraphs of the document and the items that are to be written in their
place; out come the items cut so that each is a piece of one atom, or new.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from model.draft.text import OBJECT
from model.files.word.atoms import Atom
from model.files.word.flow import Item

_WORDS = re.compile(r"\w+|\W")


class Spot(NamedTuple):
    """A piece to be written.

    Attributes:
        item: What is written.
        atom: The number of the atom that it is a piece of; -1 for new words.
        ends: Whether it is the last piece of that atom.
    """

    item: Item
    atom: int = -1
    ends: bool = False


def matched(old: str, new: str) -> list[int]:
    """For each character of ``new`` which of ``old`` it is; -1 for none."""
    size = min(len(old), len(new))
    first = next((i for i in range(size) if old[i] != new[i]), size)
    size -= first
    last = next((i for i in range(size) if old[-1 - i] != new[-1 - i]), size)
    out = [*range(first), *[-1] * (len(new) - first - last), *range(len(old) - last, len(old))]
    if first + last in (len(old), len(new)):
        return out
    mine = _WORDS.findall(old[first : len(old) - last])
    theirs = _WORDS.findall(new[first : len(new) - last])
    starts = [first]
    for word in mine:
        starts.append(starts[-1] + len(word))
    at, here = first, 0
    for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
        at += sum(map(len, theirs[here : block.b]))
        for i in range(block.size):
            for k in range(len(mine[block.a + i])):
                out[at] = starts[block.a + i] + k
                at += 1
        here = block.b + block.size
    return out


@dataclass(slots=True)
class Family:
    """Paragraphs of an issued document that are written anew together.

    Attributes:
        atoms: Their atoms, in order.
        labels: The numbers of the atoms' characters that are typed labels.
    """

    atoms: list[Atom]
    labels: frozenset[int] = frozenset()

    def spots(
        self, written: Sequence[Sequence[Item]], is_new: Callable[[Item], bool]
    ) -> list[list[Spot]]:
        """The items of each paragraph that is written, cut and placed."""
        whole = "".join(atom.text for atom in self.atoms)
        places = [i for i in range(len(whole)) if i not in self.labels]
        words = "".join(whole[i] for i in places)
        known = [
            item for items in written for item in items if item.role == "words" and not is_new(item)
        ]
        told = "".join(map(_characters, known))
        found = list(range(len(words))) if told == words else matched(words, told)
        owner = [(n, i) for n, atom in enumerate(self.atoms) for i in range(len(atom.text))]
        where = iter(owner[places[f]] if f >= 0 else (-1, 0) for f in found)
        spots: dict[int, list[tuple[int, int]]] = {
            id(item): [next(where) for _ in _characters(item)] for item in known
        }
        return [
            [spot for item in items for spot in self._cut(item, spots.get(id(item)))]
            for items in written
        ]

    def _cut(self, item: Item, found: list[tuple[int, int]] | None) -> list[Spot]:
        if not found:
            return [Spot(item)]
        if item.run is not None and item.run.object:
            number, _ = found[0]
            solid = number >= 0 and self.atoms[number].text == OBJECT
            return [Spot(item, number, True) if solid else Spot(item)]
        out: list[Spot] = []
        start = 0
        for i in range(1, len(found) + 1):
            number, at = found[i - 1]
            if i < len(found) and found[i] == (number, at + 1 if number >= 0 else 0):
                continue
            out.append(self._spot(item, start, i, found[start]))
            start = i
        return out

    def _spot(self, item: Item, start: int, end: int, first: tuple[int, int]) -> Spot:
        piece = item if end - start == len(item.text) else replace(item, text=item.text[start:end])
        number, at = first
        if number < 0:
            return Spot(piece)
        atom = self.atoms[number]
        whole = at == 0 and end - start == len(atom.text)
        if atom.kind == "solid" and not whole:
            return Spot(piece)
        return Spot(piece, number, at + end - start == len(atom.text))


def _characters(item: Item) -> str:
    return OBJECT if item.run is not None and item.run.object else item.text
