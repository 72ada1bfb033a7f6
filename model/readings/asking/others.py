"""Guesses that no other question is about: paragraphs struck or merged, words only struck."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.readings.asking.guesses import is_guess
from model.readings.asking.question import Answer, Deed, Question
from model.readings.places import ChangePlace, places_in

_SHOWN = 60


def other_questions(
    draft: Draft, guessed: Iterable[Paragraph], asked: Collection[str]
) -> Iterator[Question | None]:
    """A question for each guessed change that is not among those ``asked`` about.

    ``guessed`` are the paragraphs with such changes, those of notes too.
    """
    told = set(asked)
    for paragraph in guessed:
        yield None
        for place in places_in(draft, paragraph):
            known = place.change
            if not is_guess(known) or known.id in told:
                continue
            told.add(known.id)
            words = place.inserted or place.deleted or place.held
            yield Question(
                "other",
                f"{_told(place, words)} in {display_name(paragraph)}: is that right?",
                (Answer("yes", Deed("settle", ids=(known.id,)), words.strip()),),
                paragraph.id,
                place.offset,
                len(words),
                (known.id,),
                known.confidence,
                known.reason,
            )


def _told(place: ChangePlace, words: str) -> str:
    words = " ".join(words.split())
    words = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
    verbs = {"deletion": "is struck", "hold": "is spoken of", "replacement": "is replaced"}
    if place.kind == "paragraph" and not place.inserted:
        return f"“{words}” is struck"
    return f"“{words}” {verbs.get(place.kind, 'is put in')}"
