"""The shapes in which the command line tells of a draft: JSON documents and tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from model.draft.blocks import block_of
from model.draft.change import Position, Remark
from model.draft.draft import Draft
from model.draft.note import Note
from model.draft.paragraph import NEGOTIATED_KINDS, Paragraph, bare_label, display_name
from model.files.loaded import Notice
from model.readings.lines import Rendering
from model.readings.places import ChangePlace, change_places, displaced_by, is_struck
from model.readings.reading import CLEAN, INFORMAL, TABLED, Reading
from model.readings.tags import tag_text
from model.readings.tally import positions_grid

Json = dict[str, Any]


def everything(draft: Draft, notices: Iterable[Notice]) -> Json:
    """All that is known of a draft."""
    tabled, clean = _words_by_paragraph(draft, TABLED), _words_by_paragraph(draft, CLEAN)
    rivals, displaced = _rivals(draft), displaced_by(draft)
    return {
        "paragraphs": [
            _paragraph(draft, p, tabled.get(p.id, ""), clean.get(p.id, ""))
            | {"struck": is_struck(draft, p, displaced)}
            for p in draft.paragraphs
        ],
        "changes": [_change(draft, place, rivals) for place in change_places(draft)],
        "positions": [_position(draft, position) for position in draft.positions],
        "notes": _notes(draft),
        "remarks": [_remark(draft, remark) for remark in _remarks_in_order(draft)],
        "notices": [notice(one) for one in notices],
    }


def notice(one: Notice) -> Json:
    """A notice of a reader or of a check."""
    return {
        "rule": one.rule,
        "paragraph": one.paragraph,
        "offset": one.offset,
        "length": one.length,
        "message": one.message,
        "fix": one.fix,
        "where": one.where,
        "asks": one.asks,
    }


def _words_by_paragraph(draft: Draft, reading: Reading) -> dict[str, str]:
    return {
        line.paragraph: line.words().strip().replace("\n", "\u2028")
        for line in Rendering(draft, reading).lines()
    }


def _paragraph(draft: Draft, paragraph: Paragraph, tabled: str, clean: str) -> Json:
    agreement = paragraph.agreement
    # A silence procedure is one way of being pending.
    state = "pending" if agreement.state == "silence" else agreement.state
    return {
        "id": paragraph.id,
        "label": bare_label(paragraph.label),
        "kind": paragraph.kind,
        "agreement": state if paragraph.kind in NEGOTIATED_KINDS else None,
        "forum": agreement.forum,
        "tabled": tabled,
        "clean": clean,
        "positions": [_position(draft, position) for position in paragraph.positions],
    }


def _change(draft: Draft, place: ChangePlace, rivals: dict[str, list[str]]) -> Json:
    change = place.change
    others = list(rivals.get(change.id, ()))
    if place.kind == "paragraph":
        others += rivals.get(place.paragraph, ())
    return {
        "id": change.id,
        "mark": place.mark,
        "paragraph": place.paragraph,
        "offset": place.offset,
        "kind": place.kind,
        "inserted": place.inserted,
        "deleted": place.deleted,
        "held": place.held,
        "positions": [_position(draft, position) for position in change.positions],
        "outcome": change.outcome,
        "ruling": change.ruling,
        "alternatives": list(dict.fromkeys(others)),
        "confidence": change.confidence,
        "reason": change.reason,
    }


def _rivals(draft: Draft) -> dict[str, list[str]]:
    """By the id of each change, paragraph or bracket, those of which only one of them can stand."""
    rivals: dict[str, list[str]] = {}
    for group in draft.alternatives.values():
        for one in group.of:
            others = [other for other in group.of if other != one]
            for each in dict.fromkeys((one, *(p.id for p in block_of(draft, group, one)))):
                rivals.setdefault(each, []).extend(others)
    return rivals


def _position(draft: Draft, position: Position) -> Json:
    return {
        "delegation": draft.shown_name(position.delegation),
        "code": _code(draft, position.delegation),
        "stance": position.stance,
        "note": position.note,
    }


def _code(draft: Draft, delegation: str) -> str:
    known = draft.delegations.get(delegation)
    return known.code if known else delegation


def _remarks_in_order(draft: Draft) -> list[Remark]:
    """The remarks by what they are about, in the order of the text; those on the whole first."""
    order = {"": -1}
    for row, paragraph in enumerate(draft.every_paragraph()):
        for one in (paragraph.id, *paragraph.changes()):
            order.setdefault(one, row)
    return sorted(draft.remarks.values(), key=lambda r: (order.get(r.on, len(order)), r.id))


def _remark(draft: Draft, remark: Remark) -> Json:
    return {
        "id": remark.id,
        "text": remark.text,
        "delegation": draft.shown_name(remark.by) if remark.by else "",
        "code": _code(draft, remark.by) if remark.by else "",
        "on": remark.on,
        "owed": remark.owed,
    }


def _notes(draft: Draft) -> list[Json]:
    """The notes, those that the informal reading shows first and in its order."""
    rendering = Rendering(draft, INFORMAL)
    marks = rendering.showing.note_marks
    holders = {
        run.object: paragraph.id
        for paragraph in draft.every_paragraph()
        for run in paragraph.runs
        if run.object in draft.notes
    }
    order = [*marks, *(note for note in draft.notes if note not in marks)]
    return [_note(draft.notes[note], marks, holders.get(note, "")) for note in order]


def _note(note: Note, marks: dict[str, str], holder: str) -> Json:
    return {
        "mark": note.mark or marks.get(note.id, ""),
        "text": "\n".join(paragraph.text() for paragraph in note.paragraphs),
        "paragraph": holder,
    }


# -- for people ----------------------------------------------------------------------------------


def change_lines(draft: Draft) -> list[str]:
    """One place of a change a line, its columns parted by tabs."""
    return ["\t".join(_one_line(cell) for cell in _cells(draft, p)) for p in change_places(draft)]


def _cells(draft: Draft, place: ChangePlace) -> list[str]:
    paragraph = draft.paragraph(place.paragraph)
    return [
        place.mark,
        display_name(paragraph) if paragraph else "",
        place.kind,
        f"+{place.inserted.strip()}" if place.inserted else "",
        f"-{place.deleted.strip()}" if place.deleted else place.held.strip(),
        tag_text(draft, place.change.positions),
        place.change.outcome,
        place.change.ruling,
    ]


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def grid(draft: Draft) -> Json:
    """The positions grid by codes."""
    delegations, rows = positions_grid(draft)
    return {
        "delegations": [_code(draft, delegation) for delegation in delegations],
        "changes": [
            {
                "id": row.change.id,
                "paragraph": row.paragraph,
                "text": row.text,
                "stances": {_code(draft, d): stance for d, stance in row.stances.items()},
            }
            for row in rows
        ],
    }


def grid_table(draft: Draft, between: str) -> str:
    """The positions grid as a table, a row a change."""
    delegations, rows = positions_grid(draft)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=between, lineterminator="\n")
    writer.writerow(["change", "paragraph", "text", *(_code(draft, d) for d in delegations)])
    for row in rows:
        paragraph = draft.paragraph(row.paragraph)
        writer.writerow(
            [
                row.change.id,
                _safe_cell(display_name(paragraph) if paragraph else ""),
                _safe_cell(_one_line(row.text)),
                *(row.stances.get(d, "") for d in delegations),
            ]
        )
    return out.getvalue()


def _safe_cell(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
