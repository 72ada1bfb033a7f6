"""The pieces of a line: words with their state, bracket signs, note marks, tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from model.draft.change import Change, Remark, is_chairs
from model.draft.paragraph import Paragraph
from model.draft.text import PLAIN_END, Decided, EndMark, Mark, Run, change_of, stands
from model.readings.reading import Piece, Role
from model.readings.showing import Showing
from model.readings.signs import sign, with_undecided_signs
from model.readings.spacing import spaced
from model.readings.tags import document_tags, remark_text, status_text, tag_text


class LinePieces:
    """Gathers what one line shows, from the one or more paragraphs that flow into it."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._draft = showing.draft
        self._reading = showing.reading
        self._shows_marks = showing.reading.name in ("informal", "chair")
        self._words: list[Piece] = []
        self._shown: list[Paragraph] = []
        self._ends: list[tuple[int, EndMark, str]] = []
        self._drawn: dict[tuple[str, str], bool] = {}

    def add(self, paragraph: Paragraph, mark_shown: bool) -> bool:
        """Take what is shown of a paragraph; whether anything of its words is."""
        before = len(self._words)
        decided = self._showing.decisions.in_paragraph(paragraph)
        offset = 0
        for run in paragraph.runs:
            verdict = stands(run, decided) if run.ins or run.dels else True
            if verdict is not False:
                self._words.append(self._piece(run, paragraph.id, offset, verdict, decided))
                for bracket in run.brackets:
                    if (bracket, paragraph.id) not in self._drawn:
                        drawn = self._showing.draws(bracket, paragraph)
                        self._drawn[bracket, paragraph.id] = drawn
            offset += len(run.text)
        if mark_shown and self._reading.name == "informal" and paragraph.end != PLAIN_END:
            self._ends.append((len(self._words), paragraph.end, paragraph.id))
        if mark_shown or len(self._words) > before:
            self._shown.append(paragraph)
        return len(self._words) > before

    def _piece(
        self, run: Run, paragraph: str, start: int, verdict: bool | None, decided: Decided
    ) -> Piece:
        text = self._object_text(run) if run.object else run.text
        role: Role = "note" if run.object and run.object in self._draft.notes else "words"
        if not self._shows_marks or not (run.ins or run.dels or run.holds):
            return Piece(text, role, paragraph=paragraph, start=start, run=run)
        informal = self._reading.name == "informal"
        asked: Sequence[Mark] = run.ins
        struck: Sequence[Mark] = ()
        if informal:
            asked = [m for m in asked if decided(change_of(m)) is None]
            struck = [
                m
                for m in run.dels
                if decided(change_of(m)) is None and not self._displaces(m, paragraph)
            ]
        changes = [self._change(m) for m in (*asked, *struck)]
        return Piece(
            text,
            role,
            inserted=bool(asked),
            deleted=bool(struck),
            undecided=verdict is None and not informal,
            chair=any(map(is_chairs, changes)),
            guess=informal and any(change.confidence is not None for change in changes),
            change=change_of(next(iter((*asked[::-1], *struck, *run.holds)), "")),
            paragraph=paragraph,
            start=start,
            run=run,
        )

    def _displaces(self, mark: Mark, paragraph: str) -> bool:
        """Whether the mark is of an alternative to the paragraph, which is not drawn there."""
        return change_of(mark) in self._showing.displaced.get(paragraph, ())

    def _change(self, mark: Mark) -> Change:
        return self._showing.decisions.change(change_of(mark))

    def _object_text(self, run: Run) -> str:
        if run.object in self._draft.notes:
            return f"[{self._showing.note_marks.get(run.object, '')}]"
        kept = self._draft.objects.get(run.object)
        return kept.text if kept and kept.text else run.text

    def finished(self, owner: Paragraph) -> tuple[Piece, ...]:
        """The pieces of the line, which is named after ``owner``."""
        if self._reading.name == "chair":
            return self._with_brackets(with_undecided_signs(self._words))
        if self._reading.name != "informal":
            if not self._drawn:
                return tuple(self._words)
            return self._with_brackets([(p, "", "") for p in self._words])
        pieces = self._with_brackets([(p, "", "") for p in self._words], tags=True)
        return tuple(spaced([*pieces, *self._after(owner)]))

    # -- brackets --------------------------------------------------------------------------------

    def _with_brackets(
        self, words: list[tuple[Piece, str, str]], tags: bool = False
    ) -> tuple[Piece, ...]:
        """The words with bracket signs round them, and tags after the last words they are of."""
        first, last = self._bracket_ends([piece for piece, _, _ in words])
        due = self._tags_due([piece for piece, _, _ in words]) if tags else {}
        out: list[Piece] = list(due.get(-1, ()))
        for i, (piece, opened, closed) in enumerate(words):
            brackets = piece.run.brackets if piece.run else ()
            opens = closes = ""
            if brackets:
                opens = "".join("[" for b in brackets if first.get(b) == i)
                closes = "".join("]" for b in brackets if last.get(b) == i)
            if opened or opens:
                out.append(sign(opens + opened, piece))
            out.append(piece)
            if closed or closes:
                out.append(sign(closed + closes, piece))
            if tags and closes:
                out += self._bracket_tags(b for b in brackets if last.get(b) == i)
            out.extend(due.get(i, ()))
        return tuple(out)

    def _bracket_tags(self, brackets: Iterable[str]) -> Iterator[Piece]:
        """The tags of those who ask for brackets to be drawn or lifted."""
        for bracket in brackets:
            known = self._draft.brackets.get(bracket)
            for mark in (*known.ins, *known.dels) if known else ():
                change = self._change(mark)
                text = tag_text(self._draft, change.positions) if change.outcome == "open" else ""
                if text:
                    yield Piece(text, "tag", change=change.id)

    def _bracket_ends(self, words: list[Piece]) -> tuple[dict[str, int], dict[str, int]]:
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        for i, piece in enumerate(words if self._drawn else ()):
            for bracket in piece.run.brackets if piece.run else ():
                if self._drawn.get((bracket, piece.paragraph)):
                    first.setdefault(bracket, i)
                    last[bracket] = i
        here = {piece.paragraph for piece in words} if first else set()
        for bracket in list(first):
            ids = [paragraph.id for paragraph in self._draft.bracketed(bracket)]
            if len(ids) > 1:
                if any(self._shows(bracket, p) for p in ids[: _first_in(ids, here)]):
                    del first[bracket]
                if any(self._shows(bracket, p) for p in ids[_last_in(ids, here) + 1 :]):
                    del last[bracket]
        return first, last

    def _shows(self, bracket: str, paragraph: str) -> bool:
        """Whether this reading draws the bracket round a run of another paragraph."""
        there = self._draft.paragraph(paragraph)
        return (
            there is not None
            and self._showing.draws(bracket, there)
            and any(
                bracket in run.brackets and self._showing.shows(there, run) for run in there.runs
            )
        )

    # -- tags ------------------------------------------------------------------------------------

    def _tags_due(self, words: list[Piece]) -> dict[int, list[Piece]]:
        """The tags by the index of the piece that they follow, inner ones first."""
        last: dict[Mark, tuple[int, str]] = {}
        for i, piece in enumerate(words):
            run = piece.run
            if run is None:
                continue
            for mark in (*run.holds, *run.dels, *reversed(run.ins)):
                last.pop(mark, None)
                last[mark] = (i, piece.paragraph)
        due: dict[int, list[Piece]] = {}
        for after, end, paragraph in self._ends:
            self._end_sign(words, after, end, paragraph, due)
            for mark in (*end.dels, *reversed(end.ins)):
                last.pop(mark, None)
                last[mark] = (after - 1, paragraph)
        for mark, (i, paragraph) in last.items():
            if self._displaces(mark, paragraph):
                continue
            change = self._change(mark)
            text = tag_text(self._draft, change.positions) if change.outcome == "open" else ""
            if text:
                tag = Piece(text, "tag", change=change.id, paragraph=paragraph)
                due.setdefault(i, []).append(tag)
        return due

    def _end_sign(
        self,
        words: list[Piece],
        after: int,
        end: EndMark,
        paragraph: str,
        due: dict[int, list[Piece]],
    ) -> None:
        """Show a break that is proposed or to go, unless the words before it say so already."""
        before = words[after - 1].run if after else None
        open_ins = [m for m in end.ins if self._change(m).outcome == "open"]
        open_dels = [m for m in end.dels if self._change(m).outcome == "open"]
        told = before is not None and all(
            m in before.ins or m in before.dels for m in (*open_ins, *open_dels)
        )
        if (open_ins or open_dels) and not told:
            sign = Piece(
                "¶",
                "break",
                inserted=bool(open_ins),
                deleted=bool(open_dels),
                change=change_of((*open_ins, *open_dels)[-1]),
                paragraph=paragraph,
            )
            due.setdefault(after - 1, []).append(sign)

    def _after(self, owner: Paragraph) -> list[Piece]:
        """What follows the words of a line: positions on the paragraph, remarks, its status."""
        draft = self._draft
        told: list[tuple[str, Role]] = []
        if owner.positions:
            told.append((tag_text(draft, owner.positions), "tag"))
        if draft.positions and owner.id == self._showing.bearer:
            told += [(tag, "tag") for tag in document_tags(draft)]
        if draft.remarks:
            told += [(remark_text(draft, remark), "remark") for remark in self._remarks()]
        told.append((status_text(owner, owner.agreement, draft), "status"))
        return [Piece(text, role, paragraph=owner.id) for text, role in told if text]

    def _remarks(self) -> Iterator[Remark]:
        """The remarks on what flows into the line; one on a change only where that first shows."""
        remarks = self._showing.remarks
        for paragraph in self._shown:
            yield from remarks.get(paragraph.id, ())
            for change in paragraph.changes():
                if change in remarks and self._showing.first_with(change) == paragraph.id:
                    yield from remarks[change]


def _first_in(ids: list[str], here: set[str]) -> int:
    return next((i for i, one in enumerate(ids) if one in here), 0)


def _last_in(ids: list[str], here: set[str]) -> int:
    return max((i for i, one in enumerate(ids) if one in here), default=len(ids) - 1)
