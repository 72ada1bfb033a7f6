"""A Pygments lexer for the informal notation: labels, tags, names, strikes, brackets, notes, noise.

In: text as pasted. Out: tokens that together are the whole text, every character in exactly one.
The reader of the notation is built on these tokens, and colours are made from the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pygments.lexer import Lexer
from pygments.token import _TokenType

from model.draft.delegation import DelegationTable
from model.files.notation import signs as signs
from model.files.notation.around import Emphases, blank_before, bracket_pairs, is_slash
from model.files.notation.crowded import MOST_IN_TEXT, crowd_of, crowded_end
from model.files.notation.labels import Phrases, read_label
from model.files.notation.lookalikes import is_lookalike
from model.files.notation.note_starts import NoteStarts
from model.files.notation.remarks import spoken_line
from model.files.notation.signs import Piece, plain_inner
from model.files.notation.status_line import status_end, status_line_end, trailing_status
from model.files.notation.tags import Tag, name_at, read_tag
from model.files.notation.voices import names_end, voice_end


class NotationLexer(Lexer):
    """Tokens of the informal notation.

    Options:
        table: The DelegationTable by which a parenthesis is known as a tag.
        phrases: The Phrases that open paragraphs.
    """

    name = "Rolling text"
    aliases = ("rolling-text",)
    filenames = ()

    def __init__(self, **options: Any) -> None:
        self.table: DelegationTable = options.pop("table", None) or DelegationTable(())
        self.phrases: Phrases = options.pop("phrases", None) or Phrases()
        super().__init__(**options)

    def get_tokens_unprocessed(self, text: str) -> Iterator[Piece]:
        return iter(_Scanner(text, self.table, self.phrases).pieces())


_LONGEST_REMARK = 3000
_DEEPEST_TAG = 5
_LONGEST_SPACE = 40


class _Scanner:
    """Walks once over a text."""

    def __init__(self, text: str, table: DelegationTable, phrases: Phrases) -> None:
        self.text = text
        self.table = table
        self.phrases = phrases
        self.at = 0
        self.found: list[Piece] = []
        self.struck = self.in_note = self.in_area = False
        self.last_line = ""
        self.marks = 0
        self.braces: set[int] = set()
        self.notes = NoteStarts(text)
        self.crowd = crowd_of(text)
        self.emphases = Emphases(text)
        self.pairs, self.links = bracket_pairs(text)
        self.link_ends = dict(self.links.values())

    def pieces(self) -> list[Piece]:
        """The tokens, in their order."""
        at_start = True
        while self.at < len(self.text):
            before = self.at
            if at_start:
                self._line_start()
                if self.at > before and self.text[self.at - 1] == "\n":
                    continue
            if self.at < len(self.text):
                self._inline()
            at_start = self.at > 0 and self.text[self.at - 1] == "\n"
        return self.found

    def _take(self, kind: _TokenType, end: int) -> None:
        if end > self.at:
            self.marks += kind is signs.TAG_OPEN or kind is signs.STRIKE
            self.found.append(Piece(self.at, kind, self.text[self.at : end]))
            self.at = end

    def _line_start(self) -> None:
        text, at = self.text, self.at
        for pattern, kind in (
            (signs.BLANK, signs.SPACE),
            (signs.FRONT_MATTER, signs.FURNITURE),
            (signs.RULE, signs.NOISE),
        ):
            found = pattern.match(text, at)
            if found:
                if kind is signs.NOISE:
                    self.in_area = "___" in found.group()
                self._take(kind, found.end())
                if kind is not signs.SPACE:
                    self.struck = False
                return
        if self.struck and blank_before(text, at):
            # A strike that was never closed ends with its paragraph.
            self.struck = False
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        furniture = signs.FURNITURE_LINE.match(text, at)
        if furniture:
            self.in_area = False
            self._take(signs.FURNITURE, furniture.end())
            return
        self.in_note = self.in_note and self._note_goes_on(line)
        if self.in_note:
            pass
        elif at in self.crowd.lines:
            self._take(signs.CROWDED, crowded_end(text, at, self.crowd))
        elif at in self.crowd.dense:
            self._dense(line)
        else:
            self._opening(line)
        self.last_line = line.rstrip()

    def _note_goes_on(self, line: str) -> bool:
        """Whether a line right below a note's goes on with its sentence."""
        ended = self.last_line[-1:] in ".;" or blank_before(self.text, self.at)
        return not ended and line[:1].islower()

    def _dense(self, line: str) -> None:
        """A line that is not read but for its label, or a block of short ones."""
        if self.at not in self.crowd.joined:
            self._opening(line)
        self._take(signs.DENSE, crowded_end(self.text, self.at, self.crowd))

    def _opening(self, line: str) -> None:
        """What a line of words begins with: a note's mark, a heading's signs, a label."""
        if self.in_area:
            found = signs.AREA_NOTE.match(self.text, self.at)
            if found or not self.last_line.endswith("."):
                self.in_note = True
                self._take(signs.NOTE_START, found.end() if found else self.at)
                return
            self.in_area = False
        note = self.notes.start(self.at, self.last_line)
        if note is not None:
            self.in_note = True
            self._take(signs.NOTE_START, note)
            return
        found = signs.LINE_HEAD.match(self.text, self.at)
        if found:
            self._take(signs.SPACE, found.end())
        found = signs.HEADING_SIGNS.match(self.text, self.at)
        if found:
            self._take(signs.HEADING, found.end())
            return
        while self.text.startswith("~~", self.at):
            self.struck = not self.struck
            self._take(signs.STRIKE, self.at + 2)
        if status_end(self.text, self.at, self.phrases):
            return
        alone = status_line_end(self.text, self.at)
        if alone is not None:
            self._take(signs.STATUS, alone)
            return
        said = spoken_line(self.text, self.at, self.table, self.phrases)
        if said is not None:
            self._take(signs.STATUS if said[1] else signs.REMARK, said[0])
            return
        self._label()

    def _label(self) -> None:
        label = read_label(self.text[self.at : self.at + 120].split("\n")[0], self.phrases)
        if label is None:
            return
        end = self.at + label.length
        if label.lead:
            self._take(signs.NOISE, self.at + len(label.lead))
        for _ in range(label.brackets):
            self._take(signs.OPEN, self.text.index("[", self.at) + 1)
        self._take(signs.LABEL, end)

    def _inline(self) -> None:
        if self.marks > MOST_IN_TEXT:
            self._beyond()
            return
        found = signs.SPECIAL.search(self.text, self.at)
        self._words(found.start() if found else len(self.text))
        if found is None:
            return
        before = self.at
        sign = found.group()
        if sign == "\n":
            self._take(signs.SPACE, self.at + 1)
        elif sign == "~~":
            self.struck = not self.struck
            self._take(signs.STRIKE, self.at + 2)
        elif sign in ("(", "\\("):
            self._parenthesis(len(sign))
        elif sign == "[":
            self._bracket()
        elif sign in ("{", "}"):
            self._brace()
        elif sign == "]":
            link = self.link_ends.get(self.at)
            self._take(signs.LINK_CLOSE if link else signs.CLOSE, link or self.at + 1)
        else:
            self._other_sign(sign)
        if self.at == before:
            self._words(self.at + len(sign))

    def _beyond(self) -> None:
        """The rest of a line behind more marks than are read."""
        found = self.text.find("\n", self.at)
        end = found if found >= 0 else len(self.text)
        marked = signs.MARK.search(self.text, self.at, end)
        self._take(signs.BEYOND if marked else signs.WORDS, end)
        self._take(signs.SPACE, min(end + 1, len(self.text)))

    def _other_sign(self, sign: str) -> None:
        note = signs.INLINE_NOTE.match(self.text, self.at)
        if note and not self.in_note:
            self._take(signs.NOTE_MARK, note.end())
        elif sign.startswith("\\"):
            self._take(signs.ESCAPE, self.at + 2)
        elif sign[0] == "*":
            end = self.at + len(sign)
            if self.text[self.at - 1 : self.at] + self.text[end : end + 1] == "[]":
                return
            if self.emphases.is_emphasis(self.at, len(sign)):
                self._take(signs.EMPHASIS, self.at + len(sign))
            elif re.match(r"[\w:;,.)”]", self.text[self.at - 1 : self.at]) and not self.in_note:
                self._take(signs.NOTE_MARK, self.at + len(sign))
        elif sign == "/" and is_slash(self.text, self.at):
            self._take(signs.SLASH, self.at + 1)
        elif sign == "÷":
            self._take(signs.NOISE, self.at + 1)
        elif sign[0].isalpha():
            self._spoken()

    def _words(self, end: int) -> None:
        kind = signs.NOTE_WORDS if self.in_note else signs.STRUCK if self.struck else signs.WORDS
        if kind is signs.WORDS and self.text[end : end + 1] in ("", "\n"):
            behind = trailing_status(self.text[self.at - 1 : end]) if self.at else None
            if behind is not None:
                self._take(kind, self.at - 1 + behind)
                kind = signs.STATUS
        self._take(kind, end)

    def _spoken(self) -> None:
        """ "moving suggested by Cuba", and the verb before "delete: (Mexico)"."""
        outside = signs.OUTSIDE.match(self.text, self.at)
        if outside and self._tag_at(outside.end()) is not None:
            self._take(signs.STANCE, outside.end())
            return
        move = signs.MOVE.match(self.text, self.at)
        if move:
            named = name_at(self.text, move.end(), self.table)
            if named:
                self._take(signs.REMARK, named[1])

    def _tag_at(self, at: int) -> tuple[int, int, int] | None:
        """For a parenthesis at ``at``: inner start, inner end and end, if it closes in time."""
        start = at + (2 if self.text.startswith("\\", at) else 1)
        blank = signs.TAG_END.search(self.text, start, start + signs.LONGEST_TAG)
        last = blank.start() if blank else min(start + signs.LONGEST_TAG, len(self.text))
        depth = 1
        for sign in re.finditer(r"\\?[()]", self.text[start:last]):
            depth += 1 if sign.group()[-1] == "(" else -1
            if depth > _DEEPEST_TAG:
                return None
            if depth == 0:
                return start, start + sign.start(), start + sign.end()
        return None

    def _parenthesis(self, width: int) -> None:
        status = status_end(self.text, self.at, self.phrases)
        if status is not None:
            self._take(signs.STATUS, status)
            return
        span = self._tag_at(self.at)
        if span is not None:
            start, inner_end, end = span
            raw = self.text[start:inner_end]
            tag = self._read_tag(raw, width)
            if tag is not None and not is_lookalike(
                self.text[max(0, self.at - 120) : self.at], tag
            ):
                self._take(signs.TAG_OPEN, start)
                if plain_inner(raw) == raw:
                    for _, part_end, kind in tag.parts:
                        self._take(signs.PART_KINDS[kind], start + part_end)
                self._take(signs.NAME, inner_end)
                self._take(signs.TAG_CLOSE, end)
                return
        if width == 2:
            self._take(signs.ESCAPE, self.at + 2)

    def _read_tag(self, raw: str, width: int) -> Tag | None:
        """The tag in a parenthesis, where one may stand.

        An escaped parenthesis is words, but for the wrappers of coloured runs, where the
        conversion escaped them all. "(?)" and "(…)" mean something behind a bracket only.
        """
        if width == 2 and not any(s < self.at < close for s, (close, _) in self.links.items()):
            return None
        near = self.text[max(0, self.at - _LONGEST_SPACE) : self.at]
        if raw in ("?", "…") and not near.rstrip().endswith("]"):
            return None
        return read_tag(plain_inner(raw), self.table)

    def _voice(self, close: int) -> bool:
        """ "[NZ/Can: to wait]": the sign, the names and the colon, where words of theirs follow."""
        inside = self.text[self.at + 1 : close]
        if names_end(inside, self.table) is None:
            return False
        near = _LONGEST_REMARK
        line_start = max(self.at - near, self.text.rfind("\n", 0, self.at) + 1, 0)
        line_end = self.text.find("\n", close, close + near)
        behind = self.text[close + 1 : line_end if line_end >= 0 else close + near]
        before = self.text[line_start : self.at]
        curly = self.text[self.at] == "{"
        voice = voice_end(inside, before, behind, self.table, self.phrases, curly)
        if voice is not None:
            inner = self.at + 1
            self._take(signs.OPEN, inner)
            self._take(signs.NAME, inner + voice[0])
            self._take(signs.TAG_POINT, inner + voice[1])
        return voice is not None

    def _brace(self) -> None:
        """ "{EU/CH/J: then}": a bracket like any other where somebody wants its words."""
        if self.text[self.at] == "}":
            if self.at in self.braces:
                self._take(signs.CLOSE, self.at + 1)
            return
        close = self.text.find("}", self.at, self.at + signs.LONGEST_TAG)
        inner = self.text[self.at + 1 : close] if close > 0 else "{"
        if not re.search(r"[{\n]", inner) and self._voice(close):
            self.braces.add(close)

    def _bracket(self) -> None:
        note = signs.INLINE_NOTE.match(self.text, self.at)
        if note and not self.in_note:
            self._take(signs.NOTE_MARK, note.end())
            return
        last = self.pairs.get(self.at, 0)
        if self.text[self.at + 1 : last] in self.notes.numbers and not self.in_note:
            self._take(signs.NOTE_MARK, last + 1)
            return
        if self.at in self.links:
            self._take(signs.LINK_OPEN, self.at + 1)
            return
        status = status_end(self.text, self.at, self.phrases)
        if status is not None:
            self._take(signs.STATUS, status)
            return
        close = self.pairs.get(self.at)
        if close is not None and close - self.at < _LONGEST_REMARK:
            inner = self.text[self.at + 1 : close]
            if self._voice(close):
                return
            if signs.UNSIGNED_REMARK.match(inner):
                self._take(signs.REMARK, close + 1)
                return
            before = self.at
            self._said_in_bracket(inner, close)
            if self.at > before:
                return
        self._take(signs.OPEN, self.at + 1)

    def _said_in_bracket(self, inner: str, close: int) -> None:
        """ "[DEL: Iran]", "[EU: delete]", a tag in square brackets; "[Chile – to follow]"."""
        tag = read_tag(plain_inner(inner), self.table)
        if tag is not None and tag.only_stances():
            self._take(signs.TAG_OPEN, self.at + 1)
            self._take(signs.NAME, close)
            self._take(signs.TAG_CLOSE, close + 1)
            return
        words = inner.lstrip()
        named = name_at(words, 0, self.table)
        if named and re.match(
            r"\s*(?:[–—:-]\s*[^\s\]]|\s(?:will|to|would|wants?|suggests?|"
            r"proposes?|requests?|asks?)\b)",
            words[named[1] :],
        ):
            self._take(signs.REMARK, close + 1)
