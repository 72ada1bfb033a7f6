"""Rolling texts whose marks are in plain formatting."""

from __future__ import annotations

from app.equipment import shipped_equipment
from model.draft.draft import Draft
from model.files.choose import read_file
from model.readings.reading import PROPOSED, TABLED
from tests.files.word_files import by_hand, paragraph, plus, printed, run

UNDER = '<w:u w:val="single"/>'
STRUCK = "<w:strike/>"
BLUE = '<w:color w:val="0000FF"/>'


def looked(text: str, look: str) -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def opened(*paragraphs: str) -> Draft:
    return read_file("a.docx", by_hand("".join(paragraphs)), shipped_equipment()).draft


TITLE = paragraph(run("Keeping the lamps of small harbours lit"))


def test_what_is_underlined_or_coloured_before_a_tag_is_inserted() -> None:
    draft = opened(
        TITLE,
        paragraph(
            run("PP1. Recalling the lamps "),
            looked("of every quay ", UNDER),
            run("(Egypt) and their "),
            looked("old and new ", BLUE),
            looked("(Turkey, China) ", BLUE),
            run("keepers,"),
        ),
    )
    assert printed(draft, TABLED)[-1] == "PP1. Recalling the lamps and their keepers,"
    assert (
        printed(draft, PROPOSED)[-1]
        == "PP1. Recalling the lamps of every quay and their old and new keepers,"
    )
    behind = [sorted(p.delegation for p in c.positions) for c in draft.changes.values()]
    assert sorted(behind) == [["chn", "tur"], ["egy"]]


def test_what_is_struck_is_deleted() -> None:
    draft = opened(
        TITLE,
        paragraph(
            run("1. Urges all States to "),
            looked("mend", STRUCK),
            run(" "),
            looked("repair", UNDER),
            run(" (Iran) their lamps;"),
        ),
    )
    assert printed(draft, TABLED)[-1] == "1. Urges all States to mend their lamps;"
    assert printed(draft, PROPOSED)[-1] == "1. Urges all States to repair their lamps;"


def test_a_file_with_revisions_or_without_tags_is_read_as_word() -> None:
    plain = paragraph(run("Lamps "), looked("underlined", UNDER), run(" (of brass) stay"))
    assert opened(plain).package is not None
    revised = paragraph(run("Lamps "), plus("Egypt", "new"), looked("old (Iran)", UNDER))
    assert opened(revised).package is not None
    headed = paragraph(looked("Lamps", UNDER), run(" of the Republic (Egypt) stay"))
    assert opened(headed).package is not None
    named = paragraph(run("Lamps (Egypt) stay and the lamps of others too"))
    assert opened(named).package is not None
