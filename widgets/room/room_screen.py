"""The window for the projector: one reading in large type, and nothing besides."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.readings.reading import INFORMAL, Reading
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.on_screen import shrink
from widgets.room.fitting import height_of, sizes, usual_size
from widgets.room.glow import Glow
from widgets.table.cell_text import CellText
from widgets.table.draft_table import DraftTable
from widgets.table.header import reading_title
from widgets.table.lighting import Lighting, stretches_of_delegation
from widgets.table.looks import Looks
from widgets.table.opening_words import OpeningWords

SANS = ["Segoe UI", "Helvetica Neue", "Liberation Sans", "sans-serif"]
EDGE = 18
"""Pixels round the text, on a projector of 1024 × 768."""
_LEAD = 1 / 8
"""How far below the top a paragraph stands that was not in sight, as a part of the height."""


class RoomScreen(QWidget):
    """Shows the draft that it is given, which must hold only what the room may see.

    Signals:
        closed: It was closed, by its key or by the window system.
        palette_changed: The program has other colours now.
    """

    closed = Signal()
    palette_changed = Signal()

    def __init__(self, opening: OpeningWords, colours: Colours) -> None:
        super().__init__()
        self._opening = opening
        self._colours = colours
        self._looks: dict[int, Looks] = {}
        self._zoom = 0
        self._draft: Draft | None = None
        self._paragraph = ""
        self._change = ""
        self._lit = ""
        self._only: frozenset[str] | None = None
        self._rows: set[int] | None = None
        self._refit = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.size_of_type = usual_size(self.width(), self.height())
        looks = self._looks_of(self.size_of_type)
        self.table = DraftTable(self._opening, looks, self, (INFORMAL,))
        self.lighting = Lighting(self.table, self._colours)

    def _lay_out(self) -> None:
        # The program ends with its own window, whether the room's is still open or not.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle("Room screen – Penholder")
        self.setMinimumSize(480, 320)
        self.resize(1024, 768)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = self.table.columns[0]
        column.keeps_quiet = True
        column.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.pane.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column.pane.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        column.pane.setAcceptDrops(False)
        self.table.headers[0].hide()
        self.table.scrolling.bar.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        rows.addWidget(self.table)
        self._paint()

    def _connect(self) -> None:
        self._refit.timeout.connect(self._fit)
        self.table.zoom_asked.connect(self.zoom)

    # -- showing ---------------------------------------------------------------------------------

    @property
    def reading(self) -> Reading:
        """The reading shown."""
        return self.table.columns[0].reading

    @property
    def draft(self) -> Draft | None:
        """The draft shown."""
        return self._draft

    def show_draft(self, draft: Draft) -> None:
        """Show a draft; the paragraph in hand stays in sight."""
        if draft is self._draft:
            return
        other = self._draft is not None and self._draft.id != draft.id
        if other:
            self.table.forget_draft()
        self._draft = draft
        self.table.show_draft(draft)
        self._leave_out()
        self._fit()
        self.lighting.show()

    def show_reading(self, reading: Reading) -> None:
        """Show another reading."""
        if reading != self.reading:
            self.table.set_readings([reading])
            self._fit()

    def show_place(self, paragraph: str, change: str = "") -> None:
        """Take a paragraph in hand, with the change that is spoken of."""
        if (paragraph, change) != (self._paragraph, self._change):
            self._paragraph, self._change = paragraph, change
            self._leave_out()
            self._fit()

    def glow(self, before: Draft) -> None:
        """Let what is new since an earlier draft glow."""
        self.lighting.light("new", Glow(before, self.reading, self._opening).stretches)

    def stop_glowing(self) -> None:
        """Nothing is new any more."""
        self.lighting.light("new", None)

    def light_up(self, delegation: str) -> None:
        """Light the changes that a delegation has taken a stance on; an empty id: none."""
        self._lit = delegation
        self.lighting.light("said", self._stretches_said if delegation else None)

    def _stretches_said(self, row: int, cell: CellText) -> Iterator[tuple[int, int]]:
        return stretches_of_delegation(self._draft, self._lit, cell)

    def show_only(self, paragraphs: frozenset[str] | None) -> None:
        """Show these paragraphs only, and the one in hand; None: all of them."""
        if paragraphs != self._only:
            self._only = paragraphs
            self._leave_out()

    def _leave_out(self) -> None:
        rows: set[int] | None = None
        if self._draft is not None and self._only is not None:
            wanted = self._only | {self._paragraph}
            rows = {row for row, p in enumerate(self._draft.paragraphs) if p.id in wanted}
        if rows != self._rows:
            self._rows = rows
            self.table.show_only(rows)

    def show_colours(self, colours: Colours) -> None:
        """Show everything in other colours."""
        if colours is not self._colours:
            self._colours = colours
            self._looks = {}
            self._paint()
            self.table.show_looks(self._looks_of(self.size_of_type))
            self._fit()

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1) type; the paragraph in hand need not fit then."""
        self._zoom += step * 2
        self._fit()

    def row(self) -> int:
        """The row of the paragraph in hand, or -1."""
        if self._draft is None:
            return -1
        found = self._draft.paragraphs.index_of(self._paragraph)
        return -1 if found is None else found

    # -- fitting ---------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Make the type as large as lets the paragraph in hand fit, and bring it into sight."""
        if self._draft is None:
            return
        row = self.row()
        size = self._size_for(row)
        if size != self.size_of_type:
            self.size_of_type = size
            self.table.show_looks(self._looks_of(size))
        if row >= 0:
            self.table.caret.put(row, self._change)
            self._bring_into_sight(row)
        self._name(row)

    def _size_for(self, row: int) -> int:
        usual = max(usual_size(self.width(), self.height()) + self._zoom, 12)
        if row < 0 or self._zoom:
            return usual
        pane, column = self.table.columns[0].pane, self.table.columns[0]
        self.table.settling.settle([row])
        cell = column.cells[row]
        if cell is None:
            return usual
        width, height = pane.viewport().width(), self.table.scrolling.view_height()
        tried, now = sizes(usual), self.size_of_type
        if now in tried and self.table.geometry_of_rows.heights[row] <= height:
            # It fits as it is: at most the size above has to be tried, as after most keys.
            larger = tried[max(tried.index(now) - 1, 0)]
            if larger == now or height_of(cell, self._looks_of(larger), width) > height:
                return now
        fits = (s for s in tried if height_of(cell, self._looks_of(s), width) <= height)
        return next(fits, tried[-1])

    def _bring_into_sight(self, row: int) -> None:
        scrolling, geometry = self.table.scrolling, self.table.geometry_of_rows
        view = scrolling.view_height()
        top, height = geometry.top(row) - scrolling.value, geometry.heights[row]
        if height > view:
            self.table.columns[0].pane.ensureCursorVisible()
        elif top < 0 or top > view:
            scrolling.go_to(row, min(view * _LEAD, view - height))
        elif top + height > view:
            scrolling.go_to(row, view - height)

    def _name(self, row: int) -> None:
        """Say in the title, and to screen readers, what is shown."""
        told = ["Room screen", reading_title(self.reading, self._draft)]
        if self._draft is not None and row >= 0:
            told.append(display_name(self._draft.paragraphs[row]))
        self.setAccessibleName(", ".join(told))
        self.setWindowTitle(f"{' – '.join(told)} – Penholder")

    def _looks_of(self, size: int) -> Looks:
        if size not in self._looks:
            self._looks[size] = Looks(self._colours, size, SANS, SANS)
        return self._looks[size]

    def _paint(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, self._colours.window)
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    # -- the window ------------------------------------------------------------------------------

    def open_beside(self, window: QWidget) -> bool:
        """Open on a screen that the window is not on, and fill it; else as a window.

        Whether there is another screen.
        """
        other = other_screen(window.screen())
        if other is None:
            if not self.isVisible():
                shrink(self)
            self.show()
            self.raise_()
            return False
        self.setGeometry(other.geometry())
        self.showFullScreen()
        return True

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, F11 fills the screen or not, keys that move scroll."""
        key, bar = event.key(), self.table.scrolling.bar
        page = bar.pageStep() * 9 // 10
        moves = {
            Qt.Key.Key_Up: -self.size_of_type,
            Qt.Key.Key_Down: self.size_of_type,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif key in moves:
            bar.setValue(bar.value() + moves[Qt.Key(key)])
        else:
            event.ignore()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edge = EDGE * self.height() // 768
        self.layout().setContentsMargins(edge, edge, edge, edge)  # type: ignore[union-attr]
        self._refit.start()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self.palette_changed.emit()

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        self.table.settling.stop()
        event.accept()
        self.closed.emit()


def other_screen(here: QScreen | None) -> QScreen | None:
    """A screen besides the one that a window is on; None where there is none."""
    return next((s for s in QGuiApplication.screens() if s is not here), None)
