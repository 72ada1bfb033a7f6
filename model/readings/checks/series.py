"""Series of like openings: "Recalling", "Recalling also", "Recalling further"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.readings.checks.oddity import Mend, Oddity
from model.readings.checks.openings import Form, Opening, Openings
from model.readings.checks.standing import Standing

_FORMS: tuple[Form, ...] = ("bare", "also", "further")


def series_oddities(rows: Sequence[Standing], openings: Openings) -> Iterator[Oddity]:
    """Openings that say again what the paragraph before says, or "also" after nothing like it.

    The words are counted a head over neighbouring paragraphs of one kind; behind "further" a
    series begins anew.
    """
    head, kind, expected = "", "", 0
    for row in rows:
        paragraph = row.paragraph
        if paragraph.kind not in ("preambular", "operative", "heading") or paragraph.level > 1:
            continue
        if row.rival:
            head = ""
            continue
        opening = openings.of(row.text) if paragraph.kind != "heading" else None
        if opening is None:
            head = ""
            continue
        goes_on = _verb(opening) == head and paragraph.kind == kind
        if not goes_on:
            head, kind = _verb(opening), paragraph.kind
            expected = _FORMS.index(opening.form)
            if opening.form == "further" and _is_single(openings, opening):
                expected = 0
        else:
            expected = (expected + 1) % len(_FORMS)
        wanted = _FORMS[expected]
        if opening.form == wanted or (opening.form == "bare" and expected == 0):
            expected = _FORMS.index(opening.form)
            continue
        if goes_on and openings.forms.get((opening.head, wanted)):
            yield _oddity(row, opening, openings.forms[opening.head, wanted])


def _verb(opening: Opening) -> str:
    """What a series is counted by: "Recalling" and "Recalling that" are one."""
    return opening.head.removesuffix(" that")


def _is_single(openings: Openings, opening: Opening) -> bool:
    return not openings.forms.get((opening.head, "also"))


def _oddity(row: Standing, opening: Opening, wanted: str) -> Oddity:
    start, length = row.place(0, opening.length)
    now = " ".join(row.text[: opening.length].split())
    whole = row.is_whole(0, opening.length)
    return Oddity(
        "series",
        f"{row.name} opens with “{now}” like the paragraph before it; "
        f"in a series it is “{wanted}”.",
        row.paragraph.id,
        start,
        length,
        fix=f"write “{wanted}”",
        mend=Mend(row.paragraph.id, start, start + length, wanted) if whole else None,
    )
