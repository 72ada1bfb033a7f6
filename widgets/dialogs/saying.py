"""Who says what, and who is waited for: questions that several names answer in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from model.draft.change import Stance
from model.draft.delegation import Delegation
from model.steps.floor_edits import Said
from model.steps.step import StepRefused
from widgets.dialogs.candidates import Candidate, ChosenLetters
from widgets.dialogs.name_parts import Names, Part, parts_of
from widgets.dialogs.newcomers import HOW, DelegationFinder
from widgets.dialogs.questions import PickOne

LETTERS: Mapping[str, Stance | Literal["lift"]] = {
    "+": "support",
    "s": "support",
    "r": "reserve",
    "d": "delete",
    "t": "retain",
    "f": "flexible",
    "c": "consult",
    "o": "oppose",
    "l": "lift",
}
"""What says a stance, before a name."""
_SIGNS = "".join(LETTERS)


class SayQuestion:
    """Asks who says what.

    ``does`` says what recording it would be called; it may raise StepRefused. ``plain`` is the
    stance of a name with nothing before it.
    """

    at_once = False

    def __init__(
        self,
        text: str,
        candidates: Iterable[Candidate],
        letters: ChosenLetters,
        does: Callable[[tuple[Said, ...]], str],
        plain: Stance = "support",
    ) -> None:
        self.text = text
        self._names = Names(candidates, letters)
        self._does = does
        self._plain: Stance = plain

    def found(self, typed: str) -> list[Candidate]:
        """Whom the last name can mean."""
        return self._names.found(parts_of(typed, _SIGNS))

    def meant(self, typed: str) -> Candidate | None:
        """Whom the last name means for certain."""
        return self._names.meant(parts_of(typed, _SIGNS))

    def told(self, typed: str, meant: Candidate | None) -> str:
        """What Enter records, in words; before anything is typed, the letters for stances."""
        parts = parts_of(typed, _SIGNS)
        problem = self._names.problem(parts, meant)
        told = problem or self._done(self._said(parts, meant))
        return f"{told}\n{_stances_told()}" if not typed.strip() else told

    def answer(self, typed: str, meant: Candidate | None) -> object | None:
        """What was said, as a tuple of Said."""
        parts = parts_of(typed, _SIGNS)
        if self._names.problem(parts, meant):
            return None
        said = self._said(parts, meant)
        self._names.keep(parts, meant)
        return said or None

    def completed(self, typed: str, meant: Candidate) -> str:
        """The line with the last name in full."""
        return self._names.completed(typed, parts_of(typed, _SIGNS), meant)

    def _said(self, parts: list[Part], meant: Candidate | None) -> tuple[Said, ...]:
        return tuple(
            Said(candidate.value, LETTERS.get(part.sign, self._plain), part.note, part.private)
            for part, candidate in self._names.resolved(parts, meant)
            if isinstance(candidate.value, Delegation)
        )

    def _done(self, said: tuple[Said, ...]) -> str:
        try:
            told = self._does(said)
        except StepRefused as reason:
            return str(reason)
        notes = [
            f"{one.by.shown}: “{one.note}”{', for you alone' if one.private else ''}"
            for one in said
            if one.note
        ]
        return "\n".join([f"Enter: {told}", *notes])


class NameSeveral:
    """Asks for several things by their names; Enter on an empty line takes the usual ones.

    ``does`` says what the answer would be called; it may raise StepRefused.
    """

    at_once = False

    def __init__(
        self,
        text: str,
        candidates: Iterable[Candidate],
        letters: ChosenLetters,
        does: Callable[[tuple[object, ...]], str],
        usual: tuple[object, ...] = (),
    ) -> None:
        self.text = text
        self._names = Names(candidates, letters)
        self._does = does
        self._usual = usual

    def found(self, typed: str) -> list[Candidate]:
        """What the last name can mean."""
        return self._names.found(parts_of(typed))

    def meant(self, typed: str) -> Candidate | None:
        """What the last name means for certain."""
        return self._names.meant(parts_of(typed))

    def told(self, typed: str, meant: Candidate | None) -> str:
        """What Enter does."""
        named = self._named(typed, meant)
        if not named:
            return self._names.problem(parts_of(typed), meant)
        try:
            return f"Enter: {self._does(named)}"
        except StepRefused as reason:
            return str(reason)

    def answer(self, typed: str, meant: Candidate | None) -> object | None:
        """What was named, as a tuple."""
        named = self._named(typed, meant)
        if named:
            self._names.keep(parts_of(typed), meant)
        return named or None

    def completed(self, typed: str, meant: Candidate) -> str:
        """The line with the last name in full."""
        return self._names.completed(typed, parts_of(typed), meant)

    def _named(self, typed: str, meant: Candidate | None) -> tuple[object, ...]:
        if not typed.strip() and meant is None:
            return self._usual
        parts = parts_of(typed)
        if self._names.problem(parts, meant):
            return ()
        return tuple(candidate.value for _, candidate in self._names.resolved(parts, meant))


def _stances_told() -> str:
    told = [f"{key}\u00a0{stance}" for key, stance in LETTERS.items() if key not in "+s"]
    return f"A letter and a space first: {', '.join(told)}. Several: eg, tu, r ve: a note"


class PickDelegation(PickOne):
    """Asks for one delegation; a name in quotation marks is somebody new."""

    finds = DelegationFinder
    nobody = f"Nobody is called so; {HOW}"
