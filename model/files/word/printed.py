"""What a reading prints besides the words of a draft, found for the whole of it at once."""

from __future__ import annotations

from collections.abc import Sequence

from model.draft.paragraph import Paragraph
from model.draft.text import Run
from model.readings.lines import Rendering
from model.readings.reading import Line


class Printed:
    """What a reading prints besides the words: labels before them, bracket signs among them."""

    def __init__(self, rendering: Rendering) -> None:
        self.labels: dict[str, str] = {}
        self.owners: set[str] = set()
        self.closing: dict[tuple[str, int], int] = {}
        self.opening: dict[tuple[str, int], int] = {}
        self.cuts: dict[str, set[int]] = {}
        self._rendering = rendering
        self._is_plain = rendering.reading.name not in ("chair", "informal")
        self._take(list(rendering.draft.paragraphs), in_note=False)
        for note in rendering.draft.notes.values():
            self._take(note.paragraphs, in_note=True)

    def _take(self, paragraphs: Sequence[Paragraph], in_note: bool) -> None:
        for start, end in self._rendering.groups(paragraphs):
            together = paragraphs[start:end]
            if self._is_plain and not any(run.brackets for p in together for run in p.runs):
                self._take_plain(together, -1 if in_note else start)
                continue
            line = self._rendering.line(paragraphs, start, end, in_note)
            if line is None:
                continue
            self.owners.add(line.paragraph)
            if line.label and any(piece.text.strip() for piece in line.pieces):
                self.labels[line.paragraph] = line.label
            self._take_signs(line)

    def _take_plain(self, together: Sequence[Paragraph], row: int) -> None:
        """Take a line in which no sign stands: most do, and their pieces need not be made."""
        showing = self._rendering.showing
        owner: Paragraph | None = None
        for i, paragraph in enumerate(together):
            shown = [
                run
                for run in paragraph.runs
                if (not run.ins and not run.dels) or showing.shows(paragraph, run)
            ]
            if owner is None and (shown or showing.shows(paragraph, paragraph.end)):
                owner, label = (
                    paragraph,
                    self._rendering.label(paragraph, row + i if row >= 0 else row),
                )
                self.owners.add(owner.id)
            if owner is not None and label and any(map(self._prints, shown)):
                self.labels[owner.id] = label
                return

    def _prints(self, run: Run) -> bool:
        """Whether the run prints anything but spaces."""
        if not run.object:
            return not run.text.isspace()
        kept = self._rendering.draft.objects.get(run.object)
        return bool(((kept and kept.text) or run.text).strip())

    def _take_signs(self, line: Line) -> None:
        last: tuple[str, int] | None = None
        waiting = 0
        for piece in line.pieces:
            if piece.role == "bracket":
                if piece.text.startswith("["):
                    waiting += len(piece.text)
                elif last is not None:
                    self.closing[last] = self.closing.get(last, 0) + len(piece.text)
                    self.cuts.setdefault(last[0], set()).add(last[1])
                continue
            if piece.run is None:
                continue
            if waiting:
                spot = (piece.paragraph, piece.start)
                self.opening[spot] = self.opening.get(spot, 0) + waiting
                self.cuts.setdefault(spot[0], set()).add(spot[1])
                waiting = 0
            size = len(piece.run.text) if piece.run.object else len(piece.text)
            last = (piece.paragraph, piece.start + size)
