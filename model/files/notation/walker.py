"""A unit's tokens made into one flat text, with everything marked on it kept by offset.

In: a unit of the frame. Out: the words alone, and tags, strikes, brackets, notes, remarks, noise.
"""

from __future__ import annotations

import re

from model.draft.delegation import DelegationTable
from model.draft.text import OBJECT
from model.files.notation import signs as lex
from model.files.notation.crowded import MOST_MARKS
from model.files.notation.flow import Flow, Marked, Spoken, correction_end
from model.files.notation.frame import note_mark
from model.files.notation.hyphens import Hyphens
from model.files.notation.itu import Act
from model.files.notation.remarks import read_remark
from model.files.notation.signs import Piece, plain_inner
from model.files.notation.slashes import begins_branch, goes_on, parts_bracket
from model.files.notation.tags import Stand, Tag, read_tag
from model.files.notation.unit import Placed, Unit
from model.files.notation.voices import voice_tag


def flow_of(unit: Unit, table: DelegationTable, hyphens: Hyphens, wrapped: bool = False) -> Flow:
    """Make the unit's flow; ``wrapped`` says that the text was broken at the page's width."""
    walker = _Walker(table, hyphens, wrapped)
    if unit.act is not None:
        walker.act(unit.act)
    for number, (line, pieces) in enumerate(unit.fragments):
        walker.fragment(line, pieces, number, unit.joined)
    return walker.finished()


DEEPEST = 250
"""Brackets that nest deeper than any drafter's are signs among the words."""
_BLANKS = re.compile(r"\s+")
_CLOSING = re.compile(r"[,;:.!?)\]]")
_DASH_NOISE = re.compile(r"(?:(?<=\s)|^)-(?=[a-z])")
_FORMATS = {1: ("i",), 2: ("b",), 3: ("b", "i")}


