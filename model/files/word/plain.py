"""A reading as Word paragraphs without tracked changes: with the room's tags, or plain.

What is written is what the reading shows, piece by piece, so that paper and screen say the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.files.word.authors import Authors
from model.files.word.flow import WordParagraph
from model.files.word.layout import Layout, Units, containers
from model.files.word.names import (
    BRACKET_STYLE,
    BREAK_STYLE,
    CHAIR_STYLE,
    DELETED_STYLE,
    INSERTED_STYLE,
    LABEL_STYLE,
    OPENING_STYLE,
    REMARK_STYLE,
    STATUS_STYLE,
    STRUCK_INSERTION_STYLE,
    TAG_STYLE,
    bookmark_name,
    style_of,
)
from model.files.word.opening import OpeningWords
from model.files.word.runs import Counter, Revisions, escaped, run_properties, run_xml
from model.readings.lines import Rendering
from model.readings.reading import Line, Piece, Reading, Role

STYLES: dict[Role, str] = {
    "bracket": BRACKET_STYLE,
    "tag": TAG_STYLE,
    "remark": REMARK_STYLE,
    "status": STATUS_STYLE,
    "break": BREAK_STYLE,
}
NAMING: tuple[Role, ...] = ("tag", "remark", "status")
NOTE_LEAD = (
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    "<w:r><w:tab/></w:r>"
)


class PlainBody:
    """The body and the notes of a copy without tracked changes.

    Args:
        draft: The draft.
        reading: What is shown.
        marked: Whether insertions, deletions and tags are shown as such.
        opening: Finds the opening words.
        scrub: Whether nothing may name a delegation or a thing of the draft.
    """

    def __init__(
        self, draft: Draft, reading: Reading, marked: bool, opening: OpeningWords, scrub: bool
    ) -> None:
        self._draft = draft
        self._marked = marked
        self._opening = opening
        self._scrub = scrub
        self._rendering = Rendering(draft, reading)
        self._lines: dict[int, Line] = {}
        self._numbers: dict[str, int] = {}
        self._notes: list[str] = []
        self._counter = Counter()
        self._authors = Authors(draft, reading, scrub)

    def written(self, masthead: bool) -> tuple[str, str]:
        """The body and the footnotes as XML."""
        owners: list[Paragraph] = []
        made: dict[str, WordParagraph] = {}
        for line in self._rendering.lines():
            if line.words().strip():
                owner = self._draft.paragraphs[line.row]
                owners.append(owner)
                made[owner.id] = WordParagraph(owner, members=[(owner, 0)])
                self._lines[id(made[owner.id])] = line
        units: Units = {c[0].id: [made[p.id] for p in c] for c in containers(owners)}
        layout = Layout(units, self._paragraph, Revisions(self._counter), self._authors)
        return layout.body(owners, masthead), "".join(self._notes)

    def _paragraph(self, unit: WordParagraph) -> str:
        line = self._lines[id(unit)]
        name = "" if self._scrub else self._bookmark(unit.owner.id)
        label = ""
        if line.label:
            gap = "\t" if line.kind == "operative" or line.level > 1 else " "
            label = run_xml(line.label + gap, run_properties(LABEL_STYLE))
        return self._written(line, name + label)

    def _bookmark(self, paragraph: str) -> str:
        number = self._counter.next()
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(paragraph)}"/>'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def _written(self, line: Line, lead: str) -> str:
        style = style_of(line.kind, line.level)
        inside = "".join(self._piece(piece, opening) for piece, opening in self._pieces(line))
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{lead}{inside}</w:p>'

    def _pieces(self, line: Line) -> Iterator[tuple[Piece, bool]]:
        """The pieces, cut where the opening words end."""
        told = ""
        for piece in line.pieces:
            if piece.role == "words" and not piece.deleted:
                told += piece.text
                if len(told) > 300:
                    break
        left = self._opening.length(line.kind, told)
        for piece in line.pieces:
            if self._scrub and not self._marked and piece.role in NAMING:
                continue
            if piece.role != "words" or piece.deleted or not left:
                yield piece, False
                continue
            size = min(left, len(piece.text))
            yield piece._replace(text=piece.text[:size]), True
            if size < len(piece.text):
                yield piece._replace(text=piece.text[size:]), False
            left -= size

    def _piece(self, piece: Piece, opening: bool) -> str:
        if piece.role == "note" and piece.run is not None:
            return self._reference(piece)
        formats = piece.run.format if piece.run and not piece.run.object else ()
        style = STYLES.get(piece.role, "")
        if self._marked and (piece.inserted or piece.deleted):
            if piece.role == "bracket":
                formats = ("b",)
            style = change_style(piece)
            if opening:
                formats = tuple(sorted({*formats, "i"}))
        elif opening:
            style = OPENING_STYLE
        return run_xml(piece.text, run_properties(style, formats))

    def _reference(self, piece: Piece) -> str:
        assert piece.run is not None
        note = self._draft.notes[piece.run.object]
        number = self._numbers.get(note.id)
        if number is None:
            number = self._numbers[note.id] = len(self._numbers) + 1
            lines = [line for line in self._rendering.note(note.id) if line.words().strip()]
            inside = "".join(
                self._written(line, NOTE_LEAD if i == 0 else "") for i, line in enumerate(lines)
            )
            if not inside:
                inside = f'<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{NOTE_LEAD}</w:p>'
            self._notes.append(f'<w:footnote w:id="{number}">{inside}</w:footnote>')
        look = '<w:rStyle w:val="FootnoteReference"/>'
        if self._marked and piece.deleted:
            look += "<w:strike/>"
        if note.mark and not note.mark[0].isalnum():
            return (
                f"<w:r><w:rPr>{look}</w:rPr>"
                f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
                f"<w:t>{escaped(note.mark)}</w:t></w:r>"
            )
        return f'<w:r><w:rPr>{look}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def change_style(piece: Piece) -> str:
    if piece.inserted and piece.deleted:
        return STRUCK_INSERTION_STYLE
    if not piece.inserted:
        return DELETED_STYLE
    return CHAIR_STYLE if piece.chair else INSERTED_STYLE
