"""Acts that find words and put others in their place, in one column's reading or in all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

from app.acts.command import Command
from app.acts.desk import Desk
from model.draft.draft import Draft
from model.draft.place import Place
from model.readings.find import Found, PatternRefused, Search, replacement
from model.readings.reading import Reading
from model.steps.edit import Edit
from model.steps.step import Step, StepRefused
from widgets.panels.find_bar import FindBar, Sought
from widgets.panels.patterns import matcher
from widgets.table.asking import Asking
from widgets.table.cell_text import CellText
from widgets.table.changed_rows import Elsewhere, changed_rows
from widgets.table.column import Column
from widgets.table.lighting import Lighting, stretches_of_parts
from widgets.table.units import units_before

SLICE = 0.008
"""Seconds that it is looked for words before a key is waited for again."""
LONGEST = 100
"""Characters of a selection that are taken over as what is looked for."""

Make = Callable[[Draft, str, Asking], Edit]
"""Makes the edit that typing would make. It may raise StepRefused."""

MOST_REASONS = 3
"""Why places were left is told for so many paragraphs."""


class Finding(QObject):
    """Looks for what the bar says, while nothing else happens; the nearest rows first."""

    def __init__(self, desk: Desk, bar: FindBar, lighting: Lighting, make: Make) -> None:
        super().__init__(desk)
        self._desk = desk
        self._bar = bar
        self._lighting = lighting
        self._make = make
        self._sought = Sought()
        self._search: Search | None = None
        self._found: list[Found] = []
        self._current: Found | None = None
        self._wanted = 0
        self._elsewhere = Elsewhere()
        self._origin: tuple[int, Place | None] = (0, None)
        self._stood: tuple[int, Place | None] = (-1, None)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)
        bar.hide()
        bar.sought.connect(self._on_sought)
        bar.next_asked.connect(self._go)
        bar.replace_asked.connect(self.replace_one)
        bar.replace_all_asked.connect(self.replace_all)
        bar.closed.connect(self._on_closed)
        desk.session.followed.connect(self._on_followed)
        desk.table.readings_changed.connect(self._again)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        return (
            Command("edit.find", "&Find…", ("Ctrl+F",), self.open, has_draft, section=True),
            Command("edit.replace", "R&eplace…", ("Ctrl+H",), self.open_to_replace, has_draft),
            Command("go.next_found", "Next place &found", ("F3",), self.next, has_draft),
            Command(
                *("go.previous_found", "Previous place f&ound", ("Shift+F3",)),
                *(self.previous, has_draft),
            ),
        )

    # -- acts ------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the bar, with what is selected."""
        self._open(False)

    def open_to_replace(self) -> None:
        """Open the bar to put words in the place of others."""
        self._open(True)

    def _open(self, replacing: bool) -> None:
        cursor = self._desk.table.active.pane.textCursor()
        words = cursor.selectedText() if cursor.hasSelection() else ""
        one_line = "\u2029" not in words and "\u2028" not in words
        self._origin = self._caret(start=True)
        fits = one_line and len(words) <= LONGEST and not self._bar.isVisible()
        self._bar.open_bar(words if fits else "", replacing)

    def next(self) -> None:
        """To the next place; the bar opens where nothing is looked for yet."""
        self._go(1)

    def previous(self) -> None:
        """To the place before."""
        self._go(-1)

    def paragraphs(self) -> frozenset[str]:
        """Ids of the paragraphs in which words were found, for a filter.

        Once the bar is closed, those that were looked for last are looked for again.
        """
        found = self._found if self._search is not None else self._found_again()
        return frozenset(part.paragraph for one in found for part in one.parts)

    def _found_again(self) -> list[Found]:
        draft, sought = self._desk.session.draft, self._sought
        if draft is None or not sought.words:
            return []
        try:
            find = matcher(sought.words, sought.case, sought.whole, sought.pattern)
            return Search(draft, self._readings(), find).found()
        except PatternRefused:
            return []

    def _go(self, step: int) -> None:
        self._desk.session.catch_up()
        if self._search is None:
            if self._bar.words.text():
                self._bar.open_bar()
            else:
                self.open()
            return
        self._origin = self._caret(start=step < 0)
        if self._looks_elsewhere():
            self._begin()
        self._wanted = step
        self._slice()

    # -- looking ---------------------------------------------------------------------------------

    def _on_sought(self, sought: Sought) -> None:
        self._sought = sought
        self._begin()
        self._wanted = 1 if self._search is not None else 0

    def _begin(self) -> None:
        """Look from the start for what is sought now."""
        self._found, self._current, self._search = [], None, None
        self._lighting.light("found", None)
        self._timer.stop()
        draft, sought = self._desk.session.draft, self._sought
        if draft is None or not sought.words:
            self._bar.say("")
            return
        try:
            find = matcher(sought.words, sought.case, sought.whole, sought.pattern)
        except PatternRefused as reason:
            self._bar.say(str(reason), wrong=True)
            return
        row = max(self._origin[0], 0)
        self._search = Search(draft, self._readings(), find, row)
        self._lighting.light("found", self._stretches)
        self._timer.start()

    def _readings(self) -> list[Reading]:
        table = self._desk.table
        shown = table.geometry_of_rows.shown
        if not self._sought.everywhere:
            return [table.active.reading]
        return list(dict.fromkeys(c.reading for c in table.columns if shown[c.number]))

    def _looks_elsewhere(self) -> bool:
        """Whether one has gone to a column that reads otherwise than the one searched."""
        return self._search is not None and self._search.readings != tuple(self._readings())

    def _again(self) -> None:
        """The columns read otherwise: look again, and stay where one is."""
        if self._search is not None:
            self._begin()

    def _slice(self) -> None:
        """Look on for a moment; then say what there is, and go where it was asked to go."""
        search = self._search
        if search is None:
            return
        until = perf_counter() + SLICE
        try:
            done = False
            while not done and perf_counter() < until:
                done = not search.go_on()
            self._found = search.so_far() if done else self._found
            if self._wanted and (done or self._wanted > 0):
                self._step(search, done)
        except PatternRefused as reason:
            self._give_up(str(reason))
            return
        if done:
            self._timer.stop()
            self._lighting.show()
        else:
            self._timer.start()
        self._tell(done)

    def _step(self, search: Search, done: bool) -> None:
        """Go to the place wanted; forwards as soon as it is known, else when all are."""
        row, place = self._origin
        if not done and not search.knows_next(row, place):
            return
        stands = self._caret(start=True) == self._stood
        found = search.next_from(row, place, self._wanted, self._current if stands else None)
        self._wanted = 0
        if found is not None:
            self._show(found)

    def _give_up(self, reason: str) -> None:
        self._search, self._found, self._wanted = None, [], 0
        self._timer.stop()
        self._lighting.light("found", None)
        self._bar.say(reason, wrong=True)

    def _tell(self, done: bool) -> None:
        count = len(self._found)
        if not done:
            self._bar.say("looking …")
        elif not count:
            self._bar.say("none found")
        elif self._current in self._found:
            self._bar.say(f"{self._found.index(self._current) + 1} of {count}")
        else:
            self._bar.say(f"{count} found")

    def _stretches(self, row: int, cell: CellText) -> Iterator[tuple[int, int]]:
        if self._search is None:
            return
        try:
            found = self._search.in_row(row)
        except PatternRefused:
            return
        for one in found:
            yield from stretches_of_parts(cell, one.parts)

    # -- going -----------------------------------------------------------------------------------

    def _caret(self, start: bool) -> tuple[int, Place | None]:
        """Where the selection begins or ends: its row and its place."""
        column = self._desk.table.active
        cursor = column.pane.textCursor()
        at = cursor.selectionStart() if start else cursor.selectionEnd()
        row = column.pane.document().findBlock(at).blockNumber() if column.cells else 0
        return row, column.place_at(at) if column.cells else None

    def _show(self, found: Found) -> None:
        """Select a place in a column that shows it, and bring it into sight."""
        self._current = found
        table = self._desk.table
        table.caret.put(found.row)
        shown = [c for c in table.columns if table.geometry_of_rows.shown[c.number]]
        fitting = sorted(shown, key=lambda c: (c is not table.active, c.reading != found.reading))
        for column in fitting:
            stretches = self._stretches_in(column, found)
            if stretches:
                table.caret.column = column
                _select(column, found.row, stretches[0][0], stretches[-1][1])
                break
        else:
            self._desk.say("It stands where no column shows it as text: in a note, or struck.")
        self._stood = self._caret(start=True)

    def _stretches_in(self, column: Column, found: Found) -> list[tuple[int, int]]:
        cell = column.cells[found.row] if found.row < len(column.cells) else None
        return list(stretches_of_parts(cell, found.parts)) if cell is not None else []

    # -- replacing -------------------------------------------------------------------------------

    def replace_one(self, template: str) -> None:
        """Put words in the place in hand, and go to the next one."""
        self._desk.session.catch_up()
        found = self._current
        if found is None or self._search is None or self._caret(start=True) != self._stood:
            self._go(1)
            return
        if not found.struck:
            self._desk.table.edit_asked.emit(self._asking(found, template))
        self._current = None
        self._go(1)

    def _asking(self, found: Found, template: str) -> Asking:
        words = replacement(template, found.groups) if self._sought.pattern else template
        return Asking(found.reading, found.start, found.end, words)

    def replace_all(self, template: str) -> None:
        """Put words in every place, as one edit; places that refuse it are left and counted."""
        self._desk.session.catch_up()
        search = self._search
        if search is None:
            return
        try:
            found = search.found()
        except PatternRefused as reason:
            self._give_up(str(reason))
            return
        asked = [self._asking(one, template) for one in found if not one.struck]
        refused: list[str] = []
        done = bool(asked) and self._desk.session.attempt(
            lambda draft, at: replaced_all(draft, at, asked, self._make, refused)
        )
        if done:
            left = sum(one.in_part for one in found)
            self._desk.say(_said(len(asked) - len(refused), refused, left))
        elif not asked:
            self._bar.say("none found")

    # -- the draft -------------------------------------------------------------------------------

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        search = self._search
        if search is None:
            return
        if before is None or len(before.paragraphs) != len(after.paragraphs):
            self._begin()
            return
        changed = changed_rows(before, after, self._elsewhere)
        if changed.everything:
            self._begin()
        else:
            search.take(after, changed.rows)
            self._timer.start()
            self._lighting.show()

    def _on_closed(self) -> None:
        self._search, self._found, self._current = None, [], None
        self._timer.stop()
        self._lighting.light("found", None)
        self._desk.table.active.pane.setFocus()


