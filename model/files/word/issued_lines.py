"""The lines of a reading as Word paragraphs that can stand in an issued document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.files.word.flow import Item, WordParagraph
from model.files.word.looks import Parts, parts_of
from model.files.word.plain import NAMING, STYLES, change_style
from model.readings.reading import Line, Piece

_STYLE = re.compile(r'<w:style [^>]*?w:styleId="(\w+)".*?</w:style>', re.DOTALL)
_LOOK = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)


class Lines:
    """Makes Word paragraphs of lines; how changes and tags look is said with each run.

    The issued document does not have our styles, and its own stay as they are.
    """

    def __init__(self, draft: Draft, marked: bool, scrub: bool, styles: str) -> None:
        self._draft = draft
        self._marked = marked
        self._scrub = scrub
        self._looks: dict[str, Parts] = {}
        for style in _STYLE.finditer(styles):
            look = _LOOK.search(style[0])
            if look:
                self._looks[style[1]] = parts_of(look[0])

    def units(self, lines: Iterable[Line], owners: dict[str, Paragraph]) -> list[WordParagraph]:
        """The Word paragraphs of the lines that print anything."""
        return [self._unit(line, owners) for line in lines if line.words().strip()]

    def _unit(self, line: Line, owners: dict[str, Paragraph]) -> WordParagraph:
        owner = owners[line.paragraph]
        unit = WordParagraph(owner)
        if line.label:
            gap = "\t" if line.kind == "operative" or line.level > 1 else " "
            label = Item(line.label + gap, "label", True, True, paragraph=owner.id)
            unit.items.append(label)
        members = dict.fromkeys([owner.id])
        for piece in line.pieces:
            if self._scrub and not self._marked and piece.role in NAMING:
                continue
            if piece.run is not None and piece.paragraph in owners:
                members[piece.paragraph] = None
            unit.items.append(self._item(piece, owner.id))
        unit.members = [(owners[member], 0) for member in members]
        return unit

    def _item(self, piece: Piece, owner: str) -> Item:
        style = STYLES.get(piece.role, "")
        if self._marked and (piece.inserted or piece.deleted):
            style = change_style(piece)
        look = tuple(self._looks.get(style, ()))
        if piece.role in ("words", "note") and piece.run is not None:
            return Item(
                piece.text,
                "words",
                True,
                True,
                paragraph=piece.paragraph or owner,
                run=piece.run,
                look=look,
            )
        return Item(piece.text, "words", True, True, paragraph=owner, look=look)
