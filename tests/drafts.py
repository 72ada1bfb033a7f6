"""Random drafts of any nesting and overlap, for laws that must hold for every draft.

``random_draft(random.Random(seed))`` is plain Python; ``drafts()`` is the same as a hypothesis
strategy. A draft made here is whole (no dangling id), every paragraph in its one form.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from model.draft.change import Alternatives, Bracket, Change, Remark
from model.draft.draft import Draft, Package, make_draft
from model.draft.note import Kept, Note
from model.draft.paragraph import Cell, FormerLabel, Paragraph
from model.draft.text import (
    OBJECT,
    EndMark,
    Run,
    between,
    cut,
    joined,
    length,
    make_mark,
    replaced,
    sorted_marks,
)
from tests.builders import NAMES, delegation
from tests.dice import DAYS, TIMES, Dice
from tests.edits import deleted_words, inserted_words, replaced_words

KINDS = (*("preambular", "operative", "operative") * 3, "heading", "text", "enacting", "sponsors")
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def drafts(
    paragraphs: int = 5, changes: int = 8, foreign: bool = False, tables: bool = True
) -> SearchStrategy[Draft]:
    """Random drafts of at most so many paragraphs and changes; fewer when shrunk."""
    return st.builds(
        lambda seed, some, few: random_draft(Random(seed), some, few, foreign, tables),
        st.integers(0, 2**32 - 1),
        st.integers(1, paragraphs),
        st.integers(0, changes),
    )


def random_draft(
    rng: Random,
    paragraphs: int = 5,
    changes: int = 8,
    foreign: bool = False,
    tables: bool = True,
) -> Draft:
    """A random draft.

    Args:
        rng: Where chance comes from; the same seed gives the same draft.
        paragraphs: How many paragraphs the body has before tables, splits and copies.
        changes: How many changes are made, each in one to three places.
        foreign: Whether things of other tools occur: wrappers, attributes, pictures, a package.
        tables: Whether tables occur.
    """
    return _Maker(rng, foreign).draft(paragraphs, changes, tables)


class _Maker(Dice):
    """The draft in the making: lists that may still change."""

    def __init__(self, rng: Random, foreign: bool) -> None:
        super().__init__(rng)
        self.foreign = foreign
        self.body: list[Paragraph] = []
        self.changes: list[Change] = []
        self.brackets: list[Bracket] = []
        self.notes: list[Note] = []
        self.objects: list[Kept] = []

    def draft(self, paragraphs: int, changes: int, tables: bool) -> Draft:
        self.body = [self.paragraph(i) for i in range(paragraphs)]
        if tables and self.chance(0.3):
            self.add_table()
        for _ in range(self.rng.randint(0, 2)):
            self.add_note()
        if self.foreign:
            self.add_foreign()
        for i in range(changes):
            self.add_change(f"c{i + 1}")
        for _ in range(self.rng.randint(0, 3)):
            self.add_bracket()
        for i, change in enumerate(self.changes):
            self.changes[i] = self.decided(change)
        return self.whole()

    def whole(self) -> Draft:
        rng = self.rng
        made = make_draft(
            self.id("d"),
            self.body,
            self.changes,
            [delegation(d) for d in NAMES],
            self.brackets,
            self.alternatives(),
            [self.remark() for _ in range(rng.randint(0, 2))],
            self.notes,
            self.objects,
        )
        return replace(
            made,
            positions=self.positions(2),
            came_from=rng.choice(("", "dbefore")),
            tabled_on="2026-01-12",
            day=rng.choice(DAYS),
            language=rng.choice(("eng", "fra")),
            document=rng.choice(("resolutionDraft", "resolutionDraft", "statement")),
            symbol=rng.choice(("", "E/CN.7/2026/L.3")),
            rolling_text=len(self.body) % 3,
            package=Package("L3.docx", bytes(range(256))) if self.foreign else None,
        )

    # --- paragraphs -----------------------------------------------------------------------------

    def paragraph(self, at: int) -> Paragraph:
        rng = self.rng
        kind = "title" if at == 0 and self.chance(0.4) else rng.choice(KINDS)
        label = rng.choice(("", f"{at}.", f"{at} bis.", f"PP{at} ter alt", "(a)"))
        return Paragraph(
            self.id("p"),
            kind,
            self.runs(),
            label=label,
            tabled_label=rng.choice((None, None, None, "", f"{at + 1}.")),
            former_labels=tuple(
                FormerLabel(f"{at + n}.", rng.choice(TIMES))
                for n in range(rng.choice((0, 0, 1, 2)))
            ),
            level=rng.choice((1, 1, 2, 3)) if kind == "operative" else 1,
            agreement=self.agreement(),
            positions=self.positions(2) if self.chance(0.2) else (),
        )

    def add_table(self) -> None:
        table = self.id("t")
        cells = [
            Paragraph(self.id("p"), "cell", self.runs(2), inside=(Cell(table, row, column),))
            for row in range(self.rng.randint(1, 2))
            for column in range(2)
            for _ in range(self.rng.choice((1, 1, 2)))
        ]
        at = self.rng.randint(0, len(self.body))
        self.body[at:at] = cells

    def add_note(self) -> None:
        row = self.rng.randrange(len(self.body))
        made = Note(
            self.id("n"),
            tuple(
                Paragraph(self.id("q"), "note", self.runs(2))
                for _ in range(self.rng.choice((1, 1, 2)))
            ),
            self.rng.choice(("1", "*", "")),
        )
        self.notes.append(made)
        self.put_object(row, Run(OBJECT, object=made.id))

    def add_foreign(self) -> None:
        row = self.rng.randrange(len(self.body))
        kept = Kept(self.id("k"), "picture", '<x:pic xmlns:x="urn:example:tool" n="7"/>', "a chart")
        self.objects.append(kept)
        self.put_object(row, Run(OBJECT, object=kept.id))
        row = self.rng.randrange(len(self.body))
        wrapper = f'<ref xmlns="{AKN}" href="#other"/>'
        self.change_range(row, lambda run: replace(run, kept=(wrapper,)))
        extra = (("{urn:example:tool}colour", "green"),)
        self.body[row] = replace(self.body[row], attributes=extra)

    def put_object(self, row: int, run: Run) -> None:
        at = self.rng.randint(0, length(self.body[row].runs))
        self.set_runs(row, replaced(self.body[row].runs, at, at, (run,)))

    # --- changes --------------------------------------------------------------------------------

    def add_change(self, identity: str) -> None:
        made = Change(identity, self.positions(4))
        for place in range(1, self.rng.choice((1, 1, 1, 2, 3)) + 1):
            mark = make_mark(identity, place)
            act = self.rng.choice(
                (
                    *(self.insert, self.insert, self.delete, self.delete, self.replace),
                    *(self.wrap, self.hold, self.end, self.split, self.delete_over_ends),
                )
            )
            act(self.rng.randrange(len(self.body)), mark)
        if self.notes and self.chance(0.2):
            self.change_note(make_mark(identity, 9))
        if self.chance(0.1):
            made = self.move(made)
        self.changes.append(made)

    def decided(self, change: Change) -> Change:
        rng = self.rng
        guessed = self.chance(0.15)
        return replace(
            change,
            outcome=rng.choice(("open", "open", "open", "accepted", "rejected", "withdrawn")),
            ruling=rng.choice(("", "", "take", "leave")),
            confidence=rng.randint(0, 20) / 20 if guessed else None,
            reason=self.words(3).strip() if guessed else "",
        )

    def range(self, row: int) -> tuple[int, int]:
        size = length(self.body[row].runs)
        start, end = sorted((self.rng.randint(0, size), self.rng.randint(0, size)))
        return start, end

    def set_runs(self, row: int, runs: tuple[Run, ...]) -> None:
        self.body[row] = replace(self.body[row], runs=joined(runs))

    def change_range(self, row: int, change_run) -> None:  # type: ignore[no-untyped-def]
        start, end = self.range(row)
        old = self.body[row].runs
        self.set_runs(
            row, replaced(old, start, end, [change_run(r) for r in between(old, start, end)])
        )

    def new_words(self) -> list[Run]:
        return [Run(self.words(3), format=self.rng.choice(((), (), ("i",))))]

    def insert(self, row: int, mark: str) -> None:
        at = self.range(row)[0]
        self.set_runs(row, inserted_words(self.body[row].runs, at, self.new_words(), mark))

    def delete(self, row: int, mark: str) -> None:
        self.set_runs(row, deleted_words(self.body[row].runs, *self.range(row), mark))

    def replace(self, row: int, mark: str) -> None:
        start, end = self.range(row)
        old = self.body[row].runs
        self.set_runs(row, replaced_words(old, start, end, self.new_words(), mark))

    def wrap(self, row: int, mark: str) -> None:
        """Words that were there become an insertion: outermost, straddling what it will."""
        self.change_range(row, lambda r: r if mark in r.ins else replace(r, ins=(mark, *r.ins)))

    def hold(self, row: int, mark: str) -> None:
        self.change_range(row, lambda r: replace(r, holds=sorted_marks((*r.holds, mark))))

    def end(self, row: int, mark: str) -> None:
        end = self.body[row].end
        if self.chance(0.5):
            new = EndMark(end.ins, sorted_marks((*end.dels, mark)))
        else:
            new = EndMark((*(m for m in end.ins if m != mark), mark), end.dels)
        self.body[row] = replace(self.body[row], end=new)

    def split(self, row: int, mark: str) -> None:
        old = self.body[row]
        first, second = cut(old.runs, self.range(row)[0])
        self.body[row : row + 1] = [
            replace(old, runs=first, end=EndMark((mark,))),
            Paragraph(self.id("p"), old.kind, second, old.end, level=old.level, inside=old.inside),
        ]

    def delete_over_ends(self, row: int, mark: str) -> None:
        last = min(len(self.body) - 1, row + self.rng.randint(0, 2))
        for at in range(row, last + 1):
            start, end = self.range(at)
            size = length(self.body[at].runs)
            span = (start if at == row else 0, end if at == last else size)
            runs = deleted_words(self.body[at].runs, *sorted(span), mark)
            mark_end = self.body[at].end
            if at < last or span[1] == size:
                mark_end = EndMark(mark_end.ins, sorted_marks((*mark_end.dels, mark)))
            self.body[at] = replace(self.body[at], runs=joined(runs), end=mark_end)

    def change_note(self, mark: str) -> None:
        at = self.rng.randrange(len(self.notes))
        old = self.notes[at]
        first = old.paragraphs[0]
        size = length(first.runs)
        cuts = sorted((self.rng.randint(0, size), self.rng.randint(0, size)))
        new = replace(first, runs=replaced_words(first.runs, *cuts, self.new_words(), mark))
        self.notes[at] = replace(old, paragraphs=(new, *old.paragraphs[1:]))

    def move(self, change: Change) -> Change:
        rows = [i for i, p in enumerate(self.body) if not any(r.object for r in p.runs)]
        if not rows:
            return change
        row = self.rng.choice(rows)
        home, mark = self.body[row], make_mark(change.id, 8)
        copy = Paragraph(
            self.id("p"),
            home.kind if home.kind != "cell" else "text",
            joined(replace(r, ins=(mark, *r.ins), brackets=()) for r in home.runs),
            EndMark((mark, *home.end.ins), home.end.dels),
            level=home.level,
        )
        self.body[row] = replace(
            home,
            runs=deleted_words(home.runs, 0, length(home.runs), mark),
            end=EndMark(home.end.ins, sorted_marks((*home.end.dels, mark))),
        )
        free = [i for i in range(len(self.body) + 1) if not self.in_table(i)]
        self.body.insert(self.rng.choice(free), copy)
        return replace(change, moved_from=home.id, moved_to=copy.id)

    def in_table(self, row: int) -> bool:
        """Whether something put before that row would stand between two rows of a table."""
        return 0 < row < len(self.body) and bool(
            self.body[row - 1].inside and self.body[row].inside
        )

    # --- what stands beside the text ------------------------------------------------------------

    def add_bracket(self) -> None:
        row = self.rng.randrange(len(self.body))
        start, end = self.range(row)
        if start == end:
            return
        known = [c.id for c in self.changes]
        some = self.rng.sample(known, min(len(known), self.rng.choice((0, 0, 1, 2))))
        at = self.rng.randint(0, len(some))
        made = Bracket(self.id("b"), tuple(some[:at]), sorted_marks(some[at:]))
        old = self.body[row].runs
        outer = self.chance(0.5)
        inside = [
            replace(r, brackets=(made.id, *r.brackets) if outer else (*r.brackets, made.id))
            for r in between(old, start, end)
        ]
        self.brackets.append(made)
        self.set_runs(row, replaced(old, start, end, inside))

    def alternatives(self) -> list[Alternatives]:
        known = [c.id for c in self.changes] + [p.id for p in self.body]
        known += [b.id for b in self.brackets]
        return [
            Alternatives(self.id("a"), tuple(self.rng.sample(known, self.rng.randint(2, 3))))
            for _ in range(self.rng.randint(0, 2))
            if len(known) > 2
        ]

    def remark(self) -> Remark:
        rng = self.rng
        known = ["", *(c.id for c in self.changes), *(p.id for p in self.body)]
        return Remark(
            self.id("r"),
            self.words(6).strip(),
            rng.choice(("", *NAMES)),
            rng.choice(known),
            rng.choice(TIMES),
            self.chance(0.2),
        )
