"""Text out, text in: the same draft, or a notice that says where it is not."""

from __future__ import annotations

from random import Random

import pytest

from model.draft.draft import Draft
from model.draft.text import change_of
from model.files.critic import without_critic_marks
from model.files.notation.critic_write import write_critic
from model.files.notation.return_trip import lost_on_return
from model.files.notation.write import write_notation
from tests.builders import draft, ins, op
from tests.drafts import random_draft
from tests.files.plain_drafts import plain_draft
from tests.files.reading import phrases, read, table


def lost(of: Draft, text: str) -> list[str]:
    return [n.paragraph for n in lost_on_return(of, text, table(), phrases())]


@pytest.mark.parametrize("seed", range(60))
def test_what_rooms_have_comes_back_whole(seed):
    of = plain_draft(seed)
    assert lost(of, write_notation(of)) == []
    assert lost(of, without_critic_marks(write_critic(of))) == []


@pytest.mark.parametrize("seed", range(60))
def test_alternatives_come_back(seed):
    of = plain_draft(seed)
    again = read(write_notation(of)).draft
    assert groups_of(again) == groups_of(of)


def groups_of(of: Draft) -> list[list[tuple[str, str]]]:
    """What a draft's alternatives put in and take out, a group each."""
    return sorted([told_of(of, one) for one in g.of] for g in of.alternatives.values())


def told_of(of: Draft, change: str) -> tuple[str, str]:
    """What a change puts in and takes out."""
    words = ["", ""]
    for paragraph in of.paragraphs:
        for run in paragraph.runs:
            for at, marks in enumerate((run.ins, run.dels)):
                if change in map(change_of, marks):
                    words[at] += run.text
    return words[0].strip(), words[1].strip()


@pytest.mark.parametrize("seed", range(25))
def test_what_was_read_of_a_text_is_written_the_same_again(seed):
    once = read(write_notation(plain_draft(seed))).draft
    text = write_notation(once)
    assert write_notation(read(text).draft) == text


@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_drafted_is_written_and_what_is_lost_is_told(seed):
    of = random_draft(Random(seed), 3, 4)
    text = write_notation(of)
    told = set(lost(of, text))
    assert told <= {p.id for p in of.paragraphs}
    assert lost(of, without_critic_marks(write_critic(of))) is not None


def test_a_change_that_parts_a_word_is_told():
    of = draft(op("Urges qu", ins("c1", "i"), "et ports;", id="one", label="1 bis."))
    assert lost(of, write_notation(of)) == ["one"]
