"""*Where we stand* in a window of its own: to be shown, printed and saved; for the room's eyes."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import unquote

from PySide6.QtCore import QBuffer, QIODevice, Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPagedPaintDevice,
    QPdfWriter,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.files.standing_html import Ink, standing_html
from model.readings.standing import Standing
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.messages import Messages
from widgets.on_screen import shrink
from widgets.panels.sheet import panel_sheet
from widgets.panels.standing_paper import print_standing

MOST = 400
MOST_ON_PAPER = 1000
"""Points on the screen and on paper; more would take long to lay out. A web page has them all."""
USUAL, SMALLEST, LARGEST = 16, 10, 40
"""Pixels of the type."""


class _Page(QTextBrowser):
    """The page; it loads nothing from anywhere.

    Signals:
        zoom_asked: Larger (1) or smaller (-1) type is wanted.
    """

    zoom_asked = Signal(int)

    @guarded()
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)


class StandingWindow(QWidget):
    """One page: what is open, and who holds it.

    Signals:
        renew_asked: The page is to be made again of the draft as it is now.
        print_asked: It is to be printed.
        save_asked: It is to be saved, as PDF or HTML.
        place_chosen: The text is to go to a point. Carries the ids of paragraph and change.
    """

    renew_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    place_chosen = Signal(str, str)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("panel")
        self.setWindowTitle("Where we stand")
        self.setAccessibleName("Where we stand")
        self._standing: Standing | None = None
        self._moment = ""
        self._size = USUAL
        self._colours = colours
        self.messages = Messages(self)
        self.page = _Page(self)
        self.page.setAccessibleName("Where we stand")
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        # A caret too: a screen reader reads line by line what the keys go through.
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.page.setTextInteractionFlags(self.page.textInteractionFlags() | keys)
        self.page.document().setDocumentMargin(28)
        self.renew = self._button("Bring up to &date", "F5", self.renew_asked)
        self.print = self._button("&Print…", "Ctrl+P", self.print_asked)
        self.save = self._button("&Save…", "Ctrl+S", self.save_asked)
        self.stale = QLabel(self)
        self.stale.setObjectName("quiet")
        self._lay_out()
        self.page.anchorClicked.connect(self._on_link)
        self.page.zoom_asked.connect(self.zoom)
        self.resize(1100, 760)
        shrink(self)

    def _button(self, text: str, keys: str, asks: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("act")
        button.setText(text.replace("&", ""))
        button.setShortcut(keys)
        button.setToolTip(f"{text.replace('&', '').rstrip('…')} ({keys})")
        button.setAccessibleName(text.replace("&", "").rstrip("…"))
        button.clicked.connect(asks)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.setSpacing(8)
        bar.addWidget(self.stale)
        bar.addStretch(1)
        for button in (self.renew, self.print, self.save):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addLayout(bar)

    # -- showing ---------------------------------------------------------------------------------

    def show_standing(self, standing: Standing, moment: str) -> None:
        """Show where the room stands, as it was at a moment said in words."""
        self._standing, self._moment = standing, moment
        self.stale.clear()
        self._write()
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def draft_changed(self) -> None:
        """Say that the page is older than the draft. It stays as it is: the room reads it."""
        if self.isVisible() and not self.stale.text():
            self.stale.setText("The draft has changed since; F5 brings the page up to date.")

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self._colours = colours
        self.setStyleSheet(panel_sheet(colours))
        self._write()

    def zoom(self, step: int) -> None:
        """Larger (1), smaller (-1) or usual (0) type."""
        size = self._size + 2 * step if step else USUAL
        self._size = min(max(size, SMALLEST), LARGEST)
        self._write()

    def html(self) -> str:
        """The whole page, for a file."""
        return standing_html(self._standing, self._moment) if self._standing is not None else ""

    def _paper(self) -> str:
        if self._standing is None:
            return ""
        return standing_html(self._standing, self._moment, most=MOST_ON_PAPER)

    def _write(self) -> None:
        if self._standing is None:
            return
        colours = self._colours
        ink = Ink(
            text=colours.text,
            quiet=colours.quiet,
            insertion=colours.insertion,
            deletion=colours.deletion,
            line=colours.line,
            head=colours.window,
        )
        at = self.page.verticalScrollBar().value()
        font = QFont(self.font())
        font.setPixelSize(self._size)
        self.page.document().setDefaultFont(font)
        self.page.setHtml(standing_html(self._standing, self._moment, ink, True, MOST))
        self.page.verticalScrollBar().setValue(at)

    # -- paper -----------------------------------------------------------------------------------

    def print_on(self, device: QPagedPaintDevice) -> int:
        """Print the page on paper or into a PDF; how many sheets it took."""
        points = min(len(self._standing.points), MOST_ON_PAPER) if self._standing else 0
        return print_standing(device, self._paper(), points)

    def pdf(self) -> bytes:
        """The page as a PDF."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle("Where we stand")
        writer.setCreator("Penholder")
        self.print_on(writer)
        del writer
        return bytes(buffer.data().data())

    # -- what a person does ----------------------------------------------------------------------

    def _on_link(self, to: QUrl) -> None:
        if to.scheme() == "place":
            paragraph, _, change = unquote(to.path()).partition("/")
            self.place_chosen.emit(paragraph, change)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        steps = {
            Qt.Key.Key_Plus: 1,
            Qt.Key.Key_Equal: 1,
            Qt.Key.Key_Minus: -1,
            Qt.Key.Key_0: 0,
        }
        step = steps.get(Qt.Key(event.key())) if control else None
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif step is not None:
            self.zoom(step)
        else:
            super().keyPressEvent(event)


def moment_told(now: datetime) -> str:
    """A moment as a page says it: "22 November 2026, 18:40"."""
    return f"{now.day} {now:%B %Y, %H:%M}"