def replaced_all(
    draft: Draft, at: str, asked: list[Asking], make: Make, refused: list[str]
) -> Edit:
    """One edit of many askings, in the order of the text; why some were refused is put down.

    Raises:
        StepRefused: If all were.
    """
    steps: list[Step] = []
    last: Edit | None = None
    # From the last to the first: what is done behind a place does not move it.
    for one in reversed(asked):
        try:
            last = make(draft, at, one)
            draft = last.apply(draft)
            steps += last.steps
        except StepRefused as reason:
            refused.append(str(reason))
    if last is None:
        raise StepRefused(refused[0] if refused else "There is nothing to replace.")
    count = len(asked) - len(refused)
    name = f"{last.name} ({count} places)" if count > 1 else last.name
    return replace(last, name=name, steps=tuple(steps))


def _said(count: int, refused: list[str], in_part: int) -> str:
    told = f"{count} {'place' if count == 1 else 'places'} replaced"
    if in_part:
        told += f"; {in_part} struck in part {'was' if in_part == 1 else 'were'} left"
    if not refused:
        return f"{told}."
    # In the order of the text; what a key would do about each is too long for one line.
    reasons = list(dict.fromkeys(one.partition(";")[0].rstrip(".") for one in reversed(refused)))
    more = f" and {len(reasons) - MOST_REASONS} more" if len(reasons) > MOST_REASONS else ""
    return f"{told}; {len(refused)} left: {', '.join(reasons[:MOST_REASONS])}{more}."


def _select(column: Column, row: int, start: int, end: int) -> None:
    """Select characters ``start`` to ``end`` of a row's cell."""
    cell = column.cells[row]
    if cell is None:
        return
    block = column.pane.document().findBlockByNumber(row)
    text = cell.text()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + units_before(text, start))
    last = block.position() + min(units_before(text, end), block.length() - 1)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    column.pane.setTextCursor(cursor)
    column.pane.ensureCursorVisible()
