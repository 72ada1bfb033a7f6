"""What is odd in a draft, found from the draft alone: nothing here refuses or changes anything.

It knows readings, because what is decided of a change is decided there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from model.draft.change import Change, Position
from model.draft.draft import Draft
from model.draft.paragraph import NEGOTIATED_KINDS, Paragraph, bare_label, display_name
from model.draft.text import OBJECT, change_of
from model.readings.decisions import Decisions
from model.readings.places import ChangePlace, displaced_by, is_struck, places_in
from model.readings.reading import CHAIRS_PROPOSAL


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd.

    Attributes:
        rule: A short name for its kind.
        message: One sentence.
        paragraph: Id of the paragraph it is about, or empty.
        offset, length: Where in its flat text, in code points.
        asks: Whether a person has to answer.
        fix: What can be done about it, in a few words, or empty.
    """

    rule: str
    message: str
    paragraph: str = ""
    offset: int = 0
    length: int = 0
    asks: bool = False
    fix: str = ""


def oddities(draft: Draft) -> list[Oddity]:
    """All that is odd, paragraph by paragraph; what is about no paragraph comes last."""
    decisions = Decisions(draft, CHAIRS_PROPOSAL)
    rivals = _agreed_rivals(draft)
    twice = _used_twice(draft)
    found: list[Oddity] = []
    told: set[str] = set()
    for paragraph in draft.every_paragraph():
        if paragraph.id in rivals:
            found += rivals[paragraph.id]
        else:
            found += _agreed_in_doubt(draft, paragraph, decisions)
        found += _guessed(draft, paragraph, told)
        found += _status_of_another(paragraph)
        found += _bracket_signs(paragraph)
        if paragraph.id in twice:
            found.append(twice[paragraph.id])
    return [*found, *_owed(draft), *_dangling(draft)]


def _agreed_rivals(draft: Draft) -> dict[str, list[Oddity]]:
    """Agreed paragraphs of which only one can stand, by id; the last of a group tells of it."""
    found: dict[str, list[Oddity]] = {}
    displaced = displaced_by(draft)
    for group in draft.alternatives.values():
        members = [p for one in group.of if (p := draft.paragraph(one)) is not None]
        agreed = [
            p
            for p in members
            if p.agreement.state == "agreed"
            and not _is_left(draft, p)
            and not is_struck(draft, p, displaced)
        ]
        if len(agreed) < 2:
            continue
        names = " and ".join(display_name(p) for p in agreed)
        every = "both" if len(agreed) == 2 else "all"
        said = f"{names} are {every} agreed, though only one of them can stand."
        for paragraph in agreed:
            found.setdefault(paragraph.id, [])
        last = agreed[-1].id
        found[last].append(
            Oddity("alternatives-agreed", said, last, asks=True, fix="say which one stands")
        )
    return found


def _is_left(draft: Draft, paragraph: Paragraph) -> bool:
    """Whether what makes the paragraph is ruled out or decided against."""
    made_by = [draft.changes.get(change_of(mark)) for mark in paragraph.end.ins]
    return any(
        change is not None
        and (change.ruling == "leave" or change.outcome in ("rejected", "withdrawn"))
        for change in made_by
    )


def _agreed_in_doubt(draft: Draft, paragraph: Paragraph, decisions: Decisions) -> Iterator[Oddity]:
    """An agreed paragraph in which somebody still says otherwise: asked once."""
    if paragraph.agreement.state != "agreed":
        return
    decided = decisions.in_paragraph(paragraph)
    for place in places_in(draft, paragraph):
        change = place.change
        if change.outcome == "open" and not change.ruling and decided(change.id) is None:
            against = _who_is_against(draft, change)
            words = _quoted(place.inserted or place.deleted or place.held)
            said = f"{words} is contested by {against}" if against else f"{words} has a rival"
            yield Oddity(
                "agreed-contested",
                f"{display_name(paragraph)} is agreed, but {said}.",
                paragraph.id,
                place.offset,
                len(place.inserted or place.deleted or place.held),
                asks=True,
                fix="take or leave it",
            )
            return


def _who_is_against(draft: Draft, change: Change) -> str:
    against = [
        draft.shown_name(p.delegation)
        for p in change.positions
        if p.stance in ("reserve", "oppose", "retain", "delete")
    ]
    return ", ".join(dict.fromkeys(against))


def _quoted(words: str, most: int = 60) -> str:
    words = " ".join(words.replace(OBJECT, "").split())
    if not words:
        return "a change in it"
    return f"“{words}”" if len(words) <= most else f"“{words[: most - 1].rstrip()}…”"


def _guessed(draft: Draft, paragraph: Paragraph, told: set[str]) -> Iterator[Oddity]:
    """What a reader guessed there and was not told yet: once a paragraph, and once a move."""
    guesses = [
        place
        for place in places_in(draft, paragraph)
        if place.change.confidence is not None
        and place.change.confidence < 1
        and place.change.outcome == "open"
        and place.change.id not in told
    ]
    for place in guesses:
        if place.kind == "move" and place.change.moved_to in ("", paragraph.id):
            told.add(place.change.id)
            yield Oddity(
                "move-doubtful",
                f"Whether {display_name(paragraph)} was moved here is a guess: "
                f"{place.change.reason or 'its words say so'}.",
                paragraph.id,
                place.offset,
                len(place.inserted),
                asks=True,
                fix="confirm the new order",
            )
    rest = [place for place in guesses if place.kind != "move"]
    told.update(place.change.id for place in rest)
    if rest:
        yield _guesses(paragraph, rest)


