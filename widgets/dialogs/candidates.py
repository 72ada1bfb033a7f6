"""What a line of typed letters can mean, best first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.draft.delegation import Delegation, Facts
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name

LONGEST_CODE = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that can be meant.

    Attributes:
        text: What is shown.
        value: What is meant.
        names: All that it is called, the shown name first.
        detail: Shown behind it, quieter.
        rank: 0 for the likeliest: this paragraph, then this room, then the rest; -1 for who has
            the floor.
        told: What choosing it does, in words; empty for its text.
        also: What else it is called; looked at where no other name of any of them fits.
    """

    text: str
    value: object
    names: tuple[str, ...]
    detail: str = ""
    rank: int = 2
    told: str = ""
    also: tuple[str, ...] = ()


def folded(name: str) -> str:
    """The name with case, accents, spaces and punctuation made alike."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum())


_Folded = tuple[Candidate, list[str], list[str]]
"""A candidate, its names, and what is left of them from the second word on."""


class ChosenLetters:
    """What was meant by letters that several fit: once chosen, it is meant again."""

    def __init__(self) -> None:
        self._meant: dict[str, str] = {}

    def keep(self, letters: str, meant: Candidate) -> None:
        """These letters mean this one from now on."""
        if folded(letters):
            self._meant[folded(letters)] = meant.text

    def is_meant(self, letters: str, candidate: Candidate) -> bool:
        """Whether the candidate was chosen by these letters (already folded) before."""
        return bool(letters) and self._meant.get(letters) == candidate.text

    def forget(self) -> None:
        """Letters mean nothing yet: another draft is open."""
        self._meant.clear()


class Finder:
    """Finds candidates by the beginning of any of their names, or of a word in them."""

    def __init__(
        self, candidates: Iterable[Candidate], letters: ChosenLetters | None = None
    ) -> None:
        self._letters = letters or ChosenLetters()
        self._all = [_folded_names(c, c.names) for c in candidates]
        self._also: list[_Folded] | None = None

    def found(self, typed: str, most: int = 40) -> list[Candidate]:
        """Those that fit, best first."""
        return [c for _, c in self._ranked(typed)][:most]

    def certain(self, typed: str) -> Candidate | None:
        """The one that is meant, if no other is meant as well; a tie is never decided.

        Before a letter is typed only who is before all others (who has the floor) is meant.
        """
        ranked = self._ranked(typed)
        if ranked and not folded(typed) and ranked[0][1].rank >= 0:
            return None
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        (fit, rank), first = ranked[0]
        # AUS is the code of one who is not here, and how the name of one who spoke begins.
        is_code = fit == 0 and len(folded(typed)) <= LONGEST_CODE and folded(typed).isalpha()
        if is_code and any(other == 1 and likelier < rank for (other, likelier), _ in ranked):
            return None
        return first

    def _ranked(self, typed: str) -> list[tuple[tuple[int, int], Candidate]]:
        letters = folded(typed)
        told = self._fitting(letters, self._all)
        if not told and letters:
            if self._also is None:  # many names, in six languages: folded once they are wanted
                self._also = [_folded_names(c, c.also) for c, *_ in self._all]
            told = self._fitting(letters, self._also)
        return sorted(told, key=lambda pair: pair[0])

    def _fitting(
        self, letters: str, named: Iterable[_Folded]
    ) -> list[tuple[tuple[int, int], Candidate]]:
        return [
            ((-1 if self._letters.is_meant(letters, c) else fit, c.rank), c)
            for c, names, words in named
            if (fit := _fit(letters, names, words)) is not None
        ]


def _folded_names(candidate: Candidate, names: Iterable[str]) -> _Folded:
    whole = list(names)
    return candidate, [folded(n) for n in whole], [rest for n in whole for rest in _rests(n)]


def _rests(name: str) -> list[str]:
    """What is left of a name from its second word on, from its third on, and so on."""
    rests, rest = [], ""
    for word in reversed(name.split()[1:]):
        rest = folded(word) + rest
        rests.append(rest)
    return rests


def _fit(letters: str, names: Sequence[str], rests: Sequence[str]) -> int | None:
    """How well letters fit: 0 the whole name, 1 its beginning, 2 words within it; None not."""
    if not letters:
        return 1
    # Two letters are the beginning of many names and the code of one: neither wins.
    if letters in names and (len(letters) > 2 or letters.isdigit()):
        return 0
    if any(name.startswith(letters) for name in names):
        return 1
    return 2 if any(rest.startswith(letters) for rest in rests) else None


def delegation_candidates(
    known: Iterable[Delegation],
    draft: Draft | None,
    here: Paragraph | None,
    floor: str = "",
    facts: Mapping[str, Facts] | None = None,
) -> list[Candidate]:
    """Every delegation; those that spoke on the paragraph and in the room first.

    ``facts``: What more is known of them by id: how other languages call them, and once did.
    """
    spoke: set[str] = set()
    if draft is not None and here is not None:
        spoke.update(p.delegation for p in here.positions)
        for change in here.changes():
            stood = draft.changes.get(change)
            spoke.update(p.delegation for p in (stood.positions if stood else ()))
    room = set(draft.delegations) if draft is not None else set()
    found = []
    for d in known:
        rank = 0 if d.id in spoke else 1 if d.id in room else 2
        code = d.code.lstrip("@")
        names = tuple(filter(None, (d.shown, d.name, *d.aliases, code)))
        rank = -1 if d.id == floor else rank
        fact = facts.get(d.id) if facts is not None else None
        also = tuple(fact.names()) if fact is not None else ()
        found.append(Candidate(d.shown, d, names, code, rank, also=also))
    return sorted(found, key=lambda c: (c.rank, c.text))


def paragraph_candidates(draft: Draft) -> list[Candidate]:
    """Every paragraph with a label, and the title and headings."""
    found = []
    for row, p in enumerate(draft.paragraphs):
        if p.label or p.kind in ("title", "heading"):
            name = display_name(p)
            words = " ".join(p.text().split())[:60]
            names = (name, name.removeprefix("OP"), *([words] if not p.label else []))
            found.append(Candidate(name, row, names, words, 0))
    return found
