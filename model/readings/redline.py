"""What one reading changes in the tabled text, paragraph by paragraph: words in, words out."""

from __future__ import annotations

from collections.abc import Iterable

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.text import EndMark, Run
from model.readings.reading import INFORMAL, TABLED, Line, Piece, Reading
from model.readings.showing import Showing


def redlined(draft: Draft, reading: Reading) -> tuple[list[Line], list[tuple[str, Line]]]:
    """The lines of the body, and those of the notes with their marks ("" for a note's later lines).

    Words in neither text are left out. Where a paragraph's end is only in one of the two texts, a
    sign says so and the words go on in a line of their own. Notes have the marks that the informal
    reading gives them.
    """
    comparing = _Comparing(draft, reading)
    notes = [
        (mark if i == 0 else "", line)
        for note, mark in comparing.marks.items()
        for i, line in enumerate(comparing.lines(draft.notes[note].paragraphs))
    ]
    return comparing.lines(draft.paragraphs), notes


class _Comparing:
    def __init__(self, draft: Draft, reading: Reading) -> None:
        self._draft = draft
        self._before = Showing(draft, TABLED)
        self._after = Showing(draft, reading)
        self._labels = self._after.new_labels if reading.name == "clean" else {}
        # One list of marks has to serve both texts.
        self.marks = Showing(draft, INFORMAL).note_marks

    def lines(self, paragraphs: Iterable[Paragraph]) -> list[Line]:
        lines = []
        for row, paragraph in enumerate(paragraphs):
            pieces = [*self._words(paragraph), *self._end(paragraph)]
            if pieces:
                label = self._labels.get(paragraph.id, paragraph.label)
                lines.append(
                    Line(paragraph.id, row, paragraph.kind, label, tuple(pieces), paragraph.level)
                )
        return lines

    def _states(self, paragraph: Paragraph, thing: Run | EndMark) -> tuple[bool, bool]:
        return self._before.shows(paragraph, thing), self._after.shows(paragraph, thing)

    def _words(self, paragraph: Paragraph) -> list[Piece]:
        pieces = []
        offset = 0
        drawn: tuple[str, ...] = ()
        for run in paragraph.runs:
            was, now = self._states(paragraph, run)
            if was or now:
                pieces += self._signs(paragraph, drawn, run.brackets)
                drawn = run.brackets
                pieces.append(
                    Piece(
                        self._text(run),
                        "note" if run.object in self._draft.notes else "words",
                        inserted=now and not was,
                        deleted=was and not now,
                        paragraph=paragraph.id,
                        start=offset,
                        run=run,
                    )
                )
            offset += len(run.text)
        return [*pieces, *self._signs(paragraph, drawn, ())]

    def _signs(
        self, paragraph: Paragraph, before: tuple[str, ...], after: tuple[str, ...]
    ) -> list[Piece]:
        closing = [("]", b) for b in reversed(before) if b not in after]
        opening = [("[", b) for b in after if b not in before]
        signs = []
        for sign, bracket in (*closing, *opening):
            was = self._before.draws(bracket, paragraph)
            now = self._after.draws(bracket, paragraph)
            if was or now:
                signs.append(
                    Piece(
                        sign,
                        "bracket",
                        inserted=now and not was,
                        deleted=was and not now,
                        paragraph=paragraph.id,
                    )
                )
        return signs

    def _text(self, run: Run) -> str:
        if run.object in self._draft.notes:
            return f"[{self.marks.get(run.object, '')}]"
        kept = self._draft.objects.get(run.object)
        return kept.text if kept and kept.text else run.text

    def _end(self, paragraph: Paragraph) -> list[Piece]:
        was, now = self._states(paragraph, paragraph.end)
        words = [self._states(paragraph, run) for run in paragraph.runs]
        if was == now or not any(w or n for w, n in words):
            return []
        if any(w for w, _ in words) == was and any(n for _, n in words) == now:
            return []  # the whole paragraph comes or goes; its words say so
        return [Piece("¶", "break", inserted=now, deleted=was, paragraph=paragraph.id)]