def _guesses(paragraph: Paragraph, places: list[ChangePlace]) -> Oddity:
    first = places[0]
    words = first.inserted or first.deleted or first.held
    why = f" ({first.change.reason})" if first.change.reason else ""
    if not words.strip():
        said = f"{len(places)} of its changes {'is' if len(places) == 1 else 'are'} guessed{why}."
    elif len(places) == 1:
        said = f"The change of {_quoted(words)} is a guess{why}."
    else:
        said = f"{len(places)} changes are guesses; the first is {_quoted(words)}{why}."
    return Oddity(
        "guess", said, paragraph.id, first.offset, len(words), asks=True, fix="settle them"
    )


_UNIT = re.compile(
    r"\b(PP|OP)\s*(\d+)((?:\s*(?:bis|ter|quater|quinquies|alt)(?:\s\d)?)*)", re.IGNORECASE
)


def _unit(label: str, kind: str) -> str:
    """A label without what differs in writing: "OP9bis" and "OP9 bis" are one."""
    label = re.sub(r"[\s+]+", "", label).upper()
    return f"OP{label}" if kind == "operative" and label[:1].isdigit() else label


def _status_of_another(paragraph: Paragraph) -> Iterator[Oddity]:
    """A status line that names another paragraph than the one it stands at."""
    named = _UNIT.match(paragraph.agreement.words.lstrip(" [*"))
    if named is None or not paragraph.label:
        return
    own = _unit(bare_label(paragraph.label), paragraph.kind)
    if _unit(named.group(), paragraph.kind) != own:
        yield Oddity(
            "order-doubtful",
            f"The status line at {display_name(paragraph)} names "
            f"{' '.join(named.group().split())}: their order is in doubt.",
            paragraph.id,
            asks=True,
            fix="settle the order",
        )


def _bracket_signs(paragraph: Paragraph) -> Iterator[Oddity]:
    """Bracket signs among the words that have no partner."""
    open_at: list[int] = []
    text = paragraph.text()
    alone: list[int] = []
    for at, sign in enumerate(text):
        if sign == "[":
            open_at.append(at)
        elif sign == "]" and open_at:
            open_at.pop()
        elif sign == "]":
            alone.append(at)
    # Many of one kind in a paragraph are one thing to tell.
    for places in filter(None, (open_at, alone)):
        sign, many = text[places[0]], len(places)
        told = f"A “{sign}” in" if many == 1 else f"Each of {many} “{sign}” in"
        yield Oddity(
            "bracket-unpaired",
            f"{told} {display_name(paragraph)} has no partner.",
            paragraph.id,
            places[0],
            1,
            fix="put its partner or take it out",
        )


def _used_twice(draft: Draft) -> dict[str, Oddity]:
    """Standing paragraphs whose label another standing one has; numbers may restart per heading."""
    found: dict[str, Oddity] = {}
    seen: dict[str, str] = {}
    displaced = displaced_by(draft)
    for paragraph in draft.paragraphs:
        if paragraph.kind == "heading":
            seen.clear()
        label = bare_label(paragraph.label)
        if paragraph.kind not in NEGOTIATED_KINDS or not label or paragraph.level > 1:
            continue
        if is_struck(draft, paragraph, displaced):
            continue
        unit = _unit(label, paragraph.kind)
        if unit in seen:
            said = f"Two paragraphs are called {display_name(paragraph)}."
            found[paragraph.id] = Oddity("label-twice", said, paragraph.id, fix="renumber one")
        seen[unit] = paragraph.id
    return found


def _owed(draft: Draft) -> Iterator[Oddity]:
    for remark in draft.remarks.values():
        if remark.owed:
            who = draft.shown_name(remark.by) if remark.by else "Somebody"
            on = remark.on if draft.paragraph(remark.on) else ""
            yield Oddity("words-owed", f"{who} owes words: {_quoted(remark.text)}.", on)


def _dangling(draft: Draft) -> Iterator[Oddity]:
    """What refers to something that is not there, or is referred to by nothing."""
    marked = {change for p in draft.every_paragraph() for change in p.changes()}
    marked |= {change_of(m) for b in draft.brackets.values() for m in b.ins + b.dels}
    for change in sorted(marked - set(draft.changes)):
        yield Oddity("change-missing", f"Words are marked by a change {change} that is not there.")
    for change in sorted(set(draft.changes) - marked):
        if draft.changes[change].outcome == "open":
            said = f"The change {change} has no place in the text any more."
            yield Oddity("change-without-words", said)
    named = {p.delegation for p in _every_position(draft)}
    for delegation in sorted(named - set(draft.delegations)):
        said = f"A position is by {delegation}, whom the draft does not know."
        yield Oddity("delegation-missing", said)
    for delegation in sorted(named & set(draft.delegations)):
        if draft.delegations[delegation].kind == "unknown":
            said = f"{draft.shown_name(delegation)} is in no list of delegations."
            yield Oddity("delegation-unknown", said, fix="say who it is")


def _every_position(draft: Draft) -> Iterable[Position]:
    yield from draft.positions
    for change in draft.changes.values():
        yield from change.positions
    for paragraph in draft.every_paragraph():
        yield from paragraph.positions
