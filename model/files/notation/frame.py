"""The frame of an informal text: lines sorted into units, notes, status lines and furniture.

In: the tokens of the whole text. Out: units in order, each with its tokens, rejoined where a page
or a line was broken inside; notes; what stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from model.files.notation import signs as lex
from model.files.notation.itu import Act, act_of, has_acts
from model.files.notation.labels import Phrases, heading_number, read_label
from model.files.notation.levels import Levels, name_numbered_headings, nest_lists
from model.files.notation.lines import (
    FULL_LINE,
    as_words,
    cut_line,
    has_figures,
    is_aside,
    is_labelled,
    is_wrapped,
    lines_of,
    running_heads,
    stands_alone,
    table_rows,
    without_voice,
)
from model.files.notation.masthead import (
    closes_mail,
    is_enacting,
    is_mail_header,
    masthead_cuts,
    masthead_kind,
    opens_mail,
)
from model.files.notation.signs import Piece
from model.files.notation.status_line import label_named
from model.files.notation.unit import Frame, Line, NoteBody, Unit

_TERMINAL = re.compile(r"[.;:!?,。；：，؛،][”\"’»)\]*_~\s]*$|\)\s*$")
_SENTENCE_END = re.compile(r"[.;:!?][”\"’»)\]*_~\s]*$")
_BOLD_LINE = re.compile(r"\*\*(?!\*)(?:(?!\*\*).)+\*\*\s*", re.DOTALL)
_HEAD_WORDS = re.compile(
    r"(?:(?:(?:Article|Annex|Chapter|Part|Section|Appendix)\b"
    r"|ARTICLE\b|ANNEX\b|CHAPTER\b|PART\b|SECTION\b|APPENDIX\b)"
    r"(?: (?:[IVXLC]+|\d+|[A-Z])(?: (?:bis|ter|quater))?\.(?= [A-Z]))?|Preamble\b|PREAMBLE\b"
    r"|Introduction\b|INTRODUCTION\b|Draft (?:resolution|decision) (?:[IVX]+|\d+|[A-Z])$)"
    r"[^.;]{0,90}$"
)
_SYMBOL_LINE = re.compile(r"[A-Z][A-Z0-9]*(?:/[A-Za-z0-9.]+){2,}")
_LONGEST_MASTHEAD = 260


def frame_of(text: str, pieces: Iterable[Piece], phrases: Phrases, whole: bool = False) -> Frame:
    """Sort the tokens of ``text`` into a frame; ``whole`` if each line is known to be whole."""
    lines = list(lines_of(pieces))
    frame = _Framer(lines, phrases, whole).frame
    name_numbered_headings(frame.units)
    nest_lists(frame.units)
    return frame


class _Framer:
    """Walks once over the lines."""

    def __init__(self, lines: list[Line], phrases: Phrases, whole: bool) -> None:
        self.phrases = phrases
        self.whole = whole
        self.frame = Frame(wrapped=not whole and is_wrapped(lines))
        self.page = 0
        self.blank = True
        self.note: NoteBody | None = None
        self.last_words = ""
        self.levels = Levels(lines, self.frame.wrapped)
        # A letter that holds no labelled paragraphs is itself the text.
        self.early: list[tuple[int, str]] = []
        self.labelled = any(is_labelled(line) for line in lines)
        self.mail = ""
        self.between_notes = False
        self.heads = running_heads(lines)
        self.rows = table_rows(lines)
        self.acts = has_acts(line.text for line in lines)
        self.masthead = self._masthead_end(lines)
        self.act: Act | None = None
        for line in lines:
            self._sort(self._without_act(line) if self.acts else line)

    def _without_act(self, line: Line) -> Line:
        """The line without the ADD, MOD, SUP or NOC of an ITU proposal, kept for its provision."""
        whole = "".join(p.text for p in line.pieces)
        act = act_of(whole, line.number)
        if act is None:
            return line
        self.act = act
        parts = list(cut_line(line.pieces, [act.length]))
        return Line(line.number, parts[1] if len(parts) > 1 else [])

    def _masthead_end(self, lines: list[Line]) -> int:
        """Number of the line where the masthead ends: enacting formula or first paragraph."""
        for line in lines:
            text = line.text
            if is_enacting(text) and text.strip(" *").startswith(_ENACTORS):
                return line.number
            if self.acts and act_of(text, line.number) is not None:
                return line.number
            if any(p.kind is lex.LABEL for p in line.pieces):
                return line.number
        head = list(takewhile(lambda n: len(n.text) < _LONGEST_MASTHEAD, lines[:60]))
        strict = [n for n in head if masthead_kind(n.text)]
        return strict[-1].number + 1 if strict else 0

    def _sort(self, line: Line) -> None:
        words = line.words
        if not words:
            self.blank = True
            return
        first = words[0].kind
        if first is lex.FURNITURE or line.text in self.heads or self._is_mail(line, words):
            self._furniture(line)
        elif first is lex.NOISE and len(words) == 1 and len(words[0].text.strip()) >= 3:
            self.page += 1
            self.between_notes = True
        elif first is lex.NOTE_START:
            self._start_note(line, words)
        elif first is lex.NOTE_WORDS and self.note is not None and self._goes_on(line):
            self.note.pieces.append(Piece(words[0].start, lex.NOTE_WORDS, " "))
            self.note.pieces.extend(line.pieces)
        else:
            self._sort_words(line, words)
        self.blank = False

    def _is_mail(self, line: Line, words: list[Piece]) -> bool:
        """Whether a line belongs to the mail round the text, and not to the text."""
        text = line.text
        if self._begins_with_label(words) or {p.kind for p in words} & _TELLING:
            self.mail = ""
        elif self.labelled and (
            opens_mail(text) or (not self.frame.units and is_mail_header(text))
        ):
            self.mail = "before"
        elif self.labelled and closes_mail(text):
            self.mail = "behind"
        elif (self.mail == "before" and not text.endswith((".", "!", "?", ":"))) or (
            self.mail
            and (
                masthead_kind(text)
                or is_enacting(text)
                or self._is_heading(line, text)
                or len(text) > (_LONGEST_MAIL if self.mail == "before" else FULL_LINE)
            )
        ):
            self.mail = ""
        return bool(self.mail)

    def _furniture(self, line: Line) -> None:
        text = line.text
        if line.number <= 3 and text.startswith("---"):
            pairs = re.findall(r"^(\w+):[^\S\n]*(.+)$", text, re.MULTILINE)
            self.frame.front.update(pairs)
        self.frame.furniture.append((line.number, text))
        self.note = None
        self.between_notes = True

    def _start_note(self, line: Line, words: list[Piece]) -> None:
        typed = words[0].text.strip()
        if "*" in typed and re.search(r"\w", typed):
            self.frame.furniture.append((line.number, typed))
        rest = line.pieces[line.pieces.index(words[0]) + 1 :]
        self.note = NoteBody(
            note_mark(typed),
            line.number,
            list(rest),
            self.page,
            len(self.frame.units),
            bare=typed.isascii() and (typed.isdigit() or typed[:1].isalpha()),
        )
        self.frame.notes.append(self.note)
        self.between_notes = True

    def _goes_on(self, line: Line) -> bool:
        """Whether a line goes on with the note above it."""
        return self.frame.wrapped or (not self.blank and not line.text[:1].isupper())

    def _sort_words(self, line: Line, words: list[Piece]) -> None:
        self.note = None
        text = line.text
        last = self.frame.units[-1] if self.frame.units else None
        kinds = {p.kind for p in words}
        if all(p.kind is lex.STATUS for p in words):
            to = self.early if last is None else last.statuses
            to.extend((line.number, p.text) for p in words)
        elif line.number >= self.masthead and _SYMBOL_LINE.fullmatch(text) and last is not None:
            self._furniture(line)
        elif words[0].kind is lex.STATUS and label_named(words[0].text, self.phrases):
            # "[PP1 agreed] Recalling …": the line names the paragraph that it stands in.
            label = label_named(words[0].text, self.phrases)
            self._new(line, _KIND_OF_LABEL.get(label.kind if label else "", "operative"))
            self.frame.units[-1].label = label
        elif line.number < self.masthead and (
            not kinds & {lex.TAG_OPEN, lex.REMARK} or masthead_kind(text) == "sponsors"
        ):
            self._masthead_line(Line(line.number, [as_words(p) for p in line.pieces]))
        elif lex.LABEL in kinds and self._begins_with_label(words):
            self._labelled(line, words)
        elif lex.HEADING is words[0].kind or self._is_heading(line, text):
            self._heading(line, text)
        elif self._belongs_above(line, words, text, last) and last is not None:
            self._join(last, line)
        else:
            self._new(line, self._free_kind(without_voice(words)))
        self.last_words = text

    def _begins_with_label(self, words: list[Piece]) -> bool:
        for piece in words:
            if piece.kind is lex.LABEL:
                return True
            if piece.kind not in (lex.STRIKE, lex.NOISE, lex.OPEN, lex.LINK_OPEN, lex.EMPHASIS):
                return False
        return False

    def _labelled(self, line: Line, words: list[Piece]) -> None:
        typed = next(p for p in words if p.kind is lex.LABEL)
        label = read_label(typed.text + "", self.phrases) or read_label(
            "".join(p.text for p in line.pieces[line.pieces.index(typed) :]), self.phrases
        )
        unit = self._new(line, _KIND_OF_LABEL.get(label.kind if label else "", "operative"))
        unit.label = label
        unit.level = self.levels.level(line, label)

    def _is_heading(self, line: Line, text: str) -> bool:
        if _BOLD_LINE.fullmatch(text) and len(text) < 300:
            return True
        if _opens_bold(text):
            return True
        short = len(text) < 110 and not re.search(r"[,;]\s*$", text)
        if heading_number(text) and short:
            return True
        return short and _HEAD_WORDS.match(text.strip("*# ")) is not None and self.blank

    def _heading(self, line: Line, text: str) -> None:
        unit = self._new(line, "heading")
        marks = re.match(r"#+", text)
        unit.level = len(marks.group()) if marks else 1

    def _belongs_above(self, line: Line, words: list[Piece], text: str, last: Unit | None) -> bool:
        if last is None or last.kind in ("enacting",):
            return False
        if all(is_aside(p) for p in words) and any(p.kind is lex.TAG_OPEN for p in words):
            return line.number >= self.masthead
        if all(p.kind in (lex.REMARK, lex.STATUS, lex.EMPHASIS) for p in words):
            return last.kind != "heading"
        if last.kind == "heading":
            return (
                not self.blank
                and not self.last_words.startswith("#")
                and not self.last_words.endswith("**")
            )
        if is_enacting(text):
            return False
        if last.is_only_label():
            return True
        if self.whole or _stands_out(line, last):
            return False
        plain = text.lstrip('*~“"[ ')
        if line.number in self.rows and (not self.frame.wrapped or has_figures(text)):
            return False
        if self.frame.wrapped:
            return not (_SENTENCE_END.search(self.last_words) and len(self.last_words) < FULL_LINE)
        if not self.blank:
            return plain[:1].islower() or len(self.last_words) >= FULL_LINE
        if re.match(r"[a-z(/,;.–-]", text) and not text.startswith("---"):
            # "(Adopted in March)" below a full sentence is a line of its own.
            return not (re.match(r"\([A-Z]", text) and _SENTENCE_END.search(self.last_words))
        short = last.kind == "text" and len(self.last_words) < FULL_LINE
        if short or last.kind not in _RUNNING or _TERMINAL.search(self._tail(last)):
            return False
        return self.phrases.opening(plain) is None

    def _tail(self, unit: Unit) -> str:
        return re.sub(r"(?:[¹²³⁰⁴-⁹]|<sup>.*?</sup>|\^\{.*?\})", "", unit.raw(2)[-400:])[-40:]

    def _join(self, unit: Unit, line: Line) -> None:
        for piece in line.words:
            if piece.kind is lex.STATUS:
                unit.statuses.append((line.number, piece.text))
        unit.fragments.append((line.number, [p for p in line.pieces if p.kind is not lex.STATUS]))
        unit.joined = unit.joined or self.between_notes
        self.between_notes = False

    def _new(self, line: Line, kind: str) -> Unit:
        unit = Unit(kind, page=self.page)
        unit.statuses, self.early = self.early, []
        unit.act, self.act = self.act, None
        self.frame.units.append(unit)
        self.between_notes = False
        self._join(unit, line)
        return unit

    def _masthead_line(self, line: Line) -> None:
        # Offsets in the joined pieces, so that a line that holds several can be cut.
        whole = "".join(p.text for p in line.pieces)
        cuts = [] if line.number in self.rows else masthead_cuts(whole)
        for piece_list in cut_line(line.pieces, cuts):
            part = Line(line.number, piece_list)
            last = self.frame.units[-1] if self.frame.units else None
            kind = (None if _opens_bold(part.text) else masthead_kind(part.text)) or (
                "heading" if self._is_heading(part, part.text) else "free"
            )
            open_bold = last is not None and last.raw().count("**") % 2 == 1
            if open_bold or (
                last is not None
                and not self.blank
                and kind in ("free", last.kind)
                and last.kind in ("free", "organ")
                and part is not line
                and not part.text[:1].isupper()
                and not stands_alone(part.text)
            ):
                assert last is not None
                self._join(last, part)
            else:
                self._new(part, kind)

    def _free_kind(self, text: str) -> str:
        if is_enacting(text):
            return "enacting"
        plain = text.lstrip('*~[“" ')
        opened = self.phrases.opening(plain)
        return opened[0] if opened is not None else "text"


_ENACTORS = ("The ", "THE ", "We", "La ", "Le ")
_TELLING = {lex.TAG_OPEN, lex.STATUS, lex.REMARK, lex.STRIKE, lex.NOTE_START}
_LONGEST_MAIL = 400
_KIND_OF_LABEL = {"preambular": "preambular", "title": "title"}
_RUNNING = ("preambular", "operative", "text")


def _opens_bold(text: str) -> bool:
    """Whether bold begins with the line and runs on into the next."""
    return text.startswith("**") and text.count("**") == 1


def _stands_out(line: Line, last: Unit) -> bool:
    """Whether a line less indented than an option goes on with what the options stand in."""
    if last.label is None or last.label.kind != "option" or not last.raw():
        return False
    return line.indent + 2 <= Line(*last.fragments[0]).indent


def is_section_head(text: str) -> bool:
    """Whether a line heads a section and so is no title: "I. Introduction", "Article 5"."""
    bare = text.strip(" *#")
    return heading_number(bare) or _HEAD_WORDS.match(bare) is not None


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def note_mark(typed: str) -> str:
    """A note's mark as it stands: "*", "3"; a star beside a number is the star ("¹ _____ *")."""
    bare = re.sub(r"</?sup>|\^\{|[}\\]|\[\^?|\]:?|[A-Za-z]+note", "", typed).strip(" \t:.–-")
    if "*" in bare:
        return "*" * bare.count("*")
    return bare.translate(_SUPERSCRIPTS).strip(" _")
