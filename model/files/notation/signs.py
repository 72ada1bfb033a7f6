"""The signs of the informal notation: kinds of tokens, and the patterns that find them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    Whitespace,
    _TokenType,
)

WORDS = Text
SPACE = Whitespace
CROWDED = Text.Crowded
BEYOND = Text.Beyond
DENSE = Text.Dense
STRUCK = Generic.Deleted
STRIKE = Generic.Deleted.Mark
LABEL = Name.Label
NOISE = Comment.Noise
TAG_OPEN = Punctuation.TagOpen
TAG_CLOSE = Punctuation.TagClose
TAG_POINT = Punctuation.TagPoint
NAME = Name.Entity
STANCE = Keyword.Stance
QUOTE = String.Quote
REMARK = Comment.Special
STATUS = Generic.Subheading
HEADING = Generic.Heading
OPEN = Punctuation.Open
CLOSE = Punctuation.Close
LINK_OPEN = Punctuation.LinkOpen
LINK_CLOSE = Punctuation.LinkClose
EMPHASIS = Punctuation.Emphasis
NOTE_MARK = Number.Note
NOTE_START = Number.Note.Start
NOTE_WORDS = Comment.Note
ESCAPE = Text.Escape
SLASH = Operator.Slash
FURNITURE = Comment.Furniture

PART_KINDS = {
    "name": NAME,
    "stance": STANCE,
    "quote": QUOTE,
    "words": REMARK,
    "point": TAG_POINT,
}


class Piece(NamedTuple):
    """A token: where it begins in the text, its kind, and its characters."""

    start: int
    kind: _TokenType
    text: str


BLANK = re.compile(r"(?:[^\S\n]*\n)+|[^\S\n]*$")
FRONT_MATTER = re.compile(r"\A\s*---[^\S\n]*\n(?:[\w-]+:.*\n|[^\S\n]+.*\n)+---[^\S\n]*(?:\n|$)")
RULE = re.compile(r"[^\S\n]*(?:_{3,}|-{3,}|\*{3,}|={3,}|(?:\* ){3,})[^\S\n]*(?:\n|$)")
FURNITURE_LINE = re.compile(
    r"[^\S\n]*(?:https?://\S+|(?:page[ \t]+)?\d{1,4}(?:[ \t]*(?:/|of)[ \t]*\d{1,4})?"
    r"|(?:[A-Z]+(?:/[\w.()-]+)+[ \t]+)?(?:[–—-][ \t]*\d{1,4}[ \t]*[–—-]|page[ \t]+\d{1,4})"
    r"|(?:\d{1,3}/\d{1,3}[ \t]+)?(?:[A-Z]{1,2}\.)?\d\d-\d{5}(?:[ \t]*\([A-Z]\))?"
    r"(?:[ \t]+(?:\*\d+\*|\d{6}))*"
    r"|\d\d-\d{5}[ \t]+\d{1,3}/\d{1,3}|\*\d{7}\*|/(?:…|\.\.\.)|(?:foot|end)notes?:?"
    r"|(?:\d{1,3}/\d{1,3}[ \t]+)?[A-Z]{1,2}\.\d\d-\d{5}.*|\{:.*\}|\*[ \t]+TOC"
    r"|\[(?!\^)[^\]\n]+\]:[ \t]*\S+.*)[^\S\n]*(?:\n|$)",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"[^\S\n]*(?:(?P<sup>[¹²³⁰⁴-⁹]+)(?:[ \t]*_+[ \t]*\*+)?|\^\{[^}\n]*\}|<sup>[^<\n]*</sup>"
    r"|\[\^[^\]\s]+\]:|(?:Foot|End)note[ \t]+\d{1,3}[ \t]*[:.–-](?=[ \t])"
    r"|\\\*+(?=\s)|(?P<plain>[*+†‡]+)(?=\s+[A-Z]))(?=[^\S\n]*\S)[^\S\n]*"
)
AREA_NOTE = re.compile(r"[^\S\n]*(?:\d{1,3}|[*+†‡]{1,3})[^\S\n]+(?=\S)(?!(?:bis|ter|quater|alt)\b)")
DIGIT_NOTE = re.compile(
    r"(?P<mark>\d{1,3})[ \t]+(?=[A-Z“\"«])(?!(?:Jan|Febr|March|April|May|June|July|Aug|Sept|Oct|Nov"
    r"|Dec)\w*\b)"
)
BRACKET_NOTE = re.compile(r"\[(?P<mark>\d{1,3})\][ \t]+(?=\S)")
LINE_HEAD = re.compile(r"[^\S\n]+")
HEADING_SIGNS = re.compile(r"#{1,6}[ \t]+")
UNSIGNED_REMARK = re.compile(
    r"(?:Remark|(?:(?:Editorial|Drafting|Explanatory|Drafter[’']s|Chair[’']s|Facilitator[’']s) )?"
    r"[Nn]ote(?: by the \w+)?)[ \t]*[:–—][ \t]*\S"
    r"|[Aa]greed (?:[A-Z]\S+ )?(?:language|text|wording)\b"
)
MOVE = re.compile(
    r"\b(?:mov(?:ing|e|ed)|deletion|placement|re-?ordering|change)[ \t]+(?:was[ \t]+)?"
    r"(?:suggested|proposed|requested)[ \t]+by[ \t]+"
)
OUTSIDE = re.compile(
    r"\b(?:delet(?:e|ion)|retain|keep|reservations?|reserve|flexible|oppose|support)"
    r"[ \t]*:[ \t]*(?=\\?\()",
    re.IGNORECASE,
)
INLINE_NOTE = re.compile(
    r"(?<=[\w:;,.)”])[†‡]+|[¹²³⁰⁴-⁹]+|\[\^[^\]\s]+\]|\^\{[^}\n]*\}|<sup>[^<\n]*</sup>|\\\*+(?=[\s,.;:)]|$)"
)
SPECIAL = re.compile(
    r"\n|~~|\\[\\\[\]()*_~#.-]|[\[\](){}/÷]|\*{1,3}|[¹²³⁰⁴-⁹†‡]|\^\{|<sup>"
    r"|\b(?:mov|dele|plac|re-?or|change|retain|keep|reserv|flexible|oppose|support)",
    re.IGNORECASE,
)
MARK = re.compile(r"[(\[{]|~~")
TAG_END = re.compile(r"\n[^\S\n]*\n")
LONGEST_TAG = 600
_ODD_SPACE = re.compile(r"[^\S ]")


def plain_inner(raw: str) -> str:
    """The inside of a parenthesis without escapes and line breaks."""
    if "\\" not in raw and "  " not in raw and _ODD_SPACE.search(raw) is None:
        return raw.strip()
    return re.sub(r"\s+", " ", re.sub(r"\\([\\()\[\]*_~])", r"\1", raw)).strip()