class _Walker:
    """Walks over the tokens of a unit."""

    def __init__(self, table: DelegationTable, hyphens: Hyphens, wrapped: bool) -> None:
        self.table = table
        self.hyphens = hyphens
        self.wrapped = wrapped
        self.flow = Flow()
        self.line = 0
        self.strike: int | None = None
        self.open: list[int] = []
        self.emphasis: dict[int, int] = {}
        self.outside = ""
        self.aside = False
        self.last_bracket: int | None = None
        self.mover: Placed | None = None
        # The brackets that open or close where the text ends so far.
        self.at_end: list[int] = []
        self.deeper = 0
        self.marks = 0
        self.voices: dict[int, tuple[Tag, str]] = {}

    def act(self, act: Act) -> None:
        """Keep an ITU proposal's act as a remark; who proposes is behind what it puts in or out."""
        who = self.table.find(act.by) if act.by else None
        self.flow.remarks.append(Spoken(act.words, who.id if who else "", act.by, act.line))
        if who is not None and act.kind in ("ADD", "SUP"):
            self.mover = Placed(0, Tag((Stand(who, act.by, "propose"),)), act.by, act.line)

    def fragment(self, line: int, pieces: list[Piece], number: int, page_broken: bool) -> None:
        """Take the tokens of one line or page part."""
        self.line = line
        self.flow.crowded |= bool(pieces) and pieces[0].kind in (lex.CROWDED, lex.DENSE)
        if number:
            if page_broken or len(self.flow.text) > 0:
                self.flow.breaks.append(len(self.flow.text))
            self._end_strike()
            self._join_line("".join(p.text for p in pieces[:3]).lstrip())
        index = 0
        while index < len(pieces):
            index = self._piece(pieces, index)
        self._end_strike()

    def _join_line(self, after: str) -> None:
        text = self.flow.text
        if text.endswith("-") and self.hyphens.is_lines(text, after):
            self.flow.noise.append((self.line - 1, f"{text.split()[-1]} {after.split()[0]}"))
            self.flow.drop(len(text) - 1)
            return
        if text.endswith(" -") and re.search(r"\w -$", text[-3:]):
            self.flow.drop(len(text) - 2)
        elif not (text.endswith("-") and re.search(r"\w-$", text[-2:])):
            self._put(" ")

    def _end_strike(self) -> None:
        if self.strike is not None and len(self.flow.text) > self.strike:
            self.flow.struck.append((self.strike, len(self.flow.text)))
        self.strike = None

    def _piece(self, pieces: list[Piece], index: int) -> int:
        piece = pieces[index]
        flow, kind, text = self.flow, piece.kind, piece.text
        if (kind is lex.TAG_OPEN or kind is lex.STRIKE) and self._are_too_many():
            return self._unread(pieces, index)
        if kind is lex.TAG_OPEN:
            return self._tag(pieces, index)
        if kind is lex.STRIKE:
            self._toggle_strike()
        elif kind is lex.OPEN:
            self.last_bracket = None
            self._open()
        elif kind is lex.CLOSE:
            self._close()
        elif kind is lex.LINK_OPEN:
            flow.wrappers.append(len(flow.text))
        elif kind is lex.EMPHASIS:
            self._emphasis(len(text))
        elif kind is lex.NOTE_MARK:
            self._note(text)
        elif kind is lex.REMARK:
            self._remark(text)
        elif kind is lex.STANCE:
            self.outside = text
        elif kind is lex.NAME:
            self._voice(text)
        elif kind is lex.SLASH:
            self._slash(pieces, index)
        elif kind is lex.NOISE:
            flow.noise.append((self.line, text.strip()))
        elif kind is lex.LINK_CLOSE:
            if text != "](#)":
                flow.noise.append((self.line, text))
        elif kind in (lex.LABEL, lex.HEADING, lex.STATUS, lex.FURNITURE, lex.TAG_POINT):
            self.aside = kind is lex.STATUS
        elif kind in (lex.ESCAPE, lex.CROWDED, lex.DENSE, lex.BEYOND):
            self._put(text[1:] if kind is lex.ESCAPE else _BLANKS.sub(" ", text))
        else:
            self._words(text, pieces[index + 1] if index + 1 < len(pieces) else None)
        return index + 1

    def _are_too_many(self) -> bool:
        """Count one more mark of the unit: whether it is more than are read."""
        self.marks += 1
        return self.marks > MOST_MARKS

    def _unread(self, pieces: list[Piece], index: int) -> int:
        """Put a mark among the words as it was typed: there are too many to be anybody's."""
        if pieces[index].kind is lex.STRIKE and self.strike is not None:
            self._end_strike()
            return index + 1
        end = index + 1
        while pieces[index].kind is lex.TAG_OPEN and pieces[end - 1].kind is not lex.TAG_CLOSE:
            end += 1
        self._put(_BLANKS.sub(" ", "".join([p.text for p in pieces[index:end]])))
        self.flow.unread += 1
        return end

    def _open(self) -> None:
        if len(self.open) >= DEEPEST:
            self.deeper += 1
            self._put("[")
            return
        number = len(self.flow.brackets)
        self.open.append(number)
        self.at_end.append(number)
        self.flow.brackets.append(Marked(len(self.flow.text), None, len(self.open)))

    def _note(self, text: str) -> None:
        mark = note_mark(text)
        if "*" in mark and re.search(r"\d", text):
            self.flow.noise.append((self.line, text))
        self.flow.notes.append((len(self.flow.text), mark))
        self.flow.text += OBJECT

    def _toggle_strike(self) -> None:
        if self.strike is None:
            self.strike = len(self.flow.text)
        else:
            self._end_strike()

    def _rejoined(self, text: str) -> str:
        """The text with hyphens joined to their words, which a page's width parted from them."""
        if re.match(r"-[a-z]", text) and re.search(r"\w $", self.flow.text[-2:]):
            self.flow.drop(len(self.flow.text) - 1)
        return re.sub(r"(?<=\w) -(?=\w)", "-", text)

    def _words(self, text: str, following: Piece | None) -> None:
        begins = not self.flow.text or self.flow.text.endswith(" ")
        tagged = following is not None and following.kind is lex.TAG_OPEN
        if begins and tagged and text.strip() and not text.strip(" -–—"):
            self.flow.noise.append((self.line, text.strip()))
            return
        if "\n" in text and not text.strip() and re.search(r"\w-$", self.flow.text[-2:]):
            return
        if "  " in text or not text.isprintable():
            text = _BLANKS.sub(" ", text)
        if self.wrapped:
            text = self._rejoined(text)
        found = _DASH_NOISE.search(text)
        if found and not self.wrapped and (found.start() or self.aside):
            self.flow.noise.append((self.line, text[found.start() :][:20].split(" ")[0]))
            text = text[: found.start()] + text[found.end() :]
        self._put(text)

    def _put(self, text: str) -> None:
        flow = self.flow
        if not flow.text or flow.text[-1].isspace():
            text = text.lstrip()
        if not text:
            return
        if self.aside and _CLOSING.match(text) and flow.text.endswith(" "):
            flow.drop_last([flow.brackets[number] for number in self.at_end])
        self.at_end.clear()
        flow.text += text
        if text.strip():
            self.aside = False
            self.last_bracket = None

    def _tag(self, pieces: list[Piece], index: int) -> int:
        close = next(n for n in range(index, len(pieces)) if pieces[n].kind is lex.TAG_CLOSE)
        raw = "".join(p.text for p in pieces[index + 1 : close])
        tag = read_tag(plain_inner(raw), self.table)
        assert tag is not None
        self.flow.strangers += [s for s in tag.stands if s.delegation.kind == "unknown"]
        if tag.remark:
            self.flow.remarks += [
                Spoken(tag.remark, stand.delegation.id, stand.written, self.line)
                for stand in tag.stands
            ]
        else:
            following = pieces[close + 1] if close + 1 < len(pieces) else None
            self._place(self._with_outside(tag), plain_inner(raw), following)
            if self.flow.tags[-1].first and following is not None:
                pieces[close + 1] = following._replace(text=following.text[1:])
        self.aside = True
        return close + 1

    def _with_outside(self, tag: Tag) -> Tag:
        """The tag with the verb that stands before its parenthesis: "delete: (Mexico)"."""
        if not self.outside:
            return tag
        verbed = read_tag(self.outside + ", ".join(s.written for s in tag.stands), self.table)
        self.outside = ""
        return verbed or tag

    def _place(self, tag: Tag, raw: str, following: Piece | None) -> None:
        flow = self.flow
        placed = Placed(len(flow.text), tag, raw, self.line)
        placed.bracket = self.last_bracket
        if placed.bracket is None and self.open:
            placed.bracket = self.open[-1]
            placed.inside = True
        after = following.text if following is not None else ""
        if tag.quote:
            start = len(flow.text)
            flow.text += tag.quote + (" " if flow.text.endswith(" ") else "")
            placed.quote = (start, len(flow.text))
            placed.at = len(flow.text)
        elif after.startswith(":") and len(after.strip()) > 1:
            placed.first = True
        placed.slash = following is not None and following.kind is lex.SLASH
        flow.tags.append(placed)

    def _close(self) -> None:
        flow = self.flow
        if self.deeper:
            self.deeper -= 1
            self._put("]")
        elif self.open:
            self.last_bracket = self.open.pop()
            self.at_end.append(self.last_bracket)
            flow.brackets[self.last_bracket].end = len(flow.text)
            self._say_voice()
        else:
            self.at_end.append(len(flow.brackets))
            flow.brackets.append(Marked(None, len(flow.text)))

    def _voice(self, names: str) -> None:
        """Names behind an opening bracket, "[NZ/Can: to wait]": they want what it holds."""
        tag = voice_tag(plain_inner(names), self.table)
        if tag is not None and self.open:
            self.voices[self.open[-1]] = (tag, plain_inner(names))

    def _say_voice(self) -> None:
        """Put the tag of a bracket that began with names behind it."""
        said = self.voices.pop(self.last_bracket or 0, None)
        if said is not None:
            placed = Placed(len(self.flow.text), *said, self.line, bracket=self.last_bracket)
            self.flow.tags.append(placed)
            self.aside = True

    def _emphasis(self, width: int) -> None:
        if width in self.emphasis:
            start = self.emphasis.pop(width)
            for name in _FORMATS.get(width, ()):
                self.flow.formats.append((start, len(self.flow.text), name))
        else:
            self.emphasis[width] = len(self.flow.text)

    def _slash(self, pieces: list[Piece], index: int) -> None:
        flow = self.flow
        if self._parts_bracket(pieces, index):
            depth = flow.brackets[self.open[-1]].depth
            self._close()
            flow.brackets[self.last_bracket or 0].end = len(flow.text.rstrip())
            flow.slashes.append(len(flow.text))
            self.open.append(len(flow.brackets))
            flow.brackets.append(Marked(len(flow.text), None, depth))
            return
        behind = self.aside or self.last_bracket is not None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if behind and goes_on(pieces, index, flow.text):
            flow.noise.append((self.line, "/"))
            if self.aside and flow.tags:
                flow.tags[-1].slash = False
        elif behind:
            flow.slashes.append(len(flow.text))
            if self.aside and flow.tags:
                flow.tags[-1].slash = True
        elif after is not None and (
            after.kind is lex.LINK_OPEN or re.fullmatch(r"\s*[-–—]\s*", after.text)
        ):
            flow.noise.append((self.line, "/" + after.text.strip()))
            if after.kind is not lex.LINK_OPEN:
                pieces[index + 1] = after._replace(text=" ")
        elif begins_branch(pieces, index, flow.text) and not goes_on(pieces, index, flow.text):
            flow.slashes.append(len(flow.text))
        else:
            self._put("/")

    def _parts_bracket(self, pieces: list[Piece], index: int) -> bool:
        if not self.open or self.aside or self.last_bracket is not None:
            return False
        start = self.flow.brackets[self.open[-1]].start
        tagged = any(t.at > (start or 0) for t in self.flow.tags[-1:])
        return not tagged and parts_bracket(pieces, index)

    def _remark(self, text: str) -> None:
        flow = self.flow
        spoken = read_remark(text, self.table)
        if spoken is None:
            self._put(text)
            return
        inline = text if lex.MOVE.match(text) else ""
        flow.remarks.append(Spoken(*spoken, self.line, inline))
        if inline:
            self._unquote()
        self.aside = True

    def _unquote(self) -> None:
        """Take off the quotation marks that only show which words a remark is about."""
        flow = self.flow
        tail = flow.text.rstrip()
        start = flow.text.rfind("“")
        if tail.endswith("”") and start >= 0:
            flow.drop(len(tail) - 1)
            flow.drop(start)
            flow.noise.append((self.line, "“…”"))

    def finished(self) -> Flow:
        """The flow, without white space at its end, offsets within it."""
        flow = self.flow
        flow.text = flow.text.rstrip()
        size = len(flow.text)
        if self.mover is not None:
            self.mover.at = size
            flow.tags.append(self.mover)
        flow.shift(lambda n: min(n, size))
        flow.struck = [(s, e) for s, e in flow.struck if e > s]
        self._part_corrections()
        flow.opens_italic = any(s == 0 and f == "i" for s, _, f in flow.formats)
        flow.formats = [
            (s, e, f) for s, e, f in flow.formats if e > s and not (s == 0 and f == "i")
        ]
        return flow

    def _part_corrections(self) -> None:
        """Put a space into "~~extrabudgetary~~extra budgetary", typed without one."""
        flow = self.flow
        glued = [
            number
            for number, (start, end) in enumerate(flow.struck)
            if flow.text[end : end + 1].isalnum()
            and correction_end(flow.text[start:end], flow.text[end : end + 2 * (end - start) + 9])
        ]
        flow.put_all([(flow.struck[number][1], " ") for number in glued])
        for number in glued:
            start, end = flow.struck[number]
            flow.struck[number] = (start, end - 1)
