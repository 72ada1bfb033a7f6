"""Dice for random drafts: words, runs, positions and agreements by chance."""

from __future__ import annotations

from random import Random

from model.draft.agreement import Agreement
from model.draft.change import Position
from model.draft.text import Run, joined
from tests.builders import NAMES

WORDS = (
    *("Urges", "States", "harbours", "to keep", "and", "lamps lit,", "recalling", "the", "tide"),
    *("tables;", "invites", "further", "lighthouse-keepers;", "as appropriate", "reports on"),
    *("fog signals", "[sic]", "“foghorn”", "&", "<buoys>", "façade", "e\u0301clat", "№ 7"),
    *("(a)", "COVID-19", "\U0001f6df"),
)
GAPS = (*" " * 12, "\u00a0", "  ", "\n", "\t", " — ")
FORMATS = ("b", "i", "u", "sup", "sub")
STANCES = ("propose", "support", "retain", "delete", "reserve", "oppose", "flexible", "consult")
TIMES = ("", "2026-01-13T20:41:07Z", "2026-01-14T08:00:00Z")
DAYS = ("", "2026-01-13", "2026-01-14")


class Dice:
    """What chance can give; the same seed gives the same things in the same order."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.made = 0

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def id(self, kind: str) -> str:
        self.made += 1
        return f"{kind}{self.made}z"

    def words(self, most: int = 9) -> str:
        rng = self.rng
        text = rng.choice(WORDS)
        for _ in range(rng.randint(0, most - 1)):
            text += rng.choice(GAPS) + rng.choice(WORDS)
        return rng.choice(("", "", "", " ")) + text + rng.choice(("", "", " ", ",", ";"))

    def runs(self, most: int = 3) -> tuple[Run, ...]:
        return joined(
            Run(
                self.words(),
                format=tuple(sorted(self.rng.sample(FORMATS, self.rng.choice((0, 0, 0, 1, 2))))),
            )
            for _ in range(self.rng.randint(0 if self.chance(0.1) else 1, most))
        )

    def positions(self, most: int) -> tuple[Position, ...]:
        rng = self.rng
        return tuple(
            Position(
                rng.choice(tuple(NAMES)),
                rng.choice(STANCES),  # type: ignore[arg-type]
                rng.choice(TIMES),
                rng.choice(("", "", "", self.words(4))),
                self.chance(0.05),
            )
            for _ in range(rng.randint(0, most))
        )

    def agreement(self) -> Agreement:
        rng = self.rng
        if self.chance(0.6):
            return Agreement()
        state = rng.choice(("agreed", "agreed", "pending", "silence", "reopened", "withdrawn"))
        return Agreement(
            state,  # type: ignore[arg-type]
            rng.choice(("", "adref", "informals", "cow", "plenary")) if state == "agreed" else "",  # type: ignore[arg-type]
            rng.choice(DAYS),
            tuple(rng.sample(tuple(NAMES), 2)) if state == "pending" else (),
            TIMES[1] if state == "silence" else "",
            rng.choice(("", "", self.words(4))),
        )
