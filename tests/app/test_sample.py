"""The sample uses every device of the notation, and each is recognised."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from app.equipment import shipped_equipment
from model.draft.draft import Draft
from model.draft.paragraph import MASTHEAD_KINDS, bare_label
from model.files.choose import read_file
from model.files.loaded import Loaded
from model.readings.lines import printed_lines
from model.readings.places import change_places
from model.readings.reading import CLEAN, INFORMAL, TABLED
from model.readings.tally import tally
from resources import resource

NAME = "mountain-refuges"


@cache
def sample(with_tabled: bool = False) -> Loaded:
    equipment = shipped_equipment()
    tabled: Draft | None = None
    if with_tabled:
        name = f"{NAME}.tabled.txt"
        tabled = read_file(name, resource("sample", name), equipment).draft
    name = f"{NAME}.txt"
    return read_file(name, resource("sample", name), equipment, tabled)


def label_of(draft: Draft, paragraph: str) -> str:
    found = draft.paragraph(paragraph)
    return bare_label(found.label) if found else ""


def test_the_frame_of_the_document_is_recognised():
    draft = sample().draft
    kinds = [p.kind for p in draft.paragraphs]
    assert set(MASTHEAD_KINDS) <= set(kinds)
    assert kinds.count("title") == 1
    assert kinds.count("enacting") == 1
    assert draft.symbol == "E/CM.4/2031/L.7"


def test_labels_and_their_chains_are_recognised():
    labels = [bare_label(p.label) for p in sample().draft.paragraphs if p.label]
    for label in ("PP1", "PP3 bis", "PP3 ter", "PP3 ter alt", "8 bis", "OP9 bis", "OP9 ter", "(a)"):
        assert label in labels


def test_what_is_agreed_and_what_is_open():
    draft = sample().draft
    agreed = [p for p in draft.paragraphs if p.agreement.state == "agreed"]
    assert {p.agreement.forum for p in agreed} == {"informals", "adref"}
    pending = next(p for p in draft.paragraphs if bare_label(p.label) == "4")
    assert pending.agreement.pending == ("aut",)
    told = {label_of(draft, p) for p in tally(draft).paragraphs}
    assert {"", "PP1", "PP2", "PP7", "3", "5", "8", "8 bis"} <= told


def test_every_stance_is_taken():
    draft = sample().draft
    stances = {p.stance for c in draft.changes.values() for p in c.positions}
    assert stances >= {
        *("propose", "support", "retain", "delete", "reserve", "flexible", "consult")
    }
    whole = {(p.delegation, p.stance) for p in draft.positions}
    assert ("che", "propose") in whole
    assert {d for d, stance in whole if stance == "reserve"} == {"orgeu", "can", "nor", "nzl"}


def test_parentheses_that_are_no_tags_stay_words():
    words = "\n".join(printed_lines(sample().draft, CLEAN))
    assert "(LWF-28)" in words
    assert "Bolivia (Plurinational State of)" in words
    assert "(keepers, cooks and guides)" in words
    assert not re.search(r"\((?:Nepal|Georgia|Peru|Chile)\b", words)


def test_every_kind_of_change_is_found():
    kinds = {place.kind for place in change_places(sample().draft)}
    assert kinds >= {"insertion", "deletion", "replacement", "move", "hold", "paragraph"}


@pytest.mark.parametrize(
    ("label", "inserted", "deleted"),
    [
        ("2", "Encourages", "Urges"),
        ("1", "roofs, stoves and doors", "leaking roofs and broken stoves"),
        ("8", "consultation", "close cooperation"),
        ("9", "Urges", "Invites"),
        ("10+", "bees wax", "beeswax"),
        ("PP3", "Welcoming", "Noting"),
    ],
)
def test_replacements_of_every_form_are_pairs(label, inserted, deleted):
    draft = sample().draft
    pairs = [
        (place.inserted.strip(), place.deleted.strip())
        for place in change_places(draft)
        if label_of(draft, place.paragraph) == label
    ]
    assert (inserted, deleted) in pairs


def test_brackets_alternatives_notes_and_remarks_are_found():
    draft = sample().draft
    assert "[should][shall]" in "\n".join(printed_lines(draft, CLEAN))
    assert "[and [at least two] blankets a bed]" in "\n".join(printed_lines(draft, CLEAN))
    assert draft.alternatives
    assert len(draft.notes) == 6
    told = " ".join(remark.text for remark in draft.remarks.values())
    assert "addition of other readers" in told
    assert "moving" in told


def test_what_is_in_doubt_is_asked():
    rules = {notice.rule for notice in sample().notices if notice.asks}
    assert {"alternatives-agreed", "order-doubtful", "move-doubtful"} <= rules


def test_no_word_is_lost():
    loaded = sample()
    draft = loaded.draft
    shown = " ".join(printed_lines(draft, INFORMAL))
    shown += " ".join(p.text() for note in draft.notes.values() for p in note.paragraphs)
    shown += " ".join(notice.message for notice in loaded.notices)
    missing = _words(resource("sample", f"{NAME}.txt").decode()) - _words(shown)
    assert missing == set()


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_¹²³⁴-⁹]{2,}", text.casefold()))


def test_with_the_tabled_text_insertions_are_certain():
    draft = sample(with_tabled=True).draft
    lines = printed_lines(draft, TABLED)
    for line in (
        "Opening the doors of mountain refuges to walkers and pedlars in every season",
        "2. Urges wardens to keep a book of arrivals and departures at the door and a spare key "
        "under the mat, consistent with local custom;",
        "7. Encourages schools to spend a night of each year in a refuge:",
        "8. Requests the Secretariat to prepare, in close cooperation with wardens, a handbook of "
        "soups for huts, and to send a copy to every refuge;",
        "12. Decides to look at the matter again when the snow has melted.",
    ):
        assert line in lines
    guessed = {c.id for c in draft.changes.values() if c.confidence is not None}
    unaided = {c.id for c in sample().draft.changes.values() if c.confidence is not None}
    assert len(guessed) < len(unaided) / 2


def test_the_readme_opens_the_sample():
    root = Path(__file__).resolve().parents[2]
    readme = (root / "README.md").read_text(encoding="utf-8")
    (named,) = re.findall(r"main\.py (resources/sample/\S+\.txt)", readme)
    assert (root / named).is_file()
