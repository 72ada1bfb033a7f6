"""What the review says of one question, as plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that a key or a button chooses.

    Attributes:
        keys: The letters or digits that choose it; the first is shown.
        title: What the button says.
        can: Whether there is such an answer here.
    """

    keys: str
    title: str
    can: bool = True


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question in words.

    Attributes:
        head: "Guess 3 of 27".
        what: The doubtful words, or the question.
        who: Whose they are, or empty.
        where: The paragraph ("PP1 · agreed"), or empty.
        why: Why the reader guessed so, or empty.
        confidence: 0 to 1, or None where it says nothing.
        choices: What can be chosen.
        chosen: Which one is; -1 for words that were dragged.
        caption: What the line below shows: "Without it".
        before, gap, after: That line: what stands left of the gap, in it and right of it.
        enter: What Enter does besides: "also settles 4 identical cases".
    """

    head: str
    what: str
    who: str = ""
    where: str = ""
    why: str = ""
    confidence: float | None = None
    choices: tuple[Choice, ...] = ()
    chosen: int = 0
    caption: str = ""
    before: str = ""
    gap: str = ""
    after: str = ""
    enter: str = ""

    def told(self) -> str:
        """All of it in one sentence or two, for those who listen."""
        whose = f", {self.who}" if self.who else ""
        place = f", {self.where}" if self.where else ""
        why = f": {self.why}" if self.why else ""
        line = f"{self.before}{self.gap}{self.after}"
        rest = _ended(f" {self.caption}: {' '.join(line.split())}") if line.strip() else ""
        named = [choice.title for choice in self.choices[self.chosen : self.chosen + 1]]
        enter = "; ".join(filter(None, (*named, self.enter)))
        asked = _ended(f"{self.what}{whose}{place}{why}")
        return f"{self.head}. {asked}{rest} Enter: {enter}."


def _ended(words: str) -> str:
    """The words with a full stop, where they have no end of a sentence of their own."""
    return words if words.endswith((".", "?", "!")) else f"{words}."
