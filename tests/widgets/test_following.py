"""After any edits the columns show what they would if the draft had just been opened."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from tests.drafts import random_draft
from tests.gui import make_table, text_of
from tests.widgets.test_changed_rows import edited


def everything(table):
    """What every cell shows, and how high each row is, once all is settled."""
    rows = len(table.geometry_of_rows)
    table.settling.settle(range(rows))
    texts = [[text_of(table, column, row) for row in range(rows)] for column in range(3)]
    return texts, table.geometry_of_rows.heights.all()


@pytest.mark.parametrize("seed", range(25))
def test_edits_lead_where_opening_leads(qtbot, seed):
    rng = Random(seed)
    draft = random_draft(rng, 9, 9)
    table = make_table(qtbot)
    table.show_draft(draft)
    for _ in range(5):
        draft = edited(draft, rng)
        table.show_draft(draft)
        if rng.random() < 0.5:
            everything(table)
    fresh = make_table(qtbot)
    fresh.show_draft(replace(draft))
    for shown in (table, fresh):
        shown.caret.put(0)
    assert everything(table) == everything(fresh)
    assert table.columns[0].pane.document().blockCount() == len(draft.paragraphs)
