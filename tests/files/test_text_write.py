"""Readings as plain text, Markdown and HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from model.draft.agreement import Agreement
from model.files.html_write import html
from model.files.text_write import markdown, plain
from model.readings.reading import CHAIRS_PROPOSAL, CLEAN, INFORMAL, PROPOSED
from tests.builders import bracket, change, dele, draft, fmt, ins, note, note_mark, op, para, pp

TEXT = draft(
    para("title", "Lamps & doors"),
    pp(fmt("i", "Recalling "), "a*b", note_mark("n1"), label="PP1."),
    op(
        "Urges ",
        dele("c1", "all"),
        ins("c1", "some"),
        " wardens ",
        bracket("b1", "soon"),
        label="1.",
        agreement=Agreement("agreed", "informals"),
    ),
    changes=[change("c1", "egy propose", "cub support")],
    notes=[note("n1", "See <the> map.")],
)


def test_a_clean_text_has_its_notes_behind():
    assert plain(TEXT, CLEAN, "none") == (
        "Lamps & doors\n\nRecalling a*b[1]\n\nUrges some wardens [soon]\n\n[1] See <the> map.\n"
    )


def test_revisions_in_markdown_are_critic_markup():
    assert markdown(TEXT, INFORMAL, "revisions") == (
        "# Lamps & doors\n\n"
        "PP1. *Recalling* a\\*b[^1]\n\n"
        "[^1]: See <the> map.\n\n"
        "1. Urges {--all--}{++some++} {>>(propose: Egypt; support: Cuba)<<} wardens [soon]\n\n"
        "{>>[OP1 agreed in informals]<<}\n"
    )


def test_a_redline_of_another_reading_has_no_tags():
    assert "1. Urges {--all--}{++some++} wardens [soon]\n" in markdown(
        TEXT, CHAIRS_PROPOSAL, "revisions"
    )


def test_no_marks_are_no_marks():
    told = html(TEXT, PROPOSED, "none")
    assert "<ins>" not in told
    assert "Urges some wardens" in told


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[str] = []
        self.ids: list[str | None] = []
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        told = dict(attrs)
        assert "src" not in told
        self.ids.append(told.get("id"))
        if "href" in told:
            self.links.append(told["href"])

    def handle_data(self, data):
        self.words += data


def test_the_page_fetches_nothing_and_escapes_what_it_shows():
    page = _Words()
    page.feed(html(TEXT, INFORMAL, "revisions"))
    assert "See <the> map." in page.words
    assert "(Egypt, Cuba)" in page.words
    assert {"ins", "del", "h1", "sup"} <= set(page.tags)
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert page.links and all(link[0] == "#" and link[1:] in page.ids for link in page.links)


def test_what_is_inserted_is_said_in_words_to_whoever_listens():
    assert 'content: " [inserted: "' in html(TEXT, INFORMAL, "revisions")
