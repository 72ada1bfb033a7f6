"""Makes drafts of any size for the benchmark: invented words, every device, always the same."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from model.draft.agreement import Agreement
from model.draft.change import Bracket, Change, Position
from model.draft.delegation import CHAIR, Delegation
from model.draft.draft import Draft, make_draft
from model.draft.note import Note
from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT, EndMark, Run, between, joined, length, replaced
from tests.edits import deleted_words, inserted_words, replaced_words

ROOM = (
    ("arg", "Argentina"), ("blr", "Belarus"), ("bra", "Brazil"), ("chn", "China"),
    ("cub", "Cuba"), ("egy", "Egypt"), ("fra", "France"), ("idn", "Indonesia"),
    ("irn", "Iran"), ("jpn", "Japan"), ("mex", "Mexico"), ("nor", "Norway"),
    ("pak", "Pakistan"), ("zaf", "South Africa"), ("tur", "Türkiye"), ("usa", "United States"),
)  # fmt: skip
_TEXT = (
    "the coastal lantern register of small harbours and their keepers shall be mended tended "
    "painted counted with due regard to tides fog moths and brass polish in accordance with "
    "custom as well as every recorded signal exchanged between neighbouring islands wherever a "
    "ferry calls or has called within living memory including those lit by oil wind or patience"
)
_WORDS = _TEXT.split()

_PREAMBULAR = ("Recalling", "Noting with concern", "Recognizing", "Bearing in mind", "Reaffirming")
_OPERATIVE = ("Urges", "Encourages", "Requests", "Calls upon", "Takes note of", "Decides")


def make(paragraphs: int, changes: int, seed: int = 7) -> Draft:
    """A draft of so many negotiated paragraphs and changes; the same for the same arguments."""
    return _Maker(Random(seed)).draft(paragraphs, changes)


def words(rng: Random, count: int) -> str:
    """So many words that mean nothing."""
    return " ".join(rng.choices(_WORDS, k=count))


class _Maker:
    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._changes: list[Change] = []
        self._brackets: list[Bracket] = []
        self._notes: list[Note] = []

    def draft(self, paragraphs: int, changes: int) -> Draft:
        body = [self._unit(i, paragraphs) for i in range(paragraphs)]
        for i in range(changes):
            row = i % paragraphs if i < paragraphs // 2 else self._rng.randrange(paragraphs)
            body[row] = self._changed(body[row], f"c{i + 1}")
        body = [self._bracketed(p) if self._rng.random() < 0.6 else p for p in body]
        body = [self._noted(p) if self._rng.random() < 0.02 else p for p in body]
        made = make_draft(
            f"dbench{paragraphs}",
            [*_front(), *map(self._agreed, body)],
            self._changes,
            [Delegation(i, i.upper(), name) for i, name in ROOM]
            + [Delegation(CHAIR, "@CHAIR", "Chair", kind="actor")],
            self._brackets,
            notes=self._notes,
        )
        return replace(made, tabled_on="2026-03-02", day="2026-03-05", symbol="X/LAMP/2026/L.4")

    def _unit(self, at: int, count: int) -> Paragraph:
        preambular = at < count // 4
        opening = self._rng.choice(_PREAMBULAR if preambular else _OPERATIVE)
        label = f"PP{at + 1}." if preambular else f"OP{at - count // 4 + 1}."
        words = self._words(self._rng.randint(25, 62))
        kind = "preambular" if preambular else "operative"
        stop = "," if preambular else ";"
        return Paragraph(f"p{at}", kind, (Run(f"{opening} {words}{stop}"),), label=label)

    def _words(self, count: int) -> str:
        return words(self._rng, count)

    def _changed(self, paragraph: Paragraph, change: str) -> Paragraph:
        rng, runs = self._rng, paragraph.runs
        text = paragraph.text()
        start = _before_word(text, rng.randint(len(text) // 8, len(text) - 2))
        end = _before_word(text, start + rng.randint(12, 40))
        words = (Run(" " + self._words(rng.randint(1, 5))),)
        act = rng.random()
        if act < 0.5 or end <= start:
            runs = inserted_words(runs, start, words, change)
        elif act < 0.7:
            runs = deleted_words(runs, start, end, change)
        else:
            runs = replaced_words(runs, start, end, words, change)
        guess = 0.5 if rng.random() < 0.04 else None
        self._changes.append(Change(change, self._positions(), confidence=guess))
        return replace(paragraph, runs=runs)

    def _positions(self) -> tuple[Position, ...]:
        rng = self._rng
        if rng.random() < 0.05:
            return (Position(CHAIR, "propose"),)
        count = rng.choice((1, 1, 1, 2, 2, 3, 5, 14))
        names = rng.sample([i for i, _ in ROOM], count)
        taken = [Position(names[0], "propose"), *(Position(n, "support") for n in names[1:])]
        if count > 1 and rng.random() < 0.3:
            taken[-1] = Position(names[-1], "reserve")
        return tuple(taken)

    def _bracketed(self, paragraph: Paragraph) -> Paragraph:
        rng, runs = self._rng, paragraph.runs
        for _ in range(rng.choice((1, 2, 3))):
            text = paragraph.text()
            start = _before_word(text, rng.randint(20, len(text) - 10)) + 1
            end = _before_word(text, start + rng.randint(12, 60))
            inside = between(runs, start, end)
            # Outermost last: brackets must nest, so one that would straddle is left out.
            if not inside or len({run.brackets for run in inside}) > 1:
                continue
            bracket = f"b{len(self._brackets) + 1}"
            self._brackets.append(Bracket(bracket))
            new = [replace(run, brackets=(*run.brackets, bracket)) for run in inside]
            runs = replaced(runs, start, end, new)
        return replace(paragraph, runs=joined(runs))

    def _noted(self, paragraph: Paragraph) -> Paragraph:
        note = f"n{len(self._notes) + 1}"
        text = (Run("See the register of lanterns, " + self._words(6) + "."),)
        self._notes.append(Note(note, (Paragraph(note + "x", "note", text),), "1"))
        at = length(paragraph.runs) // 2
        runs = replaced(paragraph.runs, at, at, (Run(OBJECT, object=note),))
        return replace(paragraph, runs=runs)

    def _agreed(self, paragraph: Paragraph) -> Paragraph:
        chance = self._rng.random()
        if chance < 0.3:
            done = Agreement("agreed", "informals", "2026-03-04")
            return replace(paragraph, agreement=done)
        if chance < 0.32:
            struck = f"c{len(self._changes) + 1}"
            self._changes.append(Change(struck, self._positions()))
            runs = deleted_words(paragraph.runs, 0, length(paragraph.runs), struck)
            return replace(paragraph, runs=runs, end=EndMark(dels=(struck,)))
        return paragraph


def _before_word(text: str, offset: int) -> int:
    """The offset of the space before the word that stands at ``offset``."""
    return max(text.rfind(" ", 0, offset), 0)


def _front() -> list[Paragraph]:
    return [
        Paragraph("pmast1", "organ", (Run("Assembly of Harbours"),)),
        Paragraph("pmast2", "session", (Run("Ninth session"),)),
        Paragraph("ptitle", "title", (Run("Keeping the lanterns of small harbours lit"),)),
        Paragraph("penact", "enacting", (Run("The Assembly of Harbours,"),)),
    ]
