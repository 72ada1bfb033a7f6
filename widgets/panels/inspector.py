"""The inspector of the change in hand: a column at the right, or a card beside the caret."""

from __future__ import annotations

from urllib.parse import unquote

from PySide6.QtCore import QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.draft.draft import Draft
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.panels.inspector_page import Told, change_in_words, change_page
from widgets.panels.sheet import panel_sheet

WIDTH = 300
"""Pixels of the column."""
CARD = 372
_MARGIN = 10
_TALLEST = 460
_NEAR = 220
"""Pixels: how far from the caret the card may stand so that the paragraph stays readable."""

ACTS = (
    ("support", "Support…", "Ctrl+K"),
    ("reserve", "Reserve…", "Ctrl+K, R"),
    ("take", "Take", "Ctrl+T"),
    ("leave", "Leave", "Ctrl+L"),
    ("accept", "Accept", "Ctrl+Shift+Y"),
    ("reject", "Reject", "Ctrl+Shift+N"),
    ("withdraw", "Withdraw", ""),
    ("reopen", "Reopen", ""),
)
"""What can be asked of a change: its verb, what the button says, and the keys that do the same."""


class _Page(QTextBrowser):
    """The page; it loads nothing from anywhere."""

    @guarded()
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


class Inspector(QWidget):
    """All that is known of one change, and what can be done about it.

    Signals:
        act_asked: Something is to be done. Carries the verb (one of ACTS) and the change's id.
        place_chosen: The text is to go to another change or paragraph. Carries the ids of the
            paragraph and of the change, either of which may be empty.
    """

    act_asked = Signal(str, str)
    place_chosen = Signal(str, str)

    def __init__(self, colours: Colours, parent: QWidget | None = None, across: int = 3) -> None:
        """``across``: how many buttons stand side by side."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName("Change in hand")
        self._across = across
        self._colours = colours
        self._shown: tuple[Draft | None, str, Told] = (None, "", ())
        self._html = ""
        self.page = _Page(self)
        self.page.setAccessibleName("Change in hand")
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(12)
        self.hint = QLabel("Put the caret into a change to see who says what of it.", self)
        self.hint.setObjectName("quiet")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(12, 12, 12, 12)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = {verb: self._button(verb, text, keys) for verb, text, keys in ACTS}
        self._lay_out()
        self.page.anchorClicked.connect(self._on_link)
        self.write()

    def _button(self, verb: str, text: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("act")
        button.setText(text)
        button.setAccessibleName(f"{text.rstrip('…')} this change")
        button.setToolTip(button.accessibleName() + (f" ({keys})" if keys else ""))
        button.setProperty("verb", verb)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        button.clicked.connect(self._on_button)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(8, 4, 8, 8)
        grid.setSpacing(4)
        for number, button in enumerate(self.buttons.values()):
            grid.addWidget(button, number // self._across, number % self._across)
        self._acts = QWidget(self)
        self._acts.setLayout(grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.hint)
        column.addWidget(self.page, 1)
        column.addWidget(self._acts)

    @property
    def change(self) -> str:
        """The id of the change that is shown, or empty."""
        return self._shown[1]

    def show_change(self, draft: Draft | None, change: str, edits: Told = ()) -> None:
        """Show a change of a draft with the edits of the sitting about it; empty for none."""
        if draft is None or change not in draft.changes:
            change = ""
        before, self._shown = self._shown, (draft, change, edits)
        if self.isVisible():
            self.write(same=before[1] == change)

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self._colours = colours
        self.setStyleSheet(panel_sheet(colours))
        self.write()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.write()

    def write(self, same: bool = False) -> None:
        """Write the page; ``same``: of the change that it was of, so that it stays where it was."""
        draft, change, edits = self._shown
        told = draft is not None and bool(change)
        for widget in (self.page, self._acts):
            widget.setVisible(told)
        self.hint.setVisible(not told)
        if draft is None or not change:
            return
        html = change_page(draft, change, self._colours, edits)
        if html == self._html:
            return
        self._html = html
        at = self.page.verticalScrollBar().value() if same else 0
        self.page.setHtml(html)
        self.page.setAccessibleDescription(change_in_words(draft, change))
        self.page.verticalScrollBar().setValue(at)
        is_open = draft.changes[change].outcome == "open"
        for verb, button in self.buttons.items():
            button.setVisible((verb != "reopen") == is_open)

    def _on_button(self) -> None:
        self.act_asked.emit(self.sender().property("verb"), self.change)

    def _on_link(self, to: QUrl) -> None:
        if to.scheme() == "place":
            paragraph, _, change = unquote(to.path()).partition("/")
            self.place_chosen.emit(paragraph, change)


class InspectorCard(QFrame):
    """The inspector as a card over the window, beside the caret. It never takes the focus."""

    def __init__(self, colours: Colours, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        # What is painted under it would have it painted too, at every key.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._colours = colours
        self.setAccessibleName("Change in hand")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inspector = Inspector(colours, self, across=4)
        for button in self.inspector.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inspector.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.inspector)
        self.show_colours(colours)
        self.hide()

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self._colours = colours
        self.inspector.show_colours(colours)
        self.update()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours.card))
        painter.setPen(QColor(self._colours.accent))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def show_at(self, point: QPoint, line: int, row: tuple[int, int]) -> None:
        """Show it below a point of the screen, or above where there is no room.

        ``line``: how many pixels above the point the words begin that it must not cover.
        ``row``: top and bottom, on the screen, of the paragraph, which stays readable as a whole
        where its edges are near and there is room beyond them.
        """
        self.inspector.write()
        self.fit()
        window = self._window
        at = window.mapFromGlobal(point) + QPoint(_MARGIN, 4)
        top, bottom = (window.mapFromGlobal(QPoint(0, y)).y() for y in row)
        lowest = window.height() - _MARGIN - self.height()
        above = top - 4 - self.height()
        if at.y() < bottom <= at.y() + _NEAR and bottom + 4 <= lowest:
            at.setY(bottom + 4)
        elif at.y() - _NEAR <= top <= at.y() and above >= _MARGIN:
            at.setY(above)
        elif at.y() > lowest:
            over = at.y() - 4 - line - 4 - self.height()
            at.setY(over if over > 0 else lowest)
        at.setX(max(min(at.x(), window.width() - self.width() - _MARGIN), _MARGIN))
        self.move(at)
        self.show()
        self.raise_()

    def fit(self) -> None:
        """Take the height of what is told now."""
        self.resize(CARD, self._height())

    def _height(self) -> int:
        inspector = self.inspector
        document = inspector.page.document().clone()
        document.setTextWidth(CARD - 4)
        wanted = int(document.size().height()) + inspector._acts.sizeHint().height() + 6
        return min(max(wanted, 120), _TALLEST)

    @guarded(lambda: QSize(CARD, 200))
    def sizeHint(self) -> QSize:
        return QSize(CARD, self._height())
