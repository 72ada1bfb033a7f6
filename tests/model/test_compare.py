"""The word-by-word comparison and the alignment of paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.readings.compare import align_paragraphs, compare
from model.readings.words import loose_words_of, words_of

WORDS = st.lists(
    st.sampled_from(["sea", "the", "boats", ",", " ", "of", "nets", "-", "."]), max_size=30
)


def edits(old: str, new: str, **options) -> list[tuple[str, str]]:
    return [
        (old[d.old_start : d.old_end], new[d.new_start : d.new_end])
        for d in compare(old, new, **options)
        if d.op != "equal"
    ]


def test_an_insertion_takes_the_space_behind_it():
    assert edits("the nets of boats", "the old nets of boats") == [("", "old ")]


def test_a_replaced_word_is_one_edit():
    assert edits("Urges all boats", "Invites all boats") == [("Urges", "Invites")]


def test_a_small_word_kept_by_accident_is_rewritten_too():
    old, new = "to protect coral and kelp at sea", "to restore reefs and meadows at sea"
    assert edits(old, new) == [("protect coral and kelp", "restore reefs and meadows")]


def test_two_plain_insertions_stay_two():
    assert edits("nets and boats", "old nets and new boats") == [("", "old "), ("", "new ")]


def test_case_and_hyphens_make_no_difference_when_loose():
    assert edits("Deep-sea mining", "deep sea mining", loose=True) == []
    assert edits("Deep-sea mining", "deep sea mining") != []


def test_an_insertion_ends_where_it_is_wanted():
    old, new = "boats and nets", "boats and lines and nets"
    at = new.index(" and nets")
    assert edits(old, new, loose=True, ends={at}, tidy=False) == [("", "and lines ")]
    assert edits(old, new, loose=True, ends={at + 5}, tidy=False) == [("", "lines and ")]


def test_edits_that_touch_after_sliding_are_one():
    old = "catch in nets and boats"
    new = "catch in lines and traps and nets and boats"
    at = new.index("traps") + 5
    assert edits(old, new, loose=True, ends={at + 4}, tidy=False) == [("", "lines and traps and ")]


def test_chinese_is_compared_by_the_character_and_arabic_by_the_word():
    assert edits("保护海洋环境", "保护深海环境") == [("海洋", "深海")]
    assert len(words_of("حماية البحر")) == 3


@given(WORDS.map("".join), WORDS.map("".join))
def test_differences_cover_both_texts_and_rebuild_the_new_one(old, new):
    built, at_old, at_new = "", 0, 0
    for d in compare(old, new):
        assert (d.old_start, d.new_start) == (at_old, at_new)
        built += old[d.old_start : d.old_end] if d.op == "equal" else new[d.new_start : d.new_end]
        at_old, at_new = d.old_end, d.new_end
    assert (built, at_old, at_new) == (new, len(old), len(new))


@given(WORDS.map("".join))
def test_tokens_are_in_order_and_cover_all(text):
    assert "".join(text[w.start : w.end] for w in words_of(text)) == text
    ends = [(w.start, w.end) for w in loose_words_of(text)]
    assert ends == sorted(ends)


def test_paragraphs_are_aligned_over_a_new_one_and_a_lost_one():
    old = [("1", "boats shall be safe"), ("2", "nets shall be mended"), ("3", "crews shall rest")]
    new = [
        ("1", "boats shall be very safe"),
        ("1 bis", "harbours need light"),
        ("2", "crews shall rest"),
    ]
    assert [(p.old, p.new) for p in align_paragraphs(old, new)] == [
        (0, 0),
        (None, 1),
        (1, None),
        (2, 2),
    ]


def test_a_paragraph_that_moved_is_found_again():
    old = [("1", "boats shall be safe at sea"), ("2", "nets shall be mended by day")]
    new = [("1", "nets shall be mended by day"), ("2", "boats shall be safe at sea")]
    pairs = align_paragraphs(old, new)
    assert sorted((p.old, p.new) for p in pairs) == [(0, 1), (1, 0)]
    assert sum(p.moved for p in pairs) == 1


def test_the_label_helps_where_words_have_changed_much():
    old = [("PP1", "boats and nets and lines and crews"), ("PP2", "light and fog")]
    new = [("PP1", "boats and other vessels of every flag and size"), ("PP2", "light and fog")]
    assert (0, 0) in [(p.old, p.new) for p in align_paragraphs(old, new)]


@given(
    st.lists(st.sampled_from(["the", "of", "lamps", "a", ",", "Sea-going", "“"]), min_size=20),
    st.integers(0, 30),
    st.lists(st.sampled_from(["the", "of", "bright", "a"]), max_size=3),
    st.integers(0, 2),
    st.booleans(),
)
def test_long_ends_in_common_are_kept(words, at, put, gone, loose):
    words = [*(f"start{i}" for i in range(20)), *words, *(f"end{i}" for i in range(20))]
    old, new = " ".join(words), " ".join([*words[: at + 20], *put, *words[at + gone + 20 :]])
    found = compare(old, new, loose=loose)
    assert "".join(old[d.old_start : d.old_end] for d in found) == old
    assert "".join(new[d.new_start : d.new_end] for d in found) == new
    for d in found:
        kept = old[d.old_start : d.old_end] == new[d.new_start : d.new_end]
        assert kept == (d.op == "equal")
    if at + gone < len(words) - 40:
        assert found[0].op == found[-1].op == "equal"
