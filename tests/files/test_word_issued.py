"""Drafts written back into the Word file that they came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from model.draft.change import Change, Position, Remark
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs
from model.draft.text import EndMark, Run, joined, with_deletion
from model.files.akn.read import read_akn
from model.files.akn.write import write_akn
from model.files.word.names import STRICT_RELATIONS, STRICT_W, W
from model.files.word.numbering import without_numbers
from model.files.word.read import read_word
from model.readings.lines import Rendering
from model.readings.reading import (
    CHAIRS_PROPOSAL,
    CLEAN,
    INFORMAL,
    PROPOSED,
    TABLED,
    Reading,
)
from tests.builders import note
from tests.edits import deleted_words, inserted_words
from tests.files.word_files import (
    NAMESPACE,
    RESOURCES,
    TABLE,
    accepted_reading,
    by_hand,
    edited,
    minus,
    packed,
    paragraph,
    parts,
    plus,
    read,
    run,
    without_part,
    words,
    written,
)

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>seven</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="Place"/></w:sdtPr><w:sdtContent>'
    f"{run('the quay')}</w:sdtContent></w:sdt>"
)
RICH = (
    '<w:p><w:pPr><w:keepNext/><w:jc w:val="both"/></w:pPr><w:bookmarkStart w:id="4" w:name="a"/>'
    '<w:r><w:rPr><w:rFonts w:ascii="Gill"/><w:i/><w:sz w:val="22"/></w:rPr>'
    '<w:t xml:space="preserve">Urges lamps </w:t></w:r><w:bookmarkEnd w:id="4"/>'
    f"{FIELD}{run(' near ')}{CONTROL}{run(' and piers')}</w:p>"
)


def started(draft: Draft, identity: str = "cnew", by: str = "egy") -> Draft:
    """The draft with a change that nobody has made yet."""
    known = TABLE.get(by)
    assert known is not None
    change = Change(identity, (Position(by, "propose"),))
    return replace(
        draft,
        changes=draft.changes.put(identity, change),
        delegations=draft.delegations.put(by, known),
    )


def typed(draft: Draft, row: int, at: int, text: str, mark: str = "cnew") -> Draft:
    """The draft with words inserted."""
    p = draft.paragraphs[row]
    runs = inserted_words(p.runs, at, [Run(text)], mark, None, p.end)
    return started(draft, mark).with_paragraph(replace(p, runs=runs))


def struck(draft: Draft, row: int, start: int, end: int, mark: str = "cnew") -> Draft:
    """The draft with words deleted."""
    p = draft.paragraphs[row]
    return started(draft, mark).with_paragraph(
        replace(p, runs=deleted_words(p.runs, start, end, mark))
    )


def body(content: bytes) -> str:
    return parts(content)["word/document.xml"].decode()


def said(draft: Draft, reading: Reading) -> list[str]:
    """The words of a reading; labels may be Word's own numbers."""
    return words([line.words() for line in Rendering(draft, reading).lines()])


def test_without_an_edit_the_file_is_the_same(shared: Path) -> None:
    wrong = []
    for file in sorted((shared / "corpus").glob("*.docx")):
        content = file.read_bytes()
        if written(read_word(content, TABLE).draft) != content:
            wrong.append(file.name)
    assert wrong == []


def test_the_file_lives_in_the_native_file() -> None:
    draft = read(by_hand(RICH))
    schema = (RESOURCES / "schema" / "negotiation.rng").read_bytes()
    again = read_akn(write_akn(draft), TABLE, schema).draft
    assert again.package == draft.package
    assert draft.package is not None
    assert written(again) == draft.package.content


