"""Word paragraphs as XML: revisions, bookmarks, comments, moves, note references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from zlib import crc32

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import OBJECT, change_of
from model.files.word.authors import Authors
from model.files.word.comments import Comment
from model.files.word.flow import Item, Within, WordParagraph
from model.files.word.names import (
    BRACKET_STYLE,
    LABEL_STYLE,
    OPENING_STYLE,
    bookmark_name,
    style_of,
)
from model.files.word.opening import OpeningWords
from model.files.word.runs import (
    Counter,
    Revisions,
    escaped,
    run_properties,
    run_xml,
    seen_format,
)

ROLE_STYLES = {"label": LABEL_STYLE, "sign": BRACKET_STYLE}

NoteWriter = Callable[[str, Within], int]
"""Writes a note that stands so, and gives the number that its reference names."""

Token = tuple[str, str, str, str]
"""Author of the insertion, author of the deletion, formats, text: what a reader sees."""


@dataclass(slots=True)
class Ranges:
    """What begins before and ends after each item of a paragraph, as XML."""

    before: dict[int, list[str]] = field(default_factory=dict)
    after: dict[int, list[str]] = field(default_factory=dict)

    def add(self, first: int, last: int, start: str, end: str) -> None:
        """Put ``start`` before item ``first``, ``end`` after item ``last``; later ones inside."""
        self.before.setdefault(first, []).append(start)
        self.after.setdefault(last, []).insert(0, end)


@dataclass(frozen=True, slots=True)
class Trimmings:
    """What a copy carries beside the words: comments by target, and whether it names things."""

    comments: dict[str, list[Comment]]
    bookmarks: bool = True


class BodyWriter:
    """Writes the paragraphs of one export, body and notes alike."""

    reference_look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    """The look of the mark of a new note."""

    def __init__(
        self,
        draft: Draft,
        authors: Authors,
        opening: OpeningWords,
        trimmings: Trimmings,
        counter: Counter,
    ) -> None:
        self._draft = draft
        self._authors = authors
        self._opening = opening
        self._waiting = dict(trimmings.comments)
        self._bookmarks = self.dated = trimmings.bookmarks
        # The format demands a time of a move's range, which nobody is shown.
        self.hour = f"{draft.day or draft.tabled_on or '1980-01-01'}T00:00:00Z"
        self.counter = counter
        self._named: dict[str, int] = {}
        self._moves: dict[str, str] = {}
        self._in_note = False
        self._due: list[int] = []
        self.revisions = Revisions(counter)
        self.comments: list[tuple[int, Comment]] = []
        self.digests: dict[int, int] = {}

    def wait(self, comments: Mapping[str, Comment]) -> None:
        """Take one comment more for each of some changes, before those it has."""
        for target, comment in comments.items():
            self._waiting[target] = [comment, *self._waiting.get(target, ())]

    def waiting(self) -> Set[str]:
        """Ids of the changes and paragraphs whose comments are not written yet."""
        return self._waiting.keys()

    def pair_moves(self, units: Iterable[WordParagraph]) -> None:
        """Find the moves of which both sides stand in the file; the others go as two changes."""
        sides: dict[str, set[bool]] = {}
        for unit in units:
            for item in unit.items:
                side = self._side_of_move(item)
                if side is not None:
                    sides.setdefault(side[0], set()).add(side[1])
        if not self._bookmarks:
            return
        both = [change for change, found in sides.items() if len(found) == 2]
        self._moves = {change: f"move{i}" for i, change in enumerate(both, 1)}

    def _side_of_move(self, item: Item) -> tuple[str, bool] | None:
        """The move that carries the item, and whether away; None for what no move carries."""
        if item.role != "words" or item.tabled == item.read:
            return None
        marks = {change_of(m) for m in (item.dels if item.tabled else item.ins)}
        if len(marks) != 1:
            return None
        change = self._draft.changes.get(marks.pop())
        home = change and (change.moved_from if item.tabled else change.moved_to)
        if change is None or not home or home != item.paragraph:
            return None
        return change.id, item.tabled

    # --- a paragraph ----------------------------------------------------------------------------

    def paragraph(self, unit: WordParagraph, write_note: NoteWriter | None, lead: str = "") -> str:
        """The ``w:p`` of a Word paragraph; ``lead`` is what stands before its text."""
        self._in_note = write_note is None
        items = self._with_opening(unit)
        ranges = Ranges()
        self._add_ranges(unit, items, ranges)
        moved_end = self._add_moves(unit, items, ranges)
        out = [f"<w:p>{self._properties(unit)}{lead}"]
        tokens: list[Token] = []
        for i, (item, opening) in enumerate(items):
            out += ranges.before.get(i, ())
            out.append(self._item(item, opening, write_note, tokens))
            self._in_note = write_note is None
            out += ranges.after.get(i, ())
        out += ranges.before.get(len(items), ())
        out += ranges.after.get(len(items), ())
        self.digests[id(unit)] = digest(tokens, self._end_authors(unit))
        return "".join(out) + "</w:p>" + moved_end

    def _end_revision(self, unit: WordParagraph) -> str:
        """What revises the end of a paragraph, or nothing."""
        marks = ""
        if unit.ins is not None:
            tag = "moveTo" if self._ends_move(unit, away=False) else "ins"
            by = self._authors.of(unit.ins)
            marks = self.revisions.mark(tag, self._at_a_day(by) if unit.apart else by)
        elif unit.dels is not None:
            tag = "moveFrom" if self._ends_move(unit, away=True) else "del"
            marks = self.revisions.mark(tag, self._authors.of(unit.dels))
        return marks

    def _properties(self, unit: WordParagraph) -> str:
        marks = self._end_revision(unit)
        marks = f"<w:rPr>{marks}</w:rPr>" if marks else ""
        style = style_of(unit.owner.kind, unit.owner.level)
        return f'<w:pPr><w:pStyle w:val="{style}"/>{marks}</w:pPr>'

    def _end_authors(self, unit: WordParagraph) -> tuple[str, str]:
        if unit.ins is not None:
            return self._authors.of(unit.ins)[0], unit.around[1]
        if unit.dels is not None:
            return unit.around[0], self._authors.of(unit.dels)[0]
        return unit.around

    def _with_opening(self, unit: WordParagraph) -> list[tuple[Item, bool]]:
        """The items that are in the file, cut where the opening words end."""
        visible = [item for item in unit.items if not item.hidden]
        kind = unit.owner.kind
        if kind not in ("preambular", "operative"):
            return [(item, False) for item in visible]
        left = {
            True: self._opening_length(kind, visible, read=True),
            False: self._opening_length(kind, visible, read=False),
        }
        out: list[tuple[Item, bool]] = []
        for item in visible:
            if item.role != "words" or not (item.tabled or item.read) or not max(left.values()):
                out.append((item, False))
                continue
            size = min(left[item.read], len(item.text))
            if item.run is not None and item.run.object:
                out.append((item, False))
            else:
                if size:
                    out.append((replace(item, text=item.text[:size]), True))
                if size < len(item.text):
                    out.append((replace(item, text=item.text[size:]), False))
            if item.read:
                left[True] = max(left[True] - len(item.text), 0)
            if item.tabled:
                left[False] = max(left[False] - len(item.text), 0)
        return out

    def _opening_length(self, kind: str, items: list[Item], read: bool) -> int:
        text = ""
        for item in items:
            if item.role == "words" and (item.read if read else item.tabled):
                text += item.text
                if len(text) > 300:
                    break
        return self._opening.length(kind, text)

    # --- an item --------------------------------------------------------------------------------

    def _item(
        self, item: Item, opening: bool, write_note: NoteWriter | None, tokens: list[Token]
    ) -> str:
        formats = item.run.format if item.run else ()
        deleted = not item.read
        moved = self._side_of_move(item) if self._moves else None
        away = moved is not None and moved[0] in self._moves
        told = item.text
        if item.run is not None and item.run.object in self._draft.notes:
            if write_note is not None:
                told = OBJECT
                inside = self._reference(item, write_note, deleted and not away)
            else:
                told = item.text = f"[{self._draft.notes[item.run.object].mark}]"
                inside = run_xml(told, run_properties("", formats), deleted and not away)
        else:
            inside = self._words(item, opening, deleted and not away)
        inserter = self._authors.of(item.ins) if not item.tabled else ("", "")
        if item.apart:
            inserter = self._at_a_day(inserter)
        deleter = self._authors.of(item.dels) if deleted else ("", "")
        shown = "" if told == OBJECT else " ".join(seen_format(formats))
        tokens.append((inserter[0], deleter[0], shown, told))
        if deleted:
            inside = self.revisions.wrapped("moveFrom" if away else "del", deleter, inside)
        if not item.tabled:
            inside = self.revisions.wrapped("moveTo" if away else "ins", inserter, inside)
        return self._with_comments_due(inside) if self._due and write_note else inside

    def _at_a_day(self, by: tuple[str, str]) -> tuple[str, str]:
        """The author of a revision, with the day of the copy for its time.

        WORKAROUND for LibreOffice (7.4): two insertions of one author and time are one to it over
        the end between them, and rejecting takes that too. A copy without names has no day either.
        """
        return (by[0], self.hour) if self.dated else by

    def _words(self, item: Item, opening: bool, deleted: bool) -> str:
        """The run or runs of what is no note."""
        style = OPENING_STYLE if opening else ROLE_STYLES.get(item.role, "")
        formats = item.run.format if item.run else ()
        return run_xml(item.text, run_properties(style, formats), deleted)

    def _reference(self, item: Item, write_note: NoteWriter, deleted: bool) -> str:
        assert item.run is not None
        note = self._draft.notes[item.run.object]
        number = write_note(note.id, Within(item.tabled, item.read, item.ins, item.dels))
        look = self.reference_look
        if note.mark and not note.mark[0].isalnum():
            tag = "w:delText" if deleted else "w:t"
            return (
                f'<w:r>{look}<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
                f"<{tag}>{escaped(note.mark)}</{tag}></w:r>"
            )
        return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'

    # --- bookmarks, comments, moves -------------------------------------------------------------

    def _add_ranges(
        self, unit: WordParagraph, items: list[tuple[Item, bool]], ranges: Ranges
    ) -> None:
        size = len(items)
        last = max(size - 1, 0)
        for paragraph, _ in unit.members:
            first = next(
                (i for i, (it, _) in enumerate(items) if it.paragraph == paragraph.id), None
            )
            at = first if first is not None else size
            if paragraph is unit.members[0][0]:
                at = 0
            if self._bookmarks:
                self._bookmark(ranges, at, at if first is None else last, paragraph.id)
            if first is not None or paragraph is unit.owner:
                self._anchor(ranges, 0, last if size else 0, paragraph.id)
        spans: dict[str, tuple[int, int]] = {}
        for i, (item, _) in enumerate(items):
            if item.run is not None:
                for mark in (*item.run.marks(), *item.run.brackets):
                    spans[mark] = (spans[mark][0] if mark in spans else i, i)
        for mark in self._end_marks(unit.members[-1][0]):
            spans[mark] = (spans[mark][0] if mark in spans else size, size)
        for mark, (start, end) in spans.items():
            if self._bookmarks:
                self._bookmark(ranges, start, end, mark)
            self._anchor(ranges, start, end, change_of(mark))

    def _end_marks(self, paragraph: Paragraph) -> tuple[str, ...]:
        return paragraph.end.ins + paragraph.end.dels

    def _bookmark(self, ranges: Ranges, first: int, last: int, mark: str) -> None:
        part = self._named[mark] = self._named.get(mark, 0) + 1
        number = self.counter.next()
        ranges.add(
            first,
            last,
            f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(mark, part)}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def _anchor(self, ranges: Ranges, first: int, last: int, target: str) -> None:
        for comment in self._waiting.pop(target, ()):
            number = self.counter.next()
            self.comments.append((number, comment))
            if self._in_note:
                self._due.append(number)
            else:
                ranges.add(first, last, *_comment_range(number))

    def _with_comments_due(self, reference: str) -> str:
        """A note's reference with the comments of the note: Word has none inside of notes."""
        for number in self._due:
            start, end = _comment_range(number)
            reference = start + reference + end
        self._due.clear()
        return reference

    def _ends_move(self, unit: WordParagraph, away: bool) -> bool:
        """Whether the end of the paragraph goes with a move of its words.

        LibreOffice (7.4) joins nothing over a moved end whose paragraph stays in part.
        """
        if any((item.read if away else item.tabled) for item in unit.items):
            return False
        marks = unit.dels if away else unit.ins
        changes = {change_of(m) for m in marks or ()}
        if len(changes) != 1 or not changes <= self._moves.keys():
            return False
        change = self._draft.changes[changes.pop()]
        home = change.moved_from if away else change.moved_to
        return any(paragraph.id == home for paragraph, _ in unit.members)

    def _add_moves(
        self, unit: WordParagraph, items: list[tuple[Item, bool]], ranges: Ranges
    ) -> str:
        """Put the range of each move round its items; what must stand after the paragraph."""
        if not self._moves:
            return ""
        spans: dict[tuple[str, bool], tuple[int, int]] = {}
        for i, (item, _) in enumerate(items):
            side = self._side_of_move(item)
            if side is not None and side[0] in self._moves:
                spans[side] = (spans[side][0] if side in spans else i, i)
        after = ""
        for (change, away), (first, last) in spans.items():
            tag = "moveFrom" if away else "moveTo"
            author, at = self._authors.of((change,))
            by = (author, at or self.hour)
            attributes = self.revisions.attributes(by)
            number = self.counter.last
            start = f'<w:{tag}RangeStart {attributes} w:name="{self._moves[change]}"/>'
            end = f'<w:{tag}RangeEnd w:id="{number}"/>'
            if self._ends_move(unit, away):
                ranges.before.setdefault(first, []).append(start)
                after += end
            else:
                ranges.add(first, last, start, end)
        return after


def _comment_range(number: int) -> tuple[str, str]:
    """What begins a comment's range, and what ends it and shows the comment."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>',
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/>'
        f'</w:rPr><w:commentReference w:id="{number}"/></w:r>',
    )


def digest(tokens: list[Token], end: tuple[str, str]) -> int:
    """A number by which a paragraph of the body is known to be as it was written."""
    told: list[str] = []
    state: tuple[str, str, str] | None = None
    for inserter, deleter, formats, text in tokens:
        if (inserter, deleter, formats) != state:
            state = (inserter, deleter, formats)
            told += ("\x1e", *("\x1f".join(state),), "\x1e")
        told.append(text)
    told.append("\x1d" + "\x1f".join(end))
    return crc32("".join(told).encode("utf-8", "surrogatepass"))
