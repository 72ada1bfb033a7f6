"""Where the room stands: every open point, and who holds it.

The room sees this page, so nothing of the facilitator's own is on it: no ruling, no private note,
no doubt of a reader.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from model.draft.agreement import Agreement
from model.draft.by_id import ById
from model.draft.change import Change, Position, Remark, Stance, latest_positions
from model.draft.delegation import CHAIR
from model.draft.draft import Draft
from model.draft.paragraph import NEGOTIATED_KINDS, Paragraph, display_name
from model.draft.text import flat, stands
from model.readings.decisions import behind
from model.readings.places import ChangePlace, PlaceKind, change_places
from model.readings.tally import Tally, tally

PointKind = PlaceKind | Literal["position", "text", "state", "owed"]

HELD: tuple[tuple[Stance, str], ...] = (
    ("reserve", "reservation"),
    ("oppose", "opposed"),
    ("retain", "retain"),
    ("delete", "delete"),
    ("consult", "consults capital"),
    ("flexible", "flexible"),
)
"""Stances that are told beside those behind a change, and what each is called there."""

_HOLDING = ("reserve", "oppose", "retain", "delete", "consult")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that the room has not settled.

    Attributes:
        paragraph: Id of the paragraph it stands in; empty for the draft as a whole.
        change: Id of the change, or empty.
        label: How the room calls the paragraph.
        kind: What is asked for: as of a change's place; or a position on a paragraph, bracketed
            text, a state of the paragraph, words that somebody owes.
        inserted, deleted, held: The words in question, shortened; ``held`` also for what is no
            words of the draft.
        places: In how many places the change stands.
        behind: Names of those who propose or support.
        against: What others say of it: ("reservation", names).
        pending: What it waits for, in words.
    """

    paragraph: str
    change: str
    label: str
    kind: PointKind
    inserted: str = ""
    deleted: str = ""
    held: str = ""
    places: int = 1
    behind: tuple[str, ...] = ()
    against: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pending: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the room stands.

    Attributes:
        title: The title of the draft.
        symbol: Its symbol, or empty.
        agreed: How many of its paragraphs are agreed.
        open: How many are not.
        reserved: How many open changes somebody reserves.
        points: What is open, in the order of the text.
        holders: Names of those who hold something up, with how many points each; most first.
    """

    title: str
    symbol: str
    agreed: int
    open: int
    reserved: int
    points: tuple[OpenPoint, ...]
    holders: tuple[tuple[str, int], ...] = ()


def where_we_stand(draft: Draft) -> Standing:
    """Every open point of a draft, and who holds it."""
    told = _unruled(draft)
    counted = tally(told)
    points = tuple(_Points(told, counted).all())
    agreed = sum(
        p.agreement.state == "agreed" and p.kind in NEGOTIATED_KINDS for p in draft.paragraphs
    )
    title = next((p for p in draft.paragraphs if p.kind == "title"), None)
    return Standing(
        title=_short(_settled_words(draft, title), 400) if title is not None else "",
        symbol=draft.symbol,
        agreed=agreed,
        open=len(counted.paragraphs),
        reserved=len(counted.reserved),
        points=points,
        holders=tuple(_holders(draft, counted.changes)),
    )


def _unruled(draft: Draft) -> Draft:
    """The draft without rulings: what the chair has in mind decides nothing on this page."""
    if not any(change.ruling for change in draft.changes.values()):
        return draft
    return replace(
        draft,
        changes=ById(
            (key, replace(change, ruling="") if change.ruling else change)
            for key, change in draft.changes.items()
        ),
    )


def _settled_words(draft: Draft, paragraph: Paragraph) -> str:
    """The words of a paragraph as far as they are settled: nobody's wish is granted here."""
    agreed = paragraph.agreement.state == "agreed"

    def decided(change: str) -> bool:
        known = draft.changes.get(change)
        outcome = known.outcome if known is not None else "open"
        return outcome == "accepted" or (agreed and outcome == "open")

    return flat(run for run in paragraph.runs if not run.object and stands(run, decided))


