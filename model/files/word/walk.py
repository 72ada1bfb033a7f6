"""A Word body walked element by element: every character once, with the revisions round it.

In goes the XML of a body or of notes; out come paragraphs made of tokens. Nothing is decided of
what the revisions mean. Content controls, links, smart tags and fields are looked through; what
has no words for us (pictures, formulas) is kept whole as XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from model.draft.paragraph import Cell
from model.draft.text import OBJECT
from model.files.word.characters import PLAIN, endless_fields, letters, spelled, symbol
from model.files.word.names import W_DATE, W, local, marked_by
from model.files.word.tokens import Revision, Token, Walked

_W = f"{{{W}}}"

KEPT = frozenset({"drawing", "pict", "object", "AlternateContent", "contentPart"})
REVISIONS = {"ins": "ins", "moveTo": "ins", "del": "dels", "moveFrom": "dels"}
THROUGH = frozenset(
    {"hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo"}
    | {"ruby", "rubyBase"}
)
_TOGGLES = {"b": "b", "i": "i"}


class State(NamedTuple):
    """What holds of everything inside an element: its revisions."""

    ins: Revision | None = None
    dels: Revision | None = None


_CLEAR = State()


class Walker:
    """Walks one part of a Word file."""

    def __init__(self, formats: dict[str, tuple[str, ...]]) -> None:
        self._formats = formats
        self._tables = 0
        self._fields: list[bool] = []
        self._open: dict[str, str] = {}
        self._closed: list[tuple[str, int]] = []
        self._moves: dict[str, str] = {}
        self._ranges: dict[str, tuple[Walked, int]] = {}
        self._ranged: set[str] = set()
        self._endless: frozenset[etree._Element] = frozenset()
        self.odd: dict[str, int] = {}

    def paragraphs(self, container: etree._Element) -> Iterator[Walked]:
        """The paragraphs of a body or a note, in order."""
        self._endless = endless_fields((container,))
        return self.container(container)

    def container(
        self, element: etree._Element, inside: tuple[Cell, ...] = (), state: State = _CLEAR
    ) -> Iterator[Walked]:
        """The paragraphs of a part of a body or a note, in order."""
        for child in element:
            name = local(child)
            if name == "p":
                yield self._paragraph(child, inside, state)
            elif name == "tbl":
                yield from self._table(child, inside, state)
            elif name in THROUGH or name in ("ins", "del", "moveFrom", "moveTo"):
                yield from self.container(child, inside, self._within(child, name, state))
            elif name == "AlternateContent":
                yield from self.container(chosen(child), inside, state)
            elif name == "altChunk":
                self._note_odd("an embedded document")
            else:
                self._range(child, name, None)

    # --- tables ---------------------------------------------------------------------------------

    def _table(
        self, table: etree._Element, inside: tuple[Cell, ...], state: State
    ) -> Iterator[Walked]:
        style = table.find(f"{_W}tblPr/{_W}tblStyle")
        if style is not None and style.get(_W + "val") == "Masthead":
            for cell in table.iter(_W + "tc"):
                yield from self._filled(self.container(cell, inside, state))
            return
        self._tables += 1
        name = f"t{self._tables}"
        for r, (row, wrapped) in enumerate(self._children(table, "tr", state)):
            around = self._row_state(row, "trPr", ("ins", "del"), wrapped)
            for c, (cell, held) in enumerate(self._children(row, "tc", around)):
                within = self._row_state(cell, "tcPr", ("cellIns", "cellDel"), held)
                yield from self.container(cell, (*inside, Cell(name, r, c)), within)

    def _children(
        self, element: etree._Element, name: str, state: State
    ) -> Iterator[tuple[etree._Element, State]]:
        """Rows of a table or cells of a row, also those in content controls and revisions."""
        for child in element:
            name_here = local(child)
            if name_here == name:
                yield child, state
            elif name_here in THROUGH or name_here in REVISIONS:
                yield from self._children(child, name, self._within(child, name_here, state))
            else:
                self._range(child, name_here, None)

    def _filled(self, paragraphs: Iterator[Walked]) -> Iterator[Walked]:
        return (p for p in paragraphs if p.tokens or p.names)

    def _row_state(
        self, element: etree._Element, properties: str, names: tuple[str, str], state: State
    ) -> State:
        for name, tag in zip(("ins", "del"), names, strict=True):
            found = element.find(f"{_W}{properties}/{_W}{tag}")
            if found is not None:
                state = self._within(found, name, state)
        return state

    # --- paragraphs -----------------------------------------------------------------------------

    def _paragraph(self, element: etree._Element, inside: tuple[Cell, ...], state: State) -> Walked:
        walked = Walked(ins=state.ins, dels=state.dels, inside=inside, element=element)
        walked.fields = tuple(self._fields)
        walked.around = tuple(r.author if r else "" for r in state)  # type: ignore[assignment]
        properties = element.find(_W + "pPr")
        self._inline(element, state, walked)
        if properties is not None:  # behind the text: a move's range begins there
            self._take_properties(properties, walked)
        here = [mark for mark, at in self._closed if at == len(walked.tokens)]
        walked.end_marks = tuple(dict.fromkeys((*self._open.values(), *here)))
        self._closed.clear()
        return walked

    def _take_properties(self, properties: etree._Element, walked: Walked) -> None:
        for child in properties:
            name = local(child)
            if name == "pStyle":
                walked.style = child.get(_W + "val", "")
            elif name == "outlineLvl":
                level = child.get(_W + "val", "9")
                walked.outline = int(level) + 1 if level in "012345678" else 0
            elif name == "numPr":
                walked.list_number, walked.list_level = _list(child)
            elif name == "sectPr":
                walked.has_break = True
            elif name == "pPrChange":
                self._note_odd("a change of layout")
                walked.list_before = _before(child)
            elif name == "rPr":
                for mark in child:
                    kind = local(mark)
                    if kind in REVISIONS:
                        made = self._end_revision(mark, kind, walked)
                        if REVISIONS[kind] == "ins":
                            walked.ins = made
                        else:
                            walked.dels = made

    def _end_revision(self, mark: etree._Element, kind: str, walked: Walked) -> Revision:
        made = self._revision(mark, kind)
        if made.move == "?":
            for token in walked.tokens[-1:]:
                beside = token.ins if REVISIONS[kind] == "ins" else token.dels
                if beside is not None and beside.move:
                    return made._replace(move=beside.move)
        return made

    def _inline(self, element: etree._Element, state: State, walked: Walked) -> None:
        for child in element:
            name = local(child)
            if name == "r":
                self._run(child, state, walked)
            elif name in REVISIONS:
                self._inline(child, self._within(child, name, state), walked)
            elif name in THROUGH:
                self._inline(child, state, walked)
            elif name == "AlternateContent":
                self._inline(chosen(child), state, walked)
            elif name in ("oMath", "oMathPara"):
                self._keep(child, _formula(child) or " ", state, walked)
            else:
                self._range(child, name, walked)

    def _run(self, run: etree._Element, state: State, walked: Walked) -> None:
        formats: tuple[str, ...] = ()
        style = ""
        own_mark = False
        for child in run:
            name = local(child)
            if name == "rPr":
                formats, style = self.look(child)
            elif name == "fldChar":
                if child not in self._endless:
                    self._field(child.get(_W + "fldCharType"))
            elif any(self._fields):
                continue  # the code of a field, not its result
            elif name in ("t", "delText"):
                if child.text and not own_mark:
                    self._say(walked, letters(child), state, formats, style)
                elif child.text and walked.tokens:
                    walked.tokens[-1].mark += child.text
            elif name in PLAIN:
                if not own_mark:
                    self._say(walked, PLAIN[name], state, formats, style)
            elif name == "sym":
                self._say(walked, symbol(child), state, formats, style)
            elif name in ("footnoteReference", "endnoteReference"):
                number = ("e" if name[0] == "e" else "") + child.get(_W + "id", "")
                own_mark = child.get(_W + "customMarkFollows", "0") in ("1", "true", "on")
                token = Token(OBJECT, state.ins, state.dels, note=number)
                self._put(walked, token)
            elif name == "AlternateContent" and (told := spelled(child)):
                self._say(walked, told, state, formats, style)
            elif name in KEPT:
                self._keep(child, " ", state, walked)
            elif name == "commentReference":
                number = child.get(_W + "id", "")
                if number not in self._ranged:
                    walked.comments.setdefault(number, (len(walked.tokens), len(walked.tokens)))
            elif name == "ruby":
                self._inline(child, state, walked)

    def look(self, properties: etree._Element) -> tuple[tuple[str, ...], str]:
        """The formats that a run shows, and its character style."""
        found: dict[str, bool] = {}
        style = ""
        for child in properties:
            name = local(child)
            value = child.get(_W + "val")
            if name in _TOGGLES:
                found[name] = value not in ("0", "false", "off")
            elif name == "u":
                found["u"] = value not in (None, "none")
            elif name == "vertAlign":
                found["sup"] = value == "superscript"
                found["sub"] = value == "subscript"
            elif name == "rStyle":
                style = value or ""
            elif name == "rPrChange":
                self._note_odd("a change of look")
        told = {f for f in self._formats.get(style, ()) if found.get(f, True)}
        return tuple(sorted(told | {f for f, on in found.items() if on})), style

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(
        self, walked: Walked, text: str, state: State, formats: tuple[str, ...], style: str
    ) -> None:
        self._put(walked, Token(text, state.ins, state.dels, formats, style))

    def _keep(self, element: etree._Element, words: str, state: State, walked: Walked) -> None:
        content = etree.tostring(element, encoding="unicode", with_tail=False)
        self._put(walked, Token(OBJECT, state.ins, state.dels, kept=content, words=words))

    def _put(self, walked: Walked, token: Token) -> None:
        if self._open:
            token.around = tuple(self._open.values())
        walked.tokens.append(token)

    # --- revisions and ranges -------------------------------------------------------------------

    def _within(self, element: etree._Element, name: str, state: State) -> State:
        kind = REVISIONS.get(name)
        if kind == "ins":
            return State(self._revision(element, name), state.dels)
        if kind == "dels":
            return State(state.ins, self._revision(element, name))
        return state

    def _revision(self, element: etree._Element, name: str) -> Revision:
        move = ""
        if name in ("moveFrom", "moveTo"):
            side = [n for n in self._moves.values() if n.startswith(name)]
            move = side[-1].partition(":")[2] if side else "?"
        at = element.get(f"{{{W_DATE}}}dateUtc") or element.get(_W + "date") or ""
        return Revision(element.get(_W + "author") or "", _time(at), move)

    def _range(self, element: etree._Element, name: str, walked: Walked | None) -> None:
        number = element.get(_W + "id", "")
        if name == "bookmarkStart":
            mark = marked_by(element.get(_W + "name", ""))
            if mark is not None:
                self._open[number] = mark
                if walked is not None:
                    walked.names.append((mark, len(walked.tokens)))
        elif name == "bookmarkEnd":
            mark = self._open.pop(number, None)
            if mark is not None and walked is not None:
                self._closed.append((mark, len(walked.tokens)))
        elif name in ("moveFromRangeStart", "moveToRangeStart"):
            side = name.removesuffix("RangeStart")
            self._moves[number] = f"{side}:{element.get(_W + 'name', '')}"
        elif name in ("moveFromRangeEnd", "moveToRangeEnd"):
            self._moves.pop(number, None)
        elif name == "commentRangeStart" and walked is not None:
            self._ranges[number] = (walked, len(walked.tokens))
        elif name == "commentRangeEnd" and number in self._ranges:
            begun, first = self._ranges.pop(number)
            begun.comments[number] = (first, len(begun.tokens))
            self._ranged.add(number)

    def _note_odd(self, what: str) -> None:
        self.odd[what] = self.odd.get(what, 0) + 1


def _list(properties: etree._Element) -> tuple[str | None, int | None]:
    """The list and level that a ``w:numPr`` says."""
    number = properties.find(_W + "numId")
    level = properties.find(_W + "ilvl")
    told = level.get(_W + "val", "") if level is not None else ""
    return (
        number.get(_W + "val") if number is not None else None,
        int(told) if told.isdecimal() else None,
    )


def _before(change: etree._Element) -> tuple[str, str | None, int | None]:
    """Style, list and level of a paragraph before its layout changed."""
    style = change.find(f"{_W}pPr/{_W}pStyle")
    numbers = change.find(f"{_W}pPr/{_W}numPr")
    name = style.get(_W + "val", "") if style is not None else ""
    return (name, *(_list(numbers) if numbers is not None else (None, None)))


def chosen(alternate: etree._Element) -> etree._Element:
    """The first choice of an alternate content."""
    for child in alternate:
        if local(child) in ("Choice", "Fallback"):
            return child
    return alternate


def _formula(math: etree._Element) -> str:
    """What can be read of a formula, without what is deleted in it."""
    gone = (_W + "del", _W + "moveFrom")
    return "".join(
        t.text or "" for t in math.iter("{*}t") if next(t.iterancestors(*gone), None) is None
    )


def _time(at: str) -> str:
    """The time if it is one, else an empty string: malformed dates occur."""
    date, _, clock = at.partition("T")
    whole = clock.rstrip("Z").partition(".")[0].partition("+")[0]
    numbers = [*date.split("-"), *whole.split(":")]
    if len(numbers) != 6 or not all(n.isdecimal() for n in numbers):
        return ""
    return f"{date}T{whole}Z"
