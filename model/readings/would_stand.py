"""A paragraph as it would stand if the room agreed it now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model.draft.agreement import OPEN, Agreement
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, display_name
from model.draft.text import PLAIN_END, Run, joined
from model.readings.lines import Rendering
from model.readings.reading import CHAIRS_PROPOSAL, Line, Piece
from model.readings.showing import Showing

WOULD_STAND = "as it would stand"
WOULD_GO = "would not stand"


def standing_line(draft: Draft, paragraph: str) -> Line | None:
    """The paragraph's line if it were agreed now; None where nothing of it would stand.

    What somebody stands against, and nobody has ruled on, would still be in brackets. A paragraph
    that flows into the one before gives the line of that one.
    """
    row = draft.paragraphs.index_of(paragraph)
    if row is None:
        return None
    here = draft.paragraphs[row]
    agreed = here
    if here.agreement.state != "agreed":
        agreed = replace(here, agreement=Agreement("agreed"))
    rendering = Rendering(draft.with_paragraph(agreed), CHAIRS_PROPOSAL)
    for start in range(row, -1, -1):
        line = rendering.row(start)
        if line is not None:
            flows = any(piece.paragraph == paragraph for piece in line.pieces)
            return line if flows and line.words().strip() else None
    return None


def as_it_would_stand(draft: Draft, paragraph: str, in_words: bool = False) -> Draft:
    """The draft with that paragraph in plain words, as it would stand, and a label that says so.

    ``in_words``: Its words say so, for a reading that gives labels of its own.
    """
    row = draft.paragraphs.index_of(paragraph)
    if row is None:
        return draft
    line = standing_line(draft, paragraph)
    owner, rows = draft.paragraphs[row], {row}
    if line is not None:
        owner = draft.paragraphs[line.row]
        ids = {piece.paragraph for piece in line.pieces}
        found = (draft.paragraphs.index_of(one) for one in ids)
        rows |= {line.row, *(one for one in found if one is not None)}
    plain = _plain(owner, line.pieces if line is not None else (), line is None)
    if in_words:
        told = Run(f"{WOULD_GO if line is None else WOULD_STAND}: ", format=("b",))
        plain = replace(plain, runs=joined((told, *plain.runs)), label=owner.label)
    gone = {p.id for p in draft.paragraphs[min(rows) : max(rows) + 1]}
    gone |= {change for r in rows for change in draft.paragraphs[r].changes()}
    positions = draft.positions
    if (positions or draft.remarks) and Showing(draft, CHAIRS_PROPOSAL).bearer in gone:
        positions = ()
        gone.add("")  # it bears what is said of the whole draft, too
    remarks = draft.remarks
    for remark in draft.remarks.values():
        if remark.on in gone:
            remarks = remarks.without(remark.id)
    paragraphs = draft.paragraphs.spliced(min(rows), max(rows) + 1, (plain,))
    return replace(draft, paragraphs=paragraphs, remarks=remarks, positions=positions)


def _plain(owner: Paragraph, pieces: Iterable[Piece], goes: bool) -> Paragraph:
    settled = owner.agreement.state == "agreed"
    named = display_name(owner)
    return replace(
        owner,
        runs=joined(_run(piece) for piece in pieces),
        end=PLAIN_END,
        label=f"{named} · {WOULD_GO if goes else WOULD_STAND}",
        agreement=owner.agreement if settled else OPEN,
        positions=(),
    )


def _run(piece: Piece) -> Run:
    if piece.run is None or piece.role not in ("words", "note"):
        return Run(piece.text)
    if piece.run.object:
        return Run(piece.run.text, object=piece.run.object, format=piece.run.format)
    return Run(piece.text, format=piece.run.format)
