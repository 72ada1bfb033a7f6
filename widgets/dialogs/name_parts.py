"""The parts of a line of names, and whom each part means: "eg, tu, r ve: awaiting capital".

Names are separated by commas, each as short as it is clear. A letter and a space, or a sign,
says a stance; it holds for the names that follow, up to a semicolon. A note goes from a colon
to a semicolon or the end; behind two colons it is for the facilitator alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from widgets.dialogs.candidates import Candidate, ChosenLetters
from widgets.dialogs.newcomers import HOW, DelegationFinder
from widgets.dialogs.questions import CHOOSE

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the line says.

    Attributes:
        letters: Those of the name.
        start, end: Where they stand in the line.
        sign: The letter or sign of a stance, or empty.
        note: The words behind a colon.
        private: Whether there are two colons: a note for the facilitator alone.
    """

    letters: str
    start: int
    end: int
    sign: str = ""
    note: str = ""
    private: bool = False


def parts_of(typed: str, signs: str = "") -> list[Part]:
    """The parts of a line, those without a name left out but for the last.

    ``signs`` are the letters and signs that say a stance.
    """
    parts: list[Part] = []
    start = 0
    for group in typed.split(";"):
        names, _, note = group.partition(":")
        sign, at = "", start
        here = []
        for name in names.split(","):
            part = _part(name, at, sign, signs)
            sign = part.sign
            here.append(part)
            at += len(name) + 1
        words = note.strip().removeprefix(":").strip()
        if words:
            here[-1] = replace(here[-1], note=words, private=note.startswith(":"))
        parts += here
        start += len(group) + 1
    return [part for i, part in enumerate(parts) if part.letters or i == len(parts) - 1]


def _part(name: str, at: int, sign: str, signs: str) -> Part:
    """One name; ``sign`` is that of the names before it."""
    bare = name.lstrip()
    at += len(name) - len(bare)
    letter = bare[:1].casefold()
    if letter and letter in signs and (bare[1:2].isspace() or not letter.isalpha()):
        sign, rest = letter, bare[1:].lstrip()
        at += len(bare) - len(rest)
        bare = rest
    letters = bare.rstrip()
    return Part(letters, at, at + len(letters), sign)


class Names:
    """The parts of a line, and whom each means."""

    def __init__(self, candidates: Iterable[Candidate], letters: ChosenLetters) -> None:
        self._letters = letters
        self._finder = DelegationFinder(candidates, letters)

    def asked(self, parts: list[Part]) -> Part:
        """The part that is to be cleared: the first that is not clear, else the last."""
        earlier = (p for p in parts[:-1] if self._finder.certain(p.letters) is None)
        return next(earlier, parts[-1])

    def found(self, parts: list[Part]) -> list[Candidate]:
        """Whom the part that is to be cleared can mean."""
        asked = self.asked(parts)
        if asked is parts[-1] and (asked.note or (not asked.letters and len(parts) > 1)):
            return []
        return self._finder.found(asked.letters)

    def meant(self, parts: list[Part]) -> Candidate | None:
        """Whom the last part means for certain; None while another is not clear."""
        last = parts[-1]
        if self.asked(parts) is not last or (not last.letters and len(parts) > 1):
            return None
        return self._finder.certain(last.letters)

    def problem(self, parts: list[Part], meant: Candidate | None) -> str:
        """Why the line is no answer yet, in words; empty where it is one."""
        asked, last = self.asked(parts), parts[-1]
        if asked is not last:
            if meant is not None:
                return f"Enter: “{asked.letters}” is {meant.text}"
            return self._unclear(asked.letters)
        if meant is None and (last.letters or len(parts) == 1):
            return self._unclear(last.letters) if last.letters else CHOOSE.capitalize()
        return ""

    def resolved(self, parts: list[Part], meant: Candidate | None) -> list[tuple[Part, Candidate]]:
        """Whom each part means, where there is no problem."""
        told = [(part, self._finder.certain(part.letters)) for part in parts[:-1]]
        told.append((parts[-1], meant))
        return [(part, candidate) for part, candidate in told if candidate is not None]

    def keep(self, parts: list[Part], meant: Candidate | None) -> None:
        """The letters of the part that was cleared mean this one from now on."""
        if meant is not None:
            self._letters.keep(self.asked(parts).letters, meant)

    def completed(self, typed: str, parts: list[Part], meant: Candidate) -> str:
        """The line with the name that was not clear, or the last, in full."""
        asked = self.asked(parts)
        self.keep(parts, meant)
        return typed[: asked.start] + meant.text + typed[asked.end :]

    def _unclear(self, letters: str) -> str:
        fit = self._finder.found(letters)
        if not fit:
            return f"Nobody is called “{letters}”; {HOW}"
        if len(fit) > MOST_NAMED:
            return f"“{letters}” fits {len(fit)}; {CHOOSE}"
        return f"“{letters}” fits {', '.join(c.text for c in fit)}; {CHOOSE}"
