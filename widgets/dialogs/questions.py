"""What the line at the caret can ask: one of several things, a choice by one key, free words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from widgets.dialogs.candidates import Candidate, ChosenLetters, Finder

CHOOSE = "go on typing, or choose\u00a0with\u00a0↓"


class Question(Protocol):
    """What is asked, and how what is typed answers it.

    Attributes:
        text: The question.
        at_once: Whether a letter answers without Enter, where only one thing can be meant.
    """

    text: str
    at_once: bool

    def found(self, typed: str) -> list[Candidate]:
        """What can be meant, best first."""
        ...

    def meant(self, typed: str) -> Candidate | None:
        """What is meant without choosing from the list; a tie is never decided."""
        ...

    def told(self, typed: str, meant: Candidate | None) -> str:
        """What Enter does, or what is missing, in words."""
        ...

    def answer(self, typed: str, meant: Candidate | None) -> object | None:
        """The answer; None where it is none yet."""
        ...

    def completed(self, typed: str, meant: Candidate) -> str:
        """The line with the letters in hand made a whole name."""
        ...


class PickOne:
    """Asks for one of several things by a few letters of any of its names."""

    at_once = False
    finds: type[Finder] = Finder
    nobody = "Nothing fits."

    def __init__(
        self, text: str, candidates: Iterable[Candidate], letters: ChosenLetters | None = None
    ) -> None:
        self.text = text
        self._letters = letters or ChosenLetters()
        self._finder = self.finds(candidates, self._letters)

    def found(self, typed: str) -> list[Candidate]:
        """What fits the letters."""
        return self._finder.found(typed)

    def meant(self, typed: str) -> Candidate | None:
        """The only one that fits best."""
        return self._finder.certain(typed)

    def told(self, typed: str, meant: Candidate | None) -> str:
        """The name, or how many fit."""
        if meant is not None:
            return f"Enter: {meant.told or meant.text}"
        count = len(self.found(typed))
        if not count:
            return self.nobody
        return f"{count} fit; {CHOOSE}" if typed else ""

    def answer(self, typed: str, meant: Candidate | None) -> object | None:
        """What the candidate stands for; the letters mean it from now on."""
        if meant is None:
            return None
        self._letters.keep(typed, meant)
        return meant.value

    def completed(self, typed: str, meant: Candidate) -> str:
        """Its name."""
        return meant.text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few things to do, chosen by one key.

    Attributes:
        key: The letter; empty for what Enter does.
        text: What it does.
        value: What is answered.
    """

    key: str
    text: str
    value: object


class Choose:
    """Asks which of a few things to do: a letter answers, Enter takes the first without one."""

    at_once = True

    def __init__(self, text: str, choices: Iterable[Choice]) -> None:
        self.text = text
        self._all = [
            Candidate(
                f"{one.key.upper() or '⏎'}   {one.text}",
                one.value,
                (one.key,) if one.key else (),
                rank=0 if one.key else -1,
                told=one.text,
            )
            for one in choices
        ]

    def found(self, typed: str) -> list[Candidate]:
        """All of them, whatever is typed."""
        return self._all

    def meant(self, typed: str) -> Candidate | None:
        """The one of the letter."""
        letter = typed.strip().casefold()
        if not letter:
            return next((one for one in self._all if one.rank < 0), None)
        return next((one for one in self._all if letter in one.names), None)

    def told(self, typed: str, meant: Candidate | None) -> str:
        """What Enter does, and that Esc does nothing."""
        if meant is not None:
            return f"Enter: {meant.told}. Esc leaves it as it is"
        keys = ", ".join(one.names[0].upper() for one in self._all if one.names)
        return f"{keys}, or Esc to leave it as it is"

    def answer(self, typed: str, meant: Candidate | None) -> object | None:
        """What was chosen."""
        return meant.value if meant is not None else None

    def completed(self, typed: str, meant: Candidate) -> str:
        """Nothing is to be completed."""
        return typed


Reads = Callable[[str], tuple[object | None, str]]
"""Takes what was typed; gives the answer (None where it is none yet), and what it means."""


class FreeWords:
    """Asks for words, a time, or whatever else a function understands."""

    at_once = False

    def __init__(self, text: str, reads: Reads) -> None:
        self.text = text
        self._reads = reads

    def found(self, typed: str) -> list[Candidate]:
        """There is nothing to choose from."""
        return []

    def meant(self, typed: str) -> Candidate | None:
        """Nothing but the words."""
        return None

    def told(self, typed: str, meant: Candidate | None) -> str:
        """What the words mean."""
        return self._reads(typed)[1]

    def answer(self, typed: str, meant: Candidate | None) -> object | None:
        """What the words mean, if anything."""
        return self._reads(typed)[0]

    def completed(self, typed: str, meant: Candidate) -> str:
        """Nothing is to be completed."""
        return typed
