"""One check for every edit: result, way back, journal form, file form, and the places it moves."""

from __future__ import annotations

import json

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft
from model.draft.place import Place
from model.draft.text import joined
from model.files.akn.read import read_akn
from model.files.akn.write import write_akn
from model.steps.edit import Edit
from model.steps.plain import from_plain, to_plain


def check_edit(
    before: Draft,
    edit: Edit,
    after: Draft,
    carries: dict[Place, Place | None] | None = None,
) -> None:
    """Prove that ``edit`` makes ``after`` of ``before``, and all that every edit owes."""
    kept = before
    assert_same(edit.apply(before), after)
    check_owed(before, edit)
    check_file_form(after)
    assert before == kept
    for place, carried in (carries or {}).items():
        assert edit.follow(place) == carried, place


def check_owed(before: Draft, edit: Edit) -> Draft:
    """Prove what every edit owes whatever it does; returns the draft after it."""
    after = edit.apply(before)
    check_one_form(after)
    back = edit.inverse(before)
    assert_same(back.apply(after), before)
    assert_same(back.inverse(after).apply(before), after)
    for one in (edit, back):
        assert from_plain(json.loads(json.dumps(to_plain(one)))) == one
    for paragraph in before.every_paragraph():
        carried = edit.follow(Place(paragraph.id, len(paragraph.text())))
        if carried is not None:
            there = after.paragraph(carried.paragraph)
            assert there is not None
            assert 0 <= carried.offset <= len(there.text())
    return after


def check_one_form(draft: Draft) -> None:
    """Prove that every paragraph is in its one form, and every id is there once."""
    paragraphs = [*draft.paragraphs, *(p for n in draft.notes.values() for p in n.paragraphs)]
    assert len({p.id for p in paragraphs}) == len(paragraphs)
    for paragraph in paragraphs:
        assert joined(paragraph.runs) == paragraph.runs
        for run in paragraph.runs:
            assert len(set(run.ins)) == len(run.ins)
            assert set(run.brackets) <= set(draft.brackets)
        assert set(paragraph.changes()) <= set(draft.changes)


def check_file_form(draft: Draft) -> None:
    """Prove that the native file brings the draft back."""
    assert_same(read_akn(write_akn(draft), DelegationTable(())).draft, draft)


def assert_same(one: Draft, other: Draft) -> None:
    """Like ``==``, but says which paragraph differs."""
    assert [p.id for p in one.paragraphs] == [p.id for p in other.paragraphs]
    for mine, theirs in zip(one.paragraphs, other.paragraphs, strict=True):
        assert mine == theirs
    assert one == other
