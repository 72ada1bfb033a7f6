"""Any informal text reads without a fall, loses no word, and reads back what we write."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from model.files.akn.read import read_akn
from model.files.akn.write import write_akn
from model.files.notation.lexer import NotationLexer
from model.files.notation.write import write_notation
from tests.files.reading import phrases, read, table

PIECES = st.sampled_from(
    [
        *("PP1. Recalling the tides,", "2. Urges all States to mend nets;", "8 bis Requests light"),
        *("PP3 ter alt. Noting fog", "(a) lamps;", "Option 1: by day", "## Article 5", "OP9bis"),
        *(
            "harbours",
            "and buoys",
            "of the sea",
            "deep-sea",
            "~~",
            "[",
            "]",
            "(Egypt)",
            "(Iran, Cuba)",
        ),
        *(
            "(reservation by Iran)",
            "(retain: Turkey, flexible: Egypt)",
            "(Chair's proposal, China)",
        ),
        *("(Cuba: “ropes”)", "delete: (Mexico)", "(Venezuela): sails;", "moving suggested by Cuba"),
        *("[Mexico – other boats]", "[PP1 agreed in informals]", "[OP2 pending EU]", "²", "^{1*}"),
        *(
            "<sup>3</sup>",
            "\\*",
            "*",
            "**",
            "/",
            "÷",
            "-",
            "—",
            ",",
            ".",
            ";",
            ":",
            "“",
            "”",
            "\\(",
        ),
        *(
            "[the link](#)",
            "(COVID-19)",
            "(?)",
            "(…)",
            "_____",
            "---",
            "1 ",
            "http://a.b/c",
            "\u200f",
        ),
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "\n", "\n\n"])), max_size=24).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


@given(TEXTS)
def test_the_tokens_are_the_whole_text(text):
    lexer = NotationLexer(table=table(), phrases=phrases())
    pieces = list(lexer.get_tokens_unprocessed(text))
    assert "".join(words for _, _, words in pieces) == text
    assert [start for start, _, _ in pieces] == sorted(start for start, _, _ in pieces)


@given(TEXTS)
def test_any_text_reads_and_no_word_is_lost(text):
    loaded = read(text)
    draft = loaded.draft
    kept = [n.message for n in loaded.notices] + [n.mark for n in draft.notes.values()]
    for paragraph in draft.every_paragraph():
        kept += [paragraph.label, paragraph.text(), paragraph.agreement.words]
        kept += [run.text for run in paragraph.runs]
    for position in [p for c in draft.changes.values() for p in c.positions]:
        kept += [draft.delegations[position.delegation].shown, position.note]
    kept += [f"{draft.shown_name(r.by)} {r.text}" for r in draft.remarks.values()]
    grammar = "reservation by retain flexible delete proposal chair s pending agreed in informals"
    had = set(_words(text.translate(SUPERSCRIPTS)))
    lost = had - set(_words(" ".join(kept))) - set(_words("".join(kept))) - set(grammar.split())
    assert not {w for w in lost if not any(w in k.casefold() for k in kept)}, lost


SUPERSCRIPTS = str.maketrans("²", "2")


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]{3,}", text.casefold().replace("<sup>", " ").replace("</sup>", " "))


@given(TEXTS)
def test_what_is_read_is_a_sound_draft(text):
    draft = read(text).draft
    assert read_akn(write_akn(draft), table()).draft == draft


@given(TEXTS)
def test_what_we_write_of_it_reads_to_the_same_words(text):
    draft = read(text).draft
    again = read(write_notation(draft)).draft
    assert _plain(draft) == _plain(again)


def _plain(draft) -> str:
    # A mark of a note that has no text is the mark again, and no word.
    return re.sub(r"[\W²]+", "", "".join(p.label + p.text() for p in draft.every_paragraph()))
