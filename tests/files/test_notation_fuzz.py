"""Texts that nobody wrote: whatever comes in, a draft comes out, and no word goes in silence."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from random import Random

import pytest

from model.files.loaded import Loaded
from tests.files.reading import read

SIGNS = (
    *("[", "]", "(", ")", "~~", "*", "**", "/", ":", ";", ",", ".", "\n", "\n\n", "¹", "{", "}"),
    *(" (Iran)", "(Chile; reservation: Cuba)", "[OP1 agreed]", "OP1. ", "PP2 bis ", "“", "”", "\\"),
    *("Option 1:", "[EU: ", "# ", "(a) ", "1. ", " - ", "___\n", "ADD ", "(?)", "(…)", "\t"),
)
WORDS = ("lamps", "the", "quays", "Urges", "Recalling", "harbour", "of", "tides", "Iran", "and")


def text_of(rng: Random, size: int = 120) -> str:
    """A text by chance."""
    parts = (rng.choice(SIGNS if rng.random() < 0.4 else WORDS) for _ in range(size))
    return "".join(part + rng.choice((" ", "", " ")) for part in parts)


def everything_said(loaded: Loaded) -> str:
    """All that came of a text: words, labels, notes, remarks, names, notices."""
    draft = loaded.draft
    said = [f"{p.label} {p.text()} {p.agreement.words}" for p in draft.paragraphs]
    said += [n.mark + " " + "".join(p.text() for p in n.paragraphs) for n in draft.notes.values()]
    said += [r.text for r in draft.remarks.values()]
    said += [n.message for n in loaded.notices]
    for delegation in draft.delegations.values():
        said += [delegation.shown, delegation.name, *delegation.aliases]
    for change in draft.changes.values():
        said += [f"{p.stance} {p.note}" for p in change.positions]
    return " ".join(said)


@pytest.mark.parametrize("seed", range(60))
def test_any_text_is_read_and_keeps_its_words(seed):
    text = text_of(Random(seed))
    loaded = read(text)
    kept = set(re.findall(r"[a-z]{3,}", everything_said(loaded).casefold()))
    said = set(re.findall(r"[a-z]{3,}", text.casefold())) - {"reservation", "agreed", "add"}
    glued = "".join(sorted(kept))
    missing = {word for word in said - kept if word not in glued}
    assert not missing, text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "\n" * 9,
            " ",
            "[",
            "]",
            "(",
            "((((",
            "~~",
            "*",
            "**",
            "#",
            "(Iran)",
            "[EU:",
            "{EU: a",
        ),
        *(
            "ADD",
            "OP1",
            "PP1.",
            "[OP1 agreed]",
            "¹",
            "¹ note",
            "Option 1:",
            "(Iran\nCuba)",
            "\u2028",
        ),
        *("\x00\ud800", "OP1. a (Iran) " * 300, "[" * 400 + "a" + "]" * 400, "a\n" * 500),
    ],
)
def test_hard_texts_are_read(text):
    assert read(text).draft.id


def test_words_are_counted_and_not_only_known():
    text = "OP1. Asks lamps [lamps (Iran) and ~~lamps~~ lamps (Cuba)] lamps;\n\nlamps lamps"
    words = Counter(re.findall(r"lamps", "".join(p.text() for p in read(text).draft.paragraphs)))
    assert words["lamps"] == 7


def characters(text: str) -> Counter[str]:
    """Letters and digits, with how often each stands there."""
    return Counter(c for c in text if c.isalnum())


def test_lines_of_signs_keep_every_character_and_are_told_in_one_notice():
    rng = Random(8)
    rows = ("".join(rng.choices("[](){}~*/.,;0123456789abcdEFG ", k=70)) for _ in range(300))
    text = "OP1. Asks the harbour to wait;\n\n" + "\n\n".join(f"x{row}" for row in rows)
    loaded = read(text)
    said = "".join(f"{p.label}{p.text()}" for p in loaded.draft.paragraphs)
    assert characters(said) == characters(text)
    told = [n.message for n in loaded.notices if n.rule == "signs-unread"]
    assert len(told) == 1
    assert re.match(r"(?:2\d\d|300) lines have more signs than words: all kept", told[0])


def test_a_paragraph_of_too_many_tags_keeps_the_rest_as_words():
    text = "OP1. Asks " + "the lamps (Chile) " * 1000 + "to wait;"
    loaded = read(text)
    said = loaded.draft.paragraphs[0].text()
    assert said.count("lamps") == 1000
    assert said.count("(Chile)") == 600
    assert len(loaded.draft.changes) <= 400
    told = [n.message for n in loaded.notices if n.rule == "marks-unread"]
    assert told == [
        "The paragraph has more than 400 tags and strikes; 600 behind them stand among the words "
        "as they were typed."
    ]


def test_struck_words_are_not_sought_behind_the_last_word():
    text = "OP1. Asks ~~calm harbour lamps~~ dim lamps (Chile) and [calm harbour] (Cuba)"
    assert "calm harbour" in read(text).draft.paragraphs[0].text()
    assert read("~~dim lamps~~ lit lamps (Cuba) a [lamps] (Chile)dim").draft.id


@pytest.mark.parametrize("seed", range(12))
def test_texts_of_strikes_tags_and_brackets_are_read(seed):
    rng = Random(seed)
    signs = ("[", "]", "~~", "/", "(Iran)", "(Cuba; delete: Iran)", "1", "a", "bc", " ", "\n", "*")
    assert read("".join(rng.choices(signs, k=4000))).draft.id


def test_signs_and_letters_by_chance_are_kept_and_told_in_one_notice():
    rng = Random(3)
    text = "".join(rng.choices([*map(chr, range(32, 127)), "\n"], k=40_000))
    loaded = read(text)
    said = characters(everything_said(loaded))
    assert all(said[sign] >= count for sign, count in characters(text).items())
    told = [n.message for n in loaded.notices if n.rule == "signs-unread"]
    assert len(told) == 1
    assert "have more signs than words" in told[0]


def test_contents_with_leaders_are_words():
    text = "\n".join(f"{n}. Harbour dues of the year {'.' * 60} {n}" for n in range(1, 200))
    assert not [n for n in read(text).notices if n.rule == "signs-unread"]


def test_a_text_denser_than_any_draft_is_read_at_its_beginning_and_kept_to_its_end():
    paragraph = "Asks " + "the lamps (Chile) " * 30 + "to wait;"
    text = "\n\n".join(f"OP{n}. {paragraph}" for n in range(1, 401))
    loaded = read(text)
    paragraphs = loaded.draft.paragraphs
    assert [p.label for p in paragraphs] == [f"OP{n}." for n in range(1, 401)]
    assert "(Chile)" not in paragraphs[30].text()
    assert paragraphs[-1].text().count("lamps (Chile)") == 30
    told = [n.message for n in loaded.notices if n.rule == "signs-unread"]
    assert len(told) == 1
    assert "more lines, tags and brackets than any draft of its length" in told[0]


def test_very_many_short_lines_are_kept_in_blocks():
    rng = Random(4)
    lines = ["".join(rng.choices("abcdefg", k=3)) + f" (Iran) {n}" for n in range(16_000)]
    loaded = read("\n\n".join(lines))
    draft = loaded.draft
    assert characters(everything_said(loaded)) >= characters("".join(lines).replace("Iran", ""))
    assert len(draft.paragraphs) < 8_000
    assert "".join(p.text() for p in draft.paragraphs).split()[-1] == "15999"


def test_a_rolling_text_of_a_hundred_pages_is_read_to_its_end():
    paragraph = (
        "Asks the harbour (Chile) to keep ~~dim~~ lit lamps (Peru; reservation: Cuba) on the quay, "
        "whoever may come, as long as the tide is low and the wind is from the east;"
    )
    loaded = read("\n\n".join(f"OP{n}. {paragraph}" for n in range(1, 601)))
    assert len(loaded.draft.changes) >= 1200
    assert not [n for n in loaded.notices if n.rule == "signs-unread"]


def test_page_numbers_without_end_are_told_in_one_notice():
    loaded = read("\n".join(f"OP{n}. Asks for lamps;\n{n}" for n in range(1, 301)))
    told = [n.message for n in loaded.notices if n.rule == "page-furniture"]
    assert len(told) == 1
    assert "“299”, “300”" in told[0]


@pytest.mark.parametrize(
    "asks",
    [
        "تَطْلُبُ إِلَى الْمَرَافِئِ أَنْ تُضِيءَ الْمَصَابِيحَ",
        "बंदरगाहों से अनुरोध करता है कि वे दीये जलाए रखें",
        unicodedata.normalize("NFD", "yêu cầu các bến cảng giữ những ngọn đèn được thắp sáng"),
    ],
    ids=["Arabic with its vowels", "Hindi", "accents apart from their letters"],
)
def test_marks_that_combine_with_letters_are_no_signs(asks):
    text = "\n\n".join(f"OP{n}. {asks} (Chile);" for n in range(1, 301))
    loaded = read(text)
    assert [p.label for p in loaded.draft.paragraphs] == [f"OP{n}." for n in range(1, 301)]
    assert len(loaded.draft.changes) == 300
    assert not [n for n in loaded.notices if n.rule == "signs-unread"]


def test_rows_of_a_budget_are_words_and_paragraphs_of_their_own():
    rows = [f"Oil for lamp {n} | 1,234.5 | 2,345.6 | 12.3% | (4.5);" for n in range(1, 301)]
    loaded = read("OP1. Asks for oil;\n\n" + "\n\n".join(rows))
    assert not [n for n in loaded.notices if n.rule == "signs-unread"]
    assert [p.text() for p in loaded.draft.paragraphs[-300:]] == rows


def test_lines_of_signs_among_others_stay_lines_of_their_own():
    rows = [f"[{n}] <<{{}}>> // ~ ({n}) ** ^^ {{{{" for n in range(1, 401)]
    words = "\n\n".join("Asks the harbour to keep the lamps lit all night;" for _ in range(400))
    loaded = read(words + "\n\n" + "\n\n".join(rows))
    assert len(loaded.draft.paragraphs) == 800
