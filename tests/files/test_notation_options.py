"""Options of several paragraphs: how far each reaches, and what choosing one does."""

from __future__ import annotations

import pytest

from model.draft.blocks import block_of
from model.draft.draft import Draft
from model.draft.paragraph import bare_label
from model.files.akn.read import read_akn
from model.files.akn.write import write_akn
from model.readings.lines import Rendering
from model.readings.reading import CLEAN
from model.steps.decision_edits import rule
from model.steps.making import Making
from model.steps.option_edits import choose_option
from model.steps.paragraph_steps import MoveParagraph, RemoveParagraphs
from model.steps.step import StepRefused
from resources import resource
from tests.files.reading import read, table

LAMPS = """# Article 4

1. Ports keep lamps.

**Option 1:**

2. Lamps are lit at dusk.

3. Lamps are put out at dawn.

**Option 2:**

2. Lamps burn all night.

3. Each port pays for its oil.

4. This Article binds all ports.

## Article 5

Bells are rung."""


def blocks(draft: Draft) -> list[list[list[str]]]:
    """The options of a draft: by the beginnings of their paragraphs."""
    return [
        [[_named(p) for p in block_of(draft, group, one)] for one in group.of]
        for group in sorted(draft.alternatives.values(), key=lambda g: g.id)
    ]


def _named(paragraph) -> str:
    return f"{bare_label(paragraph.label)} {paragraph.text()[:12]}".strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            LAMPS,
            [
                ["Option 1", "2 Lamps are li", "3 Lamps are pu"],
                ["Option 2", "2 Lamps burn a", "3 Each port pa"],
            ],
        ),
        (
            "# Bells\n\nOption A:\n\n1. Bells are rung.\n\nOption B:\n\n1. Bells are cast.\n\n"
            "2. Bells are hung.\n\n3. Bells are rung.\n\n# Horns\n\n1. Horns are blown.",
            [
                ["Option A", "1 Bells are ru"],
                ["Option B", "1 Bells are ca", "2 Bells are hu", "3 Bells are ru"],
            ],
        ),
        (
            "# Bells\n\n4. Bells:\n\n    Option 1: Bells are rung:\n\n        (a) at dusk;\n\n"
            "        (b) at dawn.\n\n    Option 2: Bells are mute:\n\n        (a) at night;\n\n"
            "        (b) at noon.\n\n5. Horns are blown.",
            [
                ["Option 1 Bells are ru", "(a) at dusk;", "(b) at dawn."],
                ["Option 2 Bells are mu", "(a) at night;", "(b) at noon."],
            ],
        ),
        (
            "# Bells\n\n1. Ports keep bells.\n\n[Option 1: Bells are rung.\n\nThey are heard.\n\n"
            "Option 2: Bells are mute.\n\nNobody hears them.\n\nThey rust.]\n\nAll ports agree.",
            [
                ["Option 1 Bells are ru", "They are hea"],
                ["Option 2 Bells are mu", "Nobody hears", "They rust."],
            ],
        ),
        (
            "# Bells\n\nAlternative A: Bells are rung.\n\nAlternative B: Bells are mute.\n\n"
            "Ports agree on all this.",
            [["Alternative A Bells are ru"], ["Alternative B Bells are mu"]],
        ),
        (
            "# Bells\n\n1. To keep bells\n\n        Option 1: of brass,\n\n"
            "        Option 2: of iron,\n   and to ring them at dusk.\n\n2. To keep horns.",
            [["Option 1 of brass,"], ["Option 2 of iron,"]],
        ),
    ],
)
def test_an_option_reaches_to_its_end(text, found):
    assert blocks(read(text).draft) == [found]


def test_what_stands_behind_the_options_is_its_own():
    words = [
        p.text()
        for p in read(
            "# Bells\n\n1. To keep bells\n\n        Option 1: of brass,\n\n"
            "        Option 2: of iron,\n   and to ring them at dusk."
        ).draft.paragraphs
    ]
    assert words[-1] == "and to ring them at dusk."


NESTED = """# Bells

Option 1:

1. Bells are rung.

    Alternative A: at dusk.

    Alternative B: at dawn.

2. Bells are tuned.

Option 2:

1. Bells are mute.

2. Bells rust."""


def test_options_within_options():
    draft = read(NESTED).draft
    sizes = sorted(
        [len(block_of(draft, group, one)) for one in group.of]
        for group in draft.alternatives.values()
    )
    assert sizes == [[1, 1], [5, 3]]


def test_a_sentence_about_an_option_heads_none():
    draft = read("# Bells\n\nOption 1 was liked by all.\n\nOption 2 was liked by none.").draft
    assert not draft.alternatives


def test_blocks_come_back_from_the_native_file():
    draft = read(NESTED).draft
    loaded = read_akn(write_akn(draft), table(), resource("schema/negotiation.rng"))
    again = loaded.draft
    assert not loaded.notices
    assert again.alternatives == draft.alternatives
    assert any(group.through for group in again.alternatives.values())


def test_choosing_an_option_takes_all_paragraphs_of_the_others_out():
    draft = read(LAMPS).draft
    row = next(i for i, p in enumerate(draft.paragraphs) if "burn" in p.text())
    after = choose_option(draft, draft.paragraphs[row].id).apply(draft)
    assert [_named(p) for p in after.paragraphs] == [
        *("Article 4", "1 Ports keep l", "2 Lamps burn a", "3 Each port pa"),
        *("4 This Article", "Article 5", "Bells are ru"),
    ]
    assert not after.alternatives


