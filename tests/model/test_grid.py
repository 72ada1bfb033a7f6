"""The grid of positions follows edits, and looks only at what they touched."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from model.draft.agreement import Agreement
from model.draft.change import Bracket
from model.draft.draft import Draft
from model.draft.paragraphs import Paragraphs
from model.draft.place import Place
from model.draft.text import change_of
from model.readings.grid import Grid, GridFilter, GridState
from model.readings.places import change_places
from model.readings.tally import tally
from model.steps.agreeing_edits import put_under_silence, wait_for
from model.steps.decision_edits import rule
from model.steps.step import StepRefused
from model.steps.typing_edits import insert_words
from tests.acts import any_edit
from tests.bench.generator import make
from tests.builders import change, dele, delegation, draft, ins, note, note_mark, op, pp
from tests.drafts import drafts, random_draft
from tests.edits import take_position


def rolling() -> Draft:
    return draft(
        pp("Noting ", ins("c1", "all "), *dele("c2", "old "), "lamps,", label="PP1."),
        pp(ins("c3", "new "), "wicks,", label="PP2.", agreement=Agreement("agreed")),
        op("Urges ", *dele("c4", "some"), ins("c4", "all"), ";", label="1."),
        changes=[
            change("c1", "egy propose", "tur support", "irn reserve"),
            change("c2", "mex delete"),
            change("c4", "cub propose", outcome="accepted"),
        ],
    )


def passing(wanted: GridFilter) -> list[str]:
    grid = Grid(rolling())
    return [one for one in grid.homes if grid.passes(one, wanted)]


def test_changes_stand_in_the_order_of_the_text_with_their_words():
    grid = Grid(rolling())
    assert [(c, grid.label(c), grid.words(c), grid.state(c)) for c in grid.homes] == [
        ("c1", "PP1", "+ all", "open"),
        ("c2", "PP1", "− old", "open"),
        ("c3", "PP2", "+ new", "agreed"),
        ("c4", "OP1", "− some + all", "accepted"),
    ]


def test_changes_in_paragraphs_that_wait_say_so_and_can_be_looked_at_alone():
    before = rolling()
    grid = Grid(before)
    cuba = delegation("cub")
    after = wait_for(before, "p1", [cuba], []).apply(before)
    assert {"c1", "c2"} <= (grid.follow(after) or set())
    after = rule(after, "c2", "leave").apply(after)
    grid.follow(after)
    assert [grid.state(c) for c in grid.homes] == [
        "pending",
        "pending, leave",
        "agreed",
        "accepted",
    ]
    waiting = GridFilter(state="waiting")
    assert [c for c in grid.homes if grid.passes(c, waiting)] == ["c1", "c2"]
    grid.follow(put_under_silence(after, "p1", "2031-03-12T18:00:00Z").apply(after))
    assert grid.state("c1") == "silence"
    grid.follow(before)
    assert not any(grid.passes(c, waiting) for c in grid.homes)


def test_filters_by_state_delegation_stance_and_words():
    assert passing(GridFilter(state="open")) == ["c1", "c2"]
    assert passing(GridFilter(state="reserved")) == ["c1"]
    assert passing(GridFilter(state="accepted")) == ["c4"]
    assert passing(GridFilter(delegation="mex")) == ["c2"]
    assert passing(GridFilter(delegation="irn", stance="support")) == []
    assert passing(GridFilter(stance="support")) == ["c1"]
    assert passing(GridFilter(words="pp1")) == ["c1", "c2"]
    assert passing(GridFilter(words="Some")) == ["c4"]


def test_changes_in_notes_and_on_brackets_are_there_too():
    text = pp("Noting ", note_mark("n1"), "lamps,", label="PP1.")
    noted = draft(
        text,
        notes=[note("n1", "See ", ins("c7", "below"), ".")],
        brackets=[Bracket("b1", ins=("c8",))],
    )
    assert list(Grid(noted).homes) == ["c7", "c8"]
    assert Grid(noted).words("c7") == "+ below"


def test_an_edit_touches_only_its_own_changes():
    before = make(600, 1200)
    grid = Grid(before)
    known = next(c for p in before.paragraphs[40:] for c in p.changes())
    assert grid.follow(take_position(before, known, "egy", "support").apply(before)) == {known}
    open_one = next(p for p in before.paragraphs[60:] if p.agreement.state == "open")
    edit = insert_words(grid.draft, Place(open_one.id, 3), "x", "egy")
    touched = grid.follow(edit.apply(grid.draft))
    assert touched is not None and set(open_one.changes()) <= touched
    assert len(touched) == len(open_one.changes()) + 1


@given(st.lists(st.tuples(st.integers(0, 90), st.sampled_from("wspm")), max_size=6))
def test_a_grid_that_followed_edits_is_like_one_made_afresh(acts: list[tuple[int, str]]):
    now = make(60, 160)
    grid = Grid(now)
    for at, act in acts:
        now = _edited(now, at, act)
        grid.follow(now)
    fresh = Grid(now)
    assert list(grid.homes.items()) == list(fresh.homes.items())
    assert +grid.spoke == +fresh.spoke
    assert [grid.words(c) for c in grid.homes] == [fresh.words(c) for c in fresh.homes]
    assert set(grid.homes) == {p.change.id for p in change_places(now)}


@given(st.integers(0, 2**32))
def test_a_grid_tells_of_every_change_that_reads_otherwise(seed: int):
    rng = Random(seed)
    now = random_draft(rng, rng.randint(1, 6), rng.randint(0, 8))
    grid = Grid(now)
    for count in range(4):
        try:
            now = any_edit(rng, now, f"cnew{count}").apply(now)
        except StepRefused:
            continue
        before = {one: _told(grid, one) for one in grid.homes}
        changed = grid.follow(now)
        fresh = Grid(now)
        assert list(grid.homes) == list(fresh.homes)
        for one in fresh.homes:
            assert _told(grid, one) == _told(fresh, one)
            if changed is not None and one not in changed:
                assert before[one] == _told(fresh, one)


@given(drafts())
def test_the_grid_has_open_what_is_counted_as_open(whole: Draft):
    grid = Grid(whole)
    drawn = {change_of(m) for b in whole.brackets.values() for m in b.ins + b.dels}
    text = set(grid.homes) - drawn

    def passing(state: GridState) -> set[str]:
        return {one for one in text if grid.passes(one, GridFilter(state=state))}

    assert passing("open") == text.intersection(tally(whole).changes)
    assert passing("reserved") == text.intersection(tally(whole).reserved)


def test_a_change_that_can_no_longer_stand_is_moot():
    text = pp(ins("c1", "all ", ins("c2", "old ")), "lamps,", label="PP1.")
    whole = draft(text, changes=[change("c1", "egy propose", outcome="withdrawn")])
    assert Grid(whole).state("c2") == "moot"
    assert not Grid(whole).passes("c2", GridFilter(state="open"))


def _told(grid: Grid, change: str) -> tuple[object, ...]:
    states = ("open", "reserved", "waiting")
    passes = tuple(grid.passes(change, GridFilter(state=state)) for state in states)
    return grid.state(change), grid.words(change), grid.label(change), passes


def _edited(now: Draft, at: int, act: str) -> Draft:
    paragraph = now.paragraphs[4 + at % (len(now.paragraphs) - 4)]
    known = paragraph.changes()
    if act == "w" and paragraph.agreement.state == "open":
        return insert_words(now, Place(paragraph.id, at % 8), "x", "egy").apply(now)
    if act == "s" and known and paragraph.agreement.state == "open":
        return take_position(now, known[0], "egy", "reserve").apply(now)
    if act == "p":
        settled = replace(paragraph, agreement=Agreement("withdrawn"))
        return now.with_paragraph(settled)
    rest = [p for p in now.paragraphs if p is not paragraph]
    return replace(now, paragraphs=Paragraphs([*rest, paragraph]))
