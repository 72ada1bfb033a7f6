"""Random drafts as rooms have them: whole words, amendments side by side and within each other."""

from __future__ import annotations

from random import Random

from model.draft.agreement import Agreement
from model.draft.change import Alternatives, Bracket, Change, Position, Remark, Stance
from model.draft.draft import Draft, make_draft
from model.draft.paragraph import Paragraph
from model.draft.text import EndMark, Run, joined, sorted_marks
from tests.files.reading import table

WORDS = (
    *("lamps", "quays", "tides", "harbours", "pilots", "buoys", "bells", "winter", "brass"),
    *("of", "the", "at", "in", "small", "quiet", "northern", "further", "with"),
)
NAMES = ("chl", "egy", "cub", "nor", "jpn", "orgeu", "orgchair")
STANCES: tuple[Stance, ...] = ("reserve", "retain", "flexible", "oppose", "delete", "consult")


class PlainDice:
    """Makes one draft; the same seed gives the same."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.changes: list[Change] = []
        self.brackets: list[Bracket] = []
        self.alternatives: list[Alternatives] = []

    def draft(self) -> Draft:
        paragraphs = [Paragraph("ptitle", "title", (Run("Quiet harbours"),))]
        paragraphs.append(Paragraph("porgan", "enacting", (Run("The Assembly of Harbours,"),)))
        paragraphs += [self.paragraph(i, "preambular") for i in range(self.rng.randint(1, 3))]
        paragraphs += [self.paragraph(i, "operative") for i in range(self.rng.randint(1, 4))]
        remarks = [Remark("r1", "to be checked", "chl", paragraphs[-1].id)]
        # A paragraph struck whole has lost its amendments again.
        carried = {change for p in paragraphs for change in p.changes()}
        delegations = [d for name in NAMES if (d := table().get(name)) is not None]
        return make_draft(
            "dplain",
            paragraphs,
            self.changes,
            delegations,
            self.brackets,
            [g for g in self.alternatives if carried.issuperset(g.of)],
            remarks if self.rng.random() < 0.2 else (),
        )

    def paragraph(self, at: int, kind: str) -> Paragraph:
        rng = self.rng
        preambular = kind == "preambular"
        chain = rng.choice(("", "", "", " bis", " ter", " alt"))
        label = f"{'PP' if preambular else 'OP'}{at + 1}{chain}."
        runs: list[Run] = [Run("Recalling the " if preambular else "Urges ")]
        for _ in range(rng.randint(1, 5)):
            runs += self.piece()
        runs.append(Run(self.words(2).strip() + ("," if preambular else ";")))
        end = EndMark()
        if rng.random() < (1.1 if chain else 0.05):
            mark = self.change()
            runs = [Run(r.text, (mark, *r.ins), r.dels, r.brackets, r.holds) for r in runs]
            end = EndMark((mark,))
        elif rng.random() < 0.06:
            mark = self.change()
            runs = [Run(r.text) for r in runs]
            runs = [Run(r.text, r.ins, sorted_marks((*r.dels, mark))) for r in runs]
            end = EndMark((), (mark,))
        agreed = Agreement("agreed", "informals") if rng.random() < 0.2 else Agreement()
        return Paragraph(f"p{kind[0]}{at}", kind, joined(runs), end, label, agreement=agreed)

    def words(self, most: int = 4) -> str:
        return "".join(self.rng.choice(WORDS) + " " for _ in range(self.rng.randint(1, most)))

    def piece(self) -> list[Run]:
        """Plain words, or an amendment of some."""
        rng = self.rng
        die = rng.random()
        if die < 0.4:
            return [Run(self.words())]
        if die < 0.55:
            return [Run(self.words(), (self.change(),)), Run(self.words(1))]
        if die < 0.65:
            return [Run(self.words(), (), (self.change(),)), Run(self.words(1))]
        if die < 0.75:
            mark = self.change()
            return [Run(self.words(), (), (mark,)), Run(self.words(), (mark,)), Run(self.words(1))]
        if die < 0.83:
            outer, inner = self.change(), self.change()
            return [
                Run(self.words(2), (outer,)),
                Run(self.words(2), (outer, inner)),
                Run(self.words(2), (outer,)),
                Run(self.words(1)),
            ]
        if die < 0.9:
            outer, inner = self.change(), self.change()
            return [
                Run(self.words(2), (outer,)),
                Run(self.words(2), (outer,), (inner,)),
                Run(self.words(2), (outer,)),
                Run(self.words(1)),
            ]
        if die < 0.93:
            return self.branches()
        if die < 0.96:
            return [Run(self.words(2), brackets=(self.bracket(),)), Run(self.words(1))]
        return [Run(self.words(2), holds=(self.change(held=True),)), Run(self.words(1))]

    def branches(self) -> list[Run]:
        """Two insertions of which one can stand, sometimes in the place of the same words."""
        one, other = self.change(), self.change()
        self.alternatives.append(Alternatives(f"a{len(self.alternatives) + 1}", (one, other)))
        both = [Run(self.words(2), (one,)), Run(self.words(2), (other,)), Run(self.words(1))]
        if self.rng.random() < 0.5:
            return both
        return [Run(self.words(2), (), sorted_marks((one, other))), *both]

    def bracket(self) -> str:
        self.brackets.append(Bracket(f"b{len(self.brackets) + 1}"))
        return self.brackets[-1].id

    def change(self, held: bool = False) -> str:
        rng = self.rng
        names = rng.sample(NAMES[:6], rng.randint(1, 4))
        split = 0 if held else rng.randint(1, len(names))
        behind: Stance = "propose" if split == 1 else "support"
        positions = [Position(name, behind) for name in names[:split]]
        positions += [Position(name, rng.choice(STANCES)) for name in names[split:]]
        if held:
            positions = [
                Position(p.delegation, rng.choice(("reserve", "retain"))) for p in positions
            ]
        self.changes.append(Change(f"c{len(self.changes) + 1}", tuple(positions)))
        return self.changes[-1].id


def plain_draft(seed: int) -> Draft:
    """A draft by chance, as rooms have them."""
    return PlainDice(seed).draft()
