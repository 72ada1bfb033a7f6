"""Status lines brought to the paragraphs that they name.

In: the units, each with the status lines that stand behind it. Out: for each unit what is said of
it, the line that counts last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.draft.delegation import DelegationTable
from model.files.notation.labels import Label, Phrases
from model.files.notation.status import Status, read_status
from model.files.notation.unit import Unit

_NEGOTIATED = ("title", "preambular", "operative")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a status line says of one unit.

    Attributes:
        status: The line read.
        line: Where it stands in the source.
        named: Whether it came here because it names the unit, or the paragraph that it is part of.
        part: Whether it names only the paragraph that the unit is a part of.
        doubtful: Whether it names another paragraph than the one that it is left at.
    """

    status: Status
    line: int
    named: bool = False
    part: bool = False
    doubtful: bool = False


def standings_of(
    units: Sequence[Unit], table: DelegationTable, phrases: Phrases
) -> list[list[Standing]]:
    """What is said of each unit, in the order of the file."""
    return _Bringer(units).bring(
        [[(line, read_status(words, table, phrases)) for line, words in u.statuses] for u in units]
    )


class _Bringer:
    """Finds the units that a line is about."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.standing: list[list[Standing]] = [[] for _ in units]
        self.ahead = False
        self.by_key: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
        for index, unit in enumerate(units):
            if unit.label is not None and unit.label.kind != "sub":
                self.by_key.setdefault(unit.label.key(), []).append(index)

    def bring(self, said: Sequence[Sequence[tuple[int, Status]]]) -> list[list[Standing]]:
        """Put every line where it belongs."""
        self.ahead = self._stand_ahead(said)
        for index, lines in enumerate(said):
            for line, status in lines:
                # Only a line by itself that says a state may be one that a renumbering left behind.
                self._bring(index, line, status, len(lines) == 1 and status.understood)
        for index, found in enumerate(self.standing):
            own = [one for one in found if not one.part]
            # What is said of a part itself goes before what is said of the whole; a line that
            # names another paragraph never counts over one that names this.
            self.standing[index] = sorted(own or found, key=lambda one: not one.doubtful)
        return self.standing

    def _bring(self, index: int, line: int, status: Status, alone: bool) -> None:
        named = list(dict.fromkeys(self._named(index, status)))
        if not named:
            # Nothing named, or nothing that the text has.
            doubtful = self._names_another(index, status)
            self.standing[index].append(Standing(status, line, doubtful=doubtful))
        elif named == [index]:
            path = any(subs for *_, subs in status.subject.names)
            self.standing[index].append(Standing(status, line, named=path))
        elif alone and len(named) == 1 and self._is_neighbour(index, named[0]):
            # Somebody renumbered after the line was typed: it stays where it stands.
            self.standing[index].append(Standing(status, line, doubtful=True))
        else:
            for one in named:
                self.standing[one].append(Standing(status, line, named=True))
                for part in self._parts(one, status):
                    self.standing[part].append(Standing(status, line, named=True, part=True))

    def _stand_ahead(self, said: Sequence[Sequence[tuple[int, Status]]]) -> bool:
        """Whether the lines of this text stand before the paragraphs that they name."""
        ahead = 0
        for index, lines in enumerate(said):
            for _, status in lines:
                named = list(self._named(index, status))
                ahead += (named == [index + 1]) - (named == [index])
        return ahead > 1

    def _names_another(self, index: int, status: Status) -> bool:
        label = self.units[index].label
        if not status.subject.names or label is None:
            return False
        return all(first.key() != label.key() for first, _, _ in status.subject.names)

    def _named(self, index: int, status: Status) -> Iterable[int]:
        subject = status.subject
        if subject.group:
            wanted = _NEGOTIATED if subject.group == "all" else (subject.group,)
            return [i for i, u in enumerate(self.units) if u.kind in wanted]
        found: list[int] = []
        for first, last, subs in subject.names:
            one = self._find(first, index)
            until = one if last.key() == first.key() else self._find(last, index)
            if one is None or until is None:
                continue
            if subs:
                found += self._sub(one, subs)
            elif until > one:
                found += self._between(one, until)
            else:
                found.append(one)
        return found

    def _between(self, first: int, last: int) -> list[int]:
        kind = self.units[first].kind
        between = range(first, last + 1)
        return [i for i in between if self.units[i].kind == kind and self.units[i].level == 1]

    def _find(self, label: Label, near: int) -> int | None:
        """The unit of that label: the one that the line stands at, or the nearest before it."""
        own = self.units[near].label
        if own is not None and own.kind != "sub" and own.key() == label.key():
            return near
        if label.kind == "sub":
            parent = self._parent(near)
            return (
                next(iter(self._sub(parent, (label.text,))), None) if parent is not None else None
            )
        found = self.by_key.get(label.key(), [])
        before = [i for i in found if i <= near]
        if found:
            return before[-1] if before else found[0]
        return self._counted(label)

    def _counted(self, label: Label) -> int | None:
        """For "PP3" in a text whose preambular paragraphs have no labels: the third of them."""
        same = [i for i, u in enumerate(self.units) if u.kind == label.kind]
        if not label.number.isdigit() or label.chain or any(self.units[i].label for i in same):
            return None
        row = int(label.number) - 1
        return same[row] if 0 <= row < len(same) else None

    def _parent(self, index: int) -> int | None:
        """The paragraph that a sub-paragraph is part of; a paragraph itself."""
        while index >= 0 and self._is_part(index):
            index -= 1
        return index if index >= 0 else None

    def _is_part(self, index: int) -> bool:
        unit = self.units[index]
        if unit.label is not None and unit.label.kind != "sub":
            return False
        return unit.level > 1 or unit.label is not None or unit.kind == "text"

    def _sub(self, parent: int, path: Sequence[str]) -> list[int]:
        """The unit below ``parent`` that the path "(a)", "(ii)" leads to."""
        at = parent
        for step in path:
            row = at + 1
            while row < len(self.units) and self._is_part(row):
                label = self.units[row].label
                if label is not None and label.text.strip(".") == step:
                    break
                row += 1
            else:
                return []
            if row >= len(self.units):
                return []
            at = row
        return [at]

    def _parts(self, index: int, status: Status) -> list[int]:
        """The sub-paragraphs of a paragraph, which what is said of it covers."""
        if "chapeau" in status.words.casefold() or self._is_part(index):
            return []
        row = index + 1
        while row < len(self.units) and self.units[row].level > 1 and self._is_part(row):
            row += 1
        return list(range(index + 1, row))

    def _is_neighbour(self, at: int, named: int) -> bool:
        """Whether the paragraph named is the one before or behind, by its place or its number."""
        here, there = self.units[at], self.units[named]
        if here.label is None or there.label is None or here.kind != there.kind:
            return False
        if self.ahead and named == at + 1:
            return False
        if here.label.kind == "sub" or self._is_part(at):
            return False
        rows = [i for i, u in enumerate(self.units) if u.kind == here.kind and not self._is_part(i)]
        if abs(rows.index(at) - rows.index(named)) <= 1:
            return True
        numbers = [u.label.number.rstrip("+") for u in (here, there) if u.label is not None]
        return all(n.isdigit() for n in numbers) and abs(int(numbers[0]) - int(numbers[1])) <= 1
