"""How things are called in Word files: namespaces, styles, bookmarks, joint authors."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from model.draft.ids import is_id
from model.draft.text import Mark, change_of, make_mark, place_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W_DATE = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"
PEOPLE = "http://schemas.microsoft.com/office/word/2012/wordml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
OURS = "urn:penholder:negotiation:1"

UNATTRIBUTED = "Unattributed"
"""Author of a revision that nobody is behind; read back as nobody."""
AUTHOR_LENGTH = 120
"""Characters of an author's name, at most; the format allows 255, a balloon shows fewer."""
AUTHOR_NAMES = 6
"""Delegations that an author's name tells, at most; then it is shortened."""
AND_OTHERS = " others"
BEHIND = "Proposed by: "
"""Begins the comment that tells a shortened list of names in full."""

_NUMBERED = {("operative", 1): "Operative", ("operative", 2): "Operative2"} | {
    ("operative", 3): "Operative3",
    ("preambular", 2): "Preambular2",
    ("preambular", 3): "Preambular3",
}
_STYLES = _NUMBERED | {
    ("organ", 1): "Organ",
    ("symbol", 1): "DocumentSymbol",
    ("distribution", 1): "Distribution",
    ("date", 1): "DocumentDate",
    ("language", 1): "DocumentLanguage",
    ("body", 1): "BodyName",
    ("session", 1): "Session",
    ("place", 1): "SessionPlace",
    ("item", 1): "AgendaItem",
    ("agenda", 1): "AgendaTitle",
    ("sponsors", 1): "Sponsors",
    ("title", 1): "Title",
    ("enacting", 1): "Enacting",
    ("preambular", 1): "Preambular",
    ("heading", 1): "Heading1",
    ("heading", 2): "Heading2",
    ("heading", 3): "Heading3",
    ("text", 1): "DraftText",
    ("text", 2): "DraftText2",
    ("text", 3): "DraftText3",
    ("cell", 1): "CellText",
    ("note", 1): "FootnoteText",
    ("block", 1): "DraftBlock",
}
_KINDS = {style: kind for kind, style in _STYLES.items()}

LABEL_STYLE = "ParagraphLabel"
OPENING_STYLE = "OpeningWords"
TAG_STYLE = "DelegationTag"
STATUS_STYLE = "AgreementStatus"
BRACKET_STYLE = "BracketSign"
REMARK_STYLE = "RemarkText"
BREAK_STYLE = "BreakSign"
INSERTED_STYLE = "ProposedInsertion"
CHAIR_STYLE = "ChairProposal"
DELETED_STYLE = "ProposedDeletion"
STRUCK_INSERTION_STYLE = "ProposedBoth"


def style_of(kind: str, level: int) -> str:
    """The id of the paragraph style of our template for a kind and a level."""
    return _STYLES.get((kind, level)) or _STYLES.get((kind, 1)) or "DraftText"


def kind_of_style(style: str) -> tuple[str, int] | None:
    """The kind and level that a paragraph style of our template says; None for another style."""
    return _KINDS.get(style)


_PREFIX = "_ph_"


def bookmark_name(mark: Mark, part: int = 1) -> str:
    """The hidden bookmark of a paragraph, bracket or mark; ``part`` counts its Word paragraphs."""
    place = place_of(mark)
    name = _PREFIX + change_of(mark) + (f"_{place}" if place > 1 else "")
    return name if part == 1 else f"{name}__{part}"


def marked_by(bookmark: str) -> Mark | None:
    """The paragraph, bracket or mark that a bookmark is about; None for a foreign one."""
    if not bookmark.startswith(_PREFIX):
        return None
    name = bookmark.removeprefix(_PREFIX).partition("__")[0]
    identity, _, place = name.partition("_")
    if not is_id(identity) or (place and not place.isdecimal()):
        return None
    return make_mark(identity, int(place or 1))


def joined_authors(names: Iterable[str]) -> str:
    """One author's name for several; a long list is shortened ("Cuba; China; and 5 others")."""
    told = list(dict.fromkeys(names))
    if not told:
        return UNATTRIBUTED
    whole = "; ".join(told)
    if len(told) <= AUTHOR_NAMES and len(whole) <= AUTHOR_LENGTH:
        return whole
    first = told[:3]
    while len(first) > 1 and sum(map(len, first)) > AUTHOR_LENGTH:
        first.pop()
    rest = len(told) - len(first)
    if not rest:
        return whole[:250]
    return "; ".join([*(name[:AUTHOR_LENGTH] for name in first), f"and {rest}{AND_OTHERS}"])


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; of a comment nothing."""
    tag = element.tag
    return _bare(tag) if type(tag) is str else ""


@lru_cache(256)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
