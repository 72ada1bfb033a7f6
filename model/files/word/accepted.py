"""A part of a Word file with every revision in it accepted, where no draft says what becomes of it.

Headers, footers and text boxes are no paragraphs of a draft; a copy without marks shows none there.
"""

from __future__ import annotations

from lxml import etree

from model.files.word.names import W, local

_W = f"{{{W}}}"
_MOVE_RANGES = frozenset(
    f"move{side}Range{edge}" for side in ("From", "To") for edge in ("Start", "End")
)


def accepted(root: etree._Element) -> etree._Element:
    """The tree, without what is deleted and without a word of who inserted the rest."""
    for holder, mark in (("trPr", "del"), ("tcPr", "cellDel")):
        for found in root.findall(f".//{_W}{holder}/{_W}{mark}"):
            _remove_piece(next(found.iterancestors(_W + holder[:2])))
    for paragraph in list(root.iter(_W + "p")):
        if any(paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{tag}") is not None for tag in _GONE):
            _join_to_next(paragraph)
    for element in list(root.iter()):
        tag = local(element)
        if tag in _GONE or tag.endswith("Change") or tag in _MOVE_RANGES:
            remove(element)
        elif tag in ("ins", "moveTo"):
            _unwrap(element)
        elif tag in ("cellIns", "cellMerge"):
            remove(element)
    return root


_GONE = ("del", "moveFrom")


def _join_to_next(paragraph: etree._Element) -> None:
    """Put what stands in a paragraph whose end is deleted before what stands in the next."""
    following = paragraph.getnext()
    if following is None or following.tag != _W + "p":
        return
    if paragraph.find(f"{_W}pPr/{_W}sectPr") is not None:
        return
    words = [child for child in paragraph if child.tag != _W + "pPr"]
    at = 1 if following.find(_W + "pPr") is not None else 0
    following[at:at] = words
    remove(paragraph)


def _remove_piece(piece: etree._Element) -> None:
    """Take a row out of its table or a cell out of its row; and that too, where it was the last."""
    around = piece.getparent()
    remove(piece)
    if around is not None and around.find(piece.tag) is None:
        if around.tag == _W + "tr":
            _remove_piece(around)
        else:
            remove(around)


def remove(element: etree._Element) -> None:
    """Take an element out of where it stands."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(element):
            parent.insert(at + 1, child)
        parent.remove(element)