@dataclass(slots=True)
class _Points:
    """Finds the open points of a draft whose open changes are known."""

    draft: Draft
    counted: Tally
    _remarks: dict[str, list[Remark]] = field(default_factory=dict)

    def all(self) -> Iterator[OpenPoint]:
        """The points, in the order of the text."""
        for remark in self.draft.remarks.values():
            if remark.owed:
                self._remarks.setdefault(remark.on, []).append(remark)
        if self.draft.positions:
            yield self._of_positions("", "Whole text", self.draft.positions)
        yield from self._owed("", "", "Whole text")
        places = self._places()
        units = set(self.counted.paragraphs)
        for paragraph in self.draft.every_paragraph():
            yield from self._of_paragraph(
                paragraph, places.get(paragraph.id, []), paragraph.id in units
            )
        yield from (self._of_change(found, "Bracket") for found in places.get("", []))

    def _places(self) -> dict[str, list[list[ChangePlace]]]:
        """Every open change with all its places, by the paragraph it first stands in."""
        wanted = set(self.counted.changes)
        by_change: dict[str, list[ChangePlace]] = {}
        for place in change_places(self.draft):
            if place.change.id in wanted:
                by_change.setdefault(place.change.id, []).append(place)
        out: dict[str, list[list[ChangePlace]]] = {}
        for found in by_change.values():
            out.setdefault(found[0].paragraph, []).append(found)
        return out

    def _of_paragraph(
        self, paragraph: Paragraph, places: list[list[ChangePlace]], is_open: bool
    ) -> Iterator[OpenPoint]:
        label = display_name(paragraph)
        pending = _pending(self.draft, paragraph.agreement)
        points = [self._of_change(found, label, pending) for found in places]
        if is_open and paragraph.positions:
            points.append(self._of_positions(paragraph.id, label, paragraph.positions, pending))
        if is_open and (bracketed := _bracketed(paragraph)):
            points.append(OpenPoint(paragraph.id, "", label, "text", held=bracketed))
        if pending and not points:
            words = _short(paragraph.text())
            points.append(OpenPoint(paragraph.id, "", label, "state", held=words, pending=pending))
        yield from points
        yield from self._owed(paragraph.id, paragraph.id, label)

    def _of_change(self, found: list[ChangePlace], label: str, pending: str = "") -> OpenPoint:
        first = found[0]
        change = first.change
        leading = behind(self.draft, change)
        # An alt goes out in one place and comes in in another: the room asks about both.
        inserted = next((place.inserted for place in found if place.inserted), "")
        deleted = next((place.deleted for place in found if place.deleted), "")
        if first.kind == "move":
            deleted = ""
        both = inserted and deleted
        kind = "replacement" if first.kind == "paragraph" and both else first.kind
        return OpenPoint(
            *(first.paragraph, change.id, label, kind),
            *(_short(inserted), _short(deleted), _short(first.held)),
            places=1 if kind != first.kind else len(found),
            behind=tuple(self._name(change, one) for one in leading),
            against=self._against(change.positions, frozenset(leading)),
            pending=pending,
        )

    def _of_positions(
        self, paragraph: str, label: str, positions: tuple[Position, ...], pending: str = ""
    ) -> OpenPoint:
        whole = "the whole paragraph" if paragraph else "the whole text"
        leading = [
            _named(self.draft, p)
            for p in latest_positions(positions).values()
            if p.stance in ("propose", "support")
        ]
        return OpenPoint(
            *(paragraph, "", label, "position"),
            held=whole,
            behind=tuple(leading),
            against=self._against(positions, frozenset()),
            pending=pending,
        )

    def _owed(self, on: str, paragraph: str, label: str) -> Iterator[OpenPoint]:
        for remark in self._remarks.get(on, ()):
            by = self.draft.shown_name(remark.by) if remark.by else ""
            owes = (("owes language", (by,)),) if by else ()
            yield OpenPoint(paragraph, "", label, "owed", held=_short(remark.text), against=owes)

    def _name(self, change: Change, delegation: str) -> str:
        return _named(self.draft, latest_positions(change.positions)[delegation])

    def _against(
        self, positions: tuple[Position, ...], leading: frozenset[str]
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        latest = latest_positions(positions).values()
        out = []
        for stance, said in HELD:
            names = tuple(
                _named(self.draft, p)
                for p in latest
                if p.stance == stance and p.delegation not in leading
            )
            if names:
                out.append((said, names))
        return tuple(out)


def _named(draft: Draft, position: Position) -> str:
    name = draft.shown_name(position.delegation)
    if position.delegation == CHAIR and position.stance == "propose":
        name = "Chair’s proposal"
    return f"{name} – {position.note}" if position.note and not position.private else name


def _pending(draft: Draft, agreement: Agreement) -> str:
    """What a paragraph waits for, in words; empty where it waits for nothing."""
    if agreement.state == "silence":
        return f"silence until {_moment(agreement.until)}" if agreement.until else "silence"
    if agreement.state != "pending" and not agreement.pending:
        return ""
    waits = ", ".join(_waits_for(draft, one) for one in agreement.pending)
    return waits or "pending"


def _waits_for(draft: Draft, one: str) -> str:
    paragraph = draft.paragraph(one)
    return display_name(paragraph) if paragraph is not None else draft.shown_name(one)


def _moment(stamp: str) -> str:
    """A time as people read it: "2026-01-13 20:41 UTC"."""
    day, _, time = stamp.partition("T")
    return f"{day} {time[:5]} UTC" if time else day


def _bracketed(paragraph: Paragraph) -> str:
    """Bracketed words that no change asks for, shortened: "[shall] [should]"."""
    found: dict[str, list[str]] = {}
    for run in paragraph.runs:
        if run.brackets and not run.ins and not run.dels:
            found.setdefault(run.brackets[0], []).append(run.text)
    return _short(" ".join(f"[{''.join(words).strip()}]" for words in found.values()))


def _holders(draft: Draft, changes: Iterable[str]) -> list[tuple[str, int]]:
    """Who holds how many of these changes up; most first."""
    count: Counter[str] = Counter()
    for one in changes:
        change = draft.changes[one]
        leading = set(behind(draft, change))
        for delegation, position in latest_positions(change.positions).items():
            if position.stance in _HOLDING and delegation not in leading:
                count[draft.shown_name(delegation)] += 1
    return sorted(count.items(), key=lambda entry: (-entry[1], entry[0]))


def _short(words: str, longest: int = _LONGEST) -> str:
    """The words in one line, cut at a space where they are long."""
    line = " ".join(words.replace("\ufffc", "").split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