def test_only_the_paragraph_that_changes_is_written_anew() -> None:
    content = by_hand(paragraph(run("One")) + RICH + paragraph(plus("Chile", "Three")))
    out = written(typed(read(content), 1, 6, "all "))
    before, after = parts(content), parts(out)
    assert {n for n in before if before[n] != after[n]} == {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    start, end = body(content).index(RICH), body(content).index(RICH) + len(RICH)
    assert body(out).startswith(body(content)[:start])
    assert body(out).endswith(body(content)[end:])


def test_what_is_between_the_words_of_a_paragraph_stays() -> None:
    out = body(written(typed(read(by_hand(RICH)), 0, 6, "all ")))
    assert '<w:pPr><w:keepNext/><w:jc w:val="both"/></w:pPr>' in out
    assert '<w:bookmarkStart w:id="4" w:name="a"/>' in out
    assert FIELD.replace("<w:t>", '<w:t xml:space="preserve">') in out
    assert CONTROL in out
    look = '<w:rPr><w:rFonts w:ascii="Gill"/><w:sz w:val="22"/></w:rPr>'
    assert f'{look}<w:t xml:space="preserve">all </w:t>' in out.replace('<w:i w:val="0"/>', "")


def test_a_field_that_goes_as_a_whole_takes_its_code_along() -> None:
    draft = read(by_hand(RICH))
    at = draft.paragraphs[0].text().index("seven")
    out = body(written(struck(draft, 0, at, at + 5)))
    assert out.count("w:delInstrText") == 2
    clean = started(struck(draft, 0, at, at + 5))
    change = replace(clean.changes["cnew"], outcome="accepted")
    done = replace(clean, changes=clean.changes.put("cnew", change))
    assert "REF" not in body(written(done, CLEAN, "none"))


def test_a_new_paragraph_looks_like_its_neighbour() -> None:
    draft = started(read(by_hand(RICH + paragraph(run("Two")))))
    new = Paragraph("pnew", "text", (Run("Wholly new", ins=("cnew",)),), EndMark(("cnew",)))
    rows = list(draft.paragraphs)
    out = written(replace(draft, paragraphs=Paragraphs([rows[0], new, rows[1]])))
    assert body(out).count('<w:jc w:val="both"/>') == 2
    told = read(without_part(out))
    assert said(told, PROPOSED)[1:] == ["Wholly new", "Two"]
    assert said(told, TABLED)[1:] == ["Two"]


def test_notes_and_comments_are_added_to_those_that_are_there() -> None:
    content = by_hand(
        paragraph(run("One"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> First</w:t></w:r></w:p>'
        "</w:footnote>",
        '<w:comment w:id="7" w:author="Chile"><w:p><w:r><w:t>Old</w:t></w:r></w:p></w:comment>',
    )
    draft = read_word(content, TABLE).draft
    p = draft.paragraphs[0]
    mark = Run("\ufffc", ins=("cnew",), object="nnew")
    draft = started(draft).with_paragraph(replace(p, runs=joined((*p.runs, mark))))
    draft = replace(
        draft,
        notes=draft.notes.put("nnew", note("nnew", "Second")),
        remarks=draft.remarks.put("rnew", Remark("rnew", "A word on this", "egy", "cnew")),
    )
    out = written(draft)
    told = parts(out)
    assert (
        told["word/footnotes.xml"]
        .decode()
        .startswith(parts(content)["word/footnotes.xml"].decode().removesuffix("</w:footnotes>"))
    )
    assert 'w:id="3"' in told["word/footnotes.xml"].decode()
    assert ">Old<" in told["word/comments.xml"].decode()
    assert "A word on this" in told["word/comments.xml"].decode()
    again = read_word(out, TABLE).draft
    assert again.notes == draft.notes
    assert again.remarks == draft.remarks


def test_authors_are_spelled_as_in_the_file() -> None:
    content = by_hand(paragraph(run("One "), plus("Delegation of Egypt", "two")))
    out = body(written(typed(read(content), 0, 0, "new ")))
    assert out.count('w:author="Delegation of Egypt"') == 2


def _worked_on(draft: Draft, rng: Random) -> Draft:
    """The draft with four things done to it by two delegations."""
    for n in range(4):
        rows = [i for i, p in enumerate(draft.paragraphs) if p.runs]
        row, mark = rng.choice(rows), f"cnew{n}"
        p = draft.paragraphs[row]
        size = len(p.text())
        if n == 0:
            draft = typed(draft, row, rng.randrange(size + 1), " said anew ", mark)
        elif n == 1:
            start = rng.randrange(size)
            draft = struck(draft, row, start, min(size, start + 9), mark)
        elif n == 2:
            end = EndMark(p.end.ins, tuple(sorted({*p.end.dels, mark})))
            gone = tuple(with_deletion(r, mark) for r in p.runs)
            draft = started(draft, mark, "tur").with_paragraph(replace(p, runs=gone, end=end))
        elif len(draft.changes) > 3:
            change = rng.choice(list(draft.changes.values()))
            decided = replace(change, outcome="accepted" if rng.random() < 0.5 else "rejected")
            draft = replace(draft, changes=draft.changes.put(change.id, decided))
    return draft


def test_edited_files_of_others_give_both_texts_and_come_back(shared: Path) -> None:
    wrong = []
    for file in sorted((shared / "corpus").glob("*.docx"))[::4]:
        draft = read_word(file.read_bytes(), TABLE).draft
        draft = _worked_on(draft, Random(file.name))
        for reading in (INFORMAL, CLEAN, CHAIRS_PROPOSAL):
            told = read_word(without_part(written(draft, reading)), TABLE).draft
            if said(told, PROPOSED) != said(draft, accepted_reading(reading)):
                wrong.append(f"{file.name}, {reading.name}: accepted")
            if said(told, TABLED) != said(draft, TABLED):
                wrong.append(f"{file.name}, {reading.name}: rejected")
        if read_word(written(draft), TABLE).draft != draft:
            wrong.append(f"{file.name}: comes back otherwise")
        plain = read_word(written(draft, CLEAN, "none"), TABLE).draft
        if {tuple(said(plain, r)) for r in (TABLED, PROPOSED)} != {tuple(said(draft, CLEAN))}:
            wrong.append(f"{file.name}: plain")
    assert wrong == []


def test_a_deleted_row_is_deleted_as_a_row() -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    row = f"<w:tr>{cell.format(paragraph(run('a')))}{cell.format(paragraph(run('b')))}</w:tr>"
    content = by_hand(f"<w:tbl>{row}{row}</w:tbl>" + paragraph(minus("Chile", "end")))
    draft = started(read(content))
    for p in list(draft.paragraphs)[:2]:
        gone = tuple(with_deletion(r, "cnew") for r in p.runs)
        draft = draft.with_paragraph(replace(p, runs=gone, end=EndMark((), ("cnew",))))
    out = written(draft)
    assert body(out).count("<w:trPr><w:del ") == 1
    assert read(out) == draft


def test_a_strict_file_stays_strict() -> None:
    inside = parts(by_hand(RICH + paragraph(run("Two"), plus("Egypt", "x"))))
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = packed(
        {
            name: content.replace(W.encode(), STRICT_W.encode()).replace(
                relations.encode(), STRICT_RELATIONS.encode()
            )
            for name, content in inside.items()
        }
    )
    draft = read(strict)
    assert written(draft) == strict
    changed = typed(draft, 1, 0, "New ")
    out = written(changed)
    assert read(out) == changed
    for name, content in parts(out).items():
        assert W.encode() not in content or name.startswith("customXml")
        assert relations.encode() not in content or name.startswith("customXml")


def test_changes_of_a_paragraph_left_as_it_was_keep_their_ids_when_somebody_edits_it() -> None:
    content = by_hand(
        paragraph(run("One "), plus("Egypt", "two "), run("three")) + paragraph(run("Four"))
    )
    draft = typed(read(content), 1, 0, "New ", "cmine")
    out = written(draft)
    assert "_ph_" not in body(out)[: body(out).index("three")]
    theirs = edited(out, "three", f"three{'</w:t></w:r>'}{plus('Chile', ' and more')}<w:r><w:t>")
    again = read(theirs)
    known = {c for c in again.changes if c in draft.changes}
    assert known == set(draft.changes)
    (new,) = set(again.changes) - known
    assert [p.delegation for p in again.changes[new].positions] == ["chl"]
    assert again.paragraphs[0].id == draft.paragraphs[0].id


def test_numbers_that_word_gives_are_labels_and_are_not_typed() -> None:
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>'
        '<w:lvlText w:val="{}"/></w:lvl>'
    )
    lists = (
        f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="3">'
        f"{level.format(0, 'decimal', '%1.')}{level.format(1, 'lowerLetter', '(%2)')}"
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )

    def item(text: str, at: int = 0) -> str:
        numbers = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="5"/></w:numPr>'
        return f"<w:p><w:pPr>{numbers}</w:pPr>{run(text)}</w:p>"

    told = [item("Urges one;"), item("first", 1), item("second", 1), item("Decides two.")]
    inside = parts(by_hand("".join(told)))
    rels = inside["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    related = f'<Relationship Id="n" Type="{kind}" Target="numbering.xml"/></Relationships>'
    inside["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", related).encode()
    inside["word/numbering.xml"] = lists.encode()
    draft = read(packed(inside))
    assert [p.label for p in draft.paragraphs] == ["1.", "(a)", "(b)", "2."]
    assert [p.kind for p in draft.paragraphs] == ["operative"] * 4
    assert [p.label for p in without_numbers(draft).paragraphs] == [""] * 4
    new = Paragraph("pnew", "operative", (Run("Also three;", ins=("cnew",)),), EndMark(("cnew",)))
    rows = list(draft.paragraphs)
    rows.insert(3, replace(new, label="1 bis."))
    changed = replace(started(draft), paragraphs=Paragraphs(rows))
    out = body(written(changed))
    assert "1 bis.</w:t><w:tab/>" in out
    assert out.count('<w:numId w:val="5"/>') == 4
    done = replace(changed.changes["cnew"], outcome="accepted")
    clean = replace(changed, changes=changed.changes.put("cnew", done))
    again = read_word(written(clean, CLEAN, "none"), TABLE).draft
    assert [p.label for p in again.paragraphs] == ["1.", "(a)", "(b)", "2.", "3."]