def test_an_option_chosen_before_tabling_loses_its_name():
    draft = read("# Bells\n\nOption 1: Bells ring.\n\nOption 2: Bells are mute.").draft
    after = choose_option(draft, draft.paragraphs[-1].id).apply(draft)
    told = [(p.label, p.text()) for p in after.paragraphs]
    assert told == [("", "Bells"), ("", "Bells are mute.")]


def test_options_within_a_rejected_one_go_with_it():
    draft = read(NESTED).draft
    after = choose_option(draft, draft.paragraphs[-1].id).apply(draft)
    assert not after.alternatives
    assert [p.text() for p in after.paragraphs] == ["Bells", "Bells are mute.", "Bells rust."]


def test_in_a_tabled_text_the_chair_strikes_the_other_options():
    tabled = read(LAMPS + "\n\nHorns are (Cuba: “never”) blown.").draft
    row = next(i for i, p in enumerate(tabled.paragraphs) if "burn" in p.text())
    after = choose_option(tabled, tabled.paragraphs[row].id).apply(tabled)
    clean = [line.words() for line in Rendering(after, CLEAN).lines()]
    assert not any("dusk" in words or "dawn" in words for words in clean)
    assert any("burn all night" in words for words in clean)
    (struck,) = (c for c in after.changes.values() if c.ruling == "take")
    assert len(after.carrying(struck.id)) == 3


def test_the_chair_may_choose_another_option_later():
    tabled = read(LAMPS + "\n\nHorns are (Cuba: “never”) blown.").draft
    rows = {
        word: next(i for i, p in enumerate(tabled.paragraphs) if word in p.text())
        for word in ("dusk", "burn")
    }
    after = tabled
    for word, gone in (("dusk", "burn"), ("burn", "dusk"), ("dusk", "burn")):
        after = choose_option(after, tabled.paragraphs[rows[word]].id).apply(after)
        clean = " ".join(line.words() for line in Rendering(after, CLEAN).lines())
        assert word in clean and gone not in clean
    assert len(after.changes) == len(tabled.changes) + 2


TAGGED = """The Assembly of Harbours,

OP1. Asks ports to rest.

Option 1:

OP2 bis. Asks ports to keep lamps; (Cuba)

OP2 ter. Asks ports to keep oil; (Cuba)

Option 2:

OP2 bis. Asks ports to keep bells; (Peru)

OP2 ter. Asks ports to ring them; (Peru)"""


def test_taking_a_change_of_one_option_leaves_those_of_the_other():
    draft = read(TAGGED).draft
    named = {
        next(p.text().split()[-1] for p in draft.carrying(c.id)): c.id
        for c in draft.changes.values()
    }
    after = rule(draft, named["lamps;"], "take").apply(draft)
    left = {words for words, c in named.items() if after.changes[c].ruling == "leave"}
    assert left == {"bells;", "them;"}
    assert after.changes[named["oil;"]].ruling == ""


def test_a_block_keeps_its_ends_when_paragraphs_of_it_go():
    draft = read(LAMPS).draft
    (group,) = draft.alternatives.values()
    making = Making(draft, "")
    first, *_, last = block_of(draft, group, group.of[0])
    making.do(RemoveParagraphs((last.id,)))
    (now,) = making.draft.alternatives.values()
    assert [len(block_of(making.draft, now, one)) for one in now.of] == [2, 3]
    making.do(RemoveParagraphs((first.id,)))
    (now,) = making.draft.alternatives.values()
    assert [len(block_of(making.draft, now, one)) for one in now.of] == [1, 3]
    edit = making.edit("Take out")
    assert edit.inverse(draft).apply(making.draft) == draft


def test_a_paragraph_moved_out_of_its_option_is_none_of_it():
    draft = read(LAMPS).draft
    (group,) = draft.alternatives.values()
    head, *_, last = block_of(draft, group, group.of[0])
    making = Making(draft, "")
    making.do(MoveParagraph(last.id, group.of[1]))
    assert blocks(making.draft)[0][0] == ["Option 1", "2 Lamps are li"]
    edit = making.edit("Move")
    assert edit.inverse(draft).apply(making.draft) == draft
    making = Making(draft, "")
    making.do(MoveParagraph(last.id, head.id))
    assert blocks(making.draft)[0][0] == ["Option 1", "3 Lamps are pu", "2 Lamps are li"]


SHORT = """OP1. Ports keep lamps;

Option 1: Lamps are lit at dusk;

Option 2:

OP2. Lamps burn all night;

OP3. Each port pays for its oil;{more}"""


@pytest.mark.parametrize("more", ["", "\n\nOption 3: Lamps are sold;"])
def test_an_option_of_one_paragraph_moved_into_another_one_belongs_to_that(more):
    draft = read(SHORT.format(more=more)).draft
    (group,) = draft.alternatives.values()
    single, head = group.of[:2]
    assert len(block_of(draft, group, single)) == 1
    making = Making(draft, "")
    making.do(MoveParagraph(single, block_of(draft, group, head)[1].id))
    left = list(making.draft.alternatives.values())
    assert [single in one.of for one in left] == ([False] if more else [])
    if more:
        assert [len(block_of(making.draft, left[0], one)) for one in left[0].of] == [4, 1]
    edit = making.edit("Move")
    assert edit.inverse(draft).apply(making.draft) == draft


def test_a_paragraph_of_no_option_cannot_be_chosen():
    draft = read(LAMPS).draft
    with pytest.raises(StepRefused):
        choose_option(draft, draft.paragraphs[1].id)
