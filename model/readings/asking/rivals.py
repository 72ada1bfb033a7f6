"""Which things are alternatives: a bis like its base, amendments side by side, two agreed rivals,
paragraphs that may have moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, bare_label, display_name
from model.draft.text import change_of
from model.readings.asking.guesses import is_guess
from model.readings.asking.question import Answer, Deed, Question
from model.readings.by_and_by import paced
from model.readings.places import ChangePlace, places_in
from model.readings.small_words import FUNCTION_WORDS
from model.readings.words import is_word, loose_words_of

_CHAIN = re.compile(r"(?P<base>.*?)[ ]?(?:bis|ter|quater|quinquies)(?: \d+)?$")
_ALIKE = 0.5
_OFTEN = 256


def version_questions(draft: Draft) -> Iterator[Question | None]:
    """A bis with much of its base's words: a paragraph of its own, or another version of it?"""
    by_label: dict[str, Paragraph] = {}
    for chunk in draft.paragraphs.chunks:
        by_label.update({bare_label(p.label): p for p in chunk if p.label})
        yield None
    together = [set(group.of) for group in draft.alternatives.values()]
    for paragraph in paced(draft.paragraphs, _OFTEN):
        if paragraph is None:
            yield None
            continue
        found = _CHAIN.match(bare_label(paragraph.label))
        base = by_label.get(found["base"].strip()) if found else None
        if base is None or not paragraph.end.ins or not _is_open(draft, paragraph):
            continue
        pair = (base.id, paragraph.id)
        if any(set(pair) <= group for group in together) or _likeness(base, paragraph) < _ALIKE:
            continue
        name, old = display_name(paragraph), display_name(base)
        yield Question(
            "version",
            f"Is {name} a paragraph of its own, or another version of {old}?",
            (
                Answer("of its own", Deed("settle", ids=_makers(paragraph)), name),
                Answer(f"a version of {old}", Deed("rivals", ids=pair), name),
            ),
            paragraph.id,
            0,
            len(paragraph.text()),
            _makers(paragraph),
        )


def _is_open(draft: Draft, paragraph: Paragraph) -> bool:
    known = [draft.changes.get(one) for one in _makers(paragraph)]
    return any(c is not None and c.outcome == "open" for c in known)


def _makers(paragraph: Paragraph) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(change_of, paragraph.end.ins)))


def _likeness(one: Paragraph, other: Paragraph) -> float:
    sets = [
        {w.key for w in loose_words_of(p.text()) if is_word(w) and w.key not in FUNCTION_WORDS}
        for p in (one, other)
    ]
    smaller = min(map(len, sets))
    return len(sets[0] & sets[1]) / smaller if smaller > 2 else 0.0


def rival_questions(draft: Draft, guessed: Iterable[Paragraph]) -> Iterator[Question | None]:
    """Insertions of different delegations side by side: both, or one of them?"""
    together = [set(group.of) for group in draft.alternatives.values()]
    for paragraph in guessed:
        yield None
        text = paragraph.text()
        places = [p for p in places_in(draft, paragraph) if _is_insertion(p)]
        for one, other in pairwise(places):
            pair = (one.change.id, other.change.id)
            end = one.offset + len(one.inserted)
            who = [{p.delegation for p in place.change.positions} for place in (one, other)]
            if text[end : other.offset].strip() or other.offset < end or not all(who):
                continue
            if who[0] & who[1] or any(set(pair) <= group for group in together):
                continue
            yield Question(
                "rivals",
                f"“{one.inserted.strip()}” and “{other.inserted.strip()}” in "
                f"{display_name(paragraph)}: both, or one of them?",
                (
                    Answer("both", Deed("settle", ids=())),
                    Answer("one of them", Deed("rivals", ids=pair)),
                ),
                paragraph.id,
                one.offset,
                other.offset + len(other.inserted) - one.offset,
                pair,
            )


def _is_insertion(place: ChangePlace) -> bool:
    return place.kind == "insertion" and is_guess(place.change)


def standing_questions(draft: Draft) -> Iterator[Question]:
    """Alternatives that are all agreed: which one stands?"""
    for group in draft.alternatives.values():
        members = [p for one in group.of if (p := draft.paragraph(one)) is not None]
        agreed = [p for p in members if p.agreement.state == "agreed"]
        makers = {p.id: _makers(p) for p in agreed}
        open_ones = [
            one
            for ids in makers.values()
            for one in ids
            if (c := draft.changes.get(one)) and c.outcome == "open" and not c.ruling
        ]
        if len(agreed) < 2 or not open_ones:
            continue
        answers = []
        for paragraph in agreed:
            others = tuple(c for c in open_ones if c not in makers[paragraph.id])
            own = next(iter(makers[paragraph.id]), "")
            answers.append(Answer(display_name(paragraph), Deed("take", ids=others, other=own)))
        names = " and ".join(display_name(p) for p in agreed)
        yield Question(
            "stands",
            f"{names} are agreed; which one stands?",
            tuple(answers),
            agreed[-1].id,
            changes=tuple(open_ones),
        )


def order_questions(draft: Draft) -> Iterator[Question | None]:
    """Paragraphs that a reader took for moved."""
    for change in paced(draft.changes.values(), _OFTEN):
        if change is None:
            yield None
            continue
        moved = draft.paragraph(change.moved_to) if change.moved_to else None
        doubtful = change.confidence is not None and change.confidence < 1
        if moved is None or not doubtful or change.outcome != "open":
            continue
        home = draft.paragraph(change.moved_from)
        old = display_name(home) if home is not None else "its old place"
        yield Question(
            "order",
            f"Was {display_name(moved)} moved here from {old}?",
            (
                Answer("yes", Deed("settle", ids=(change.id,))),
                Answer("no, leave it where it was", Deed("leave", ids=(change.id,))),
            ),
            moved.id,
            0,
            len(moved.text()),
            (change.id,),
            change.confidence,
            change.reason,
        )
