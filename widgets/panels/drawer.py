"""The drawer below the columns: positions, XML and notices, a tab each; hidden until asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.panels.sheet import panel_sheet

USUAL, LOWEST = 240, 120
"""Pixels."""
_STEP = 40
_GRIP = 6
_LEFT_FOR_TEXT = 200


class _Grip(QFrame):
    """The upper edge, drawn up and down with the mouse or with the arrow keys.

    Signals:
        drawn: Carries by how many pixels it is to be higher.
        let_go: It stays as high as it is.
    """

    drawn = Signal(int)
    let_go = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(_GRIP)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Height of the panel")
        self.setToolTip("Draw to make the panel higher; by the keyboard with ↑ and ↓")
        self._from = 0

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = round(event.globalPosition().y())

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        now = round(event.globalPosition().y())
        self.drawn.emit(self._from - now)
        self._from = now

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.let_go.emit()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: _STEP, Qt.Key.Key_Down: -_STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.drawn.emit(step)
            self.let_go.emit()


class Drawer(QFrame):
    """Panels in tabs below the columns.

    Signals:
        closed: It was closed; the focus belongs into the text again.
        tab_shown: Another panel is shown, or none. Carries its name, or nothing.
        height_chosen: It was drawn to a height, in pixels, that is to be remembered.
    """

    closed = Signal()
    tab_shown = Signal(str)
    height_chosen = Signal(int)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawer")
        self.setAccessibleName("Panels")
        self._names: list[str] = []
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._height = USUAL
        self._grip = _Grip(self)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName("Panels")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._pages = QStackedWidget(self)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAccessibleName("Close the panel")
        self._close.setToolTip("Close (Esc)")
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab)
        self._close.clicked.connect(self.close_panel)
        self._grip.drawn.connect(self._on_drawn)
        self._grip.let_go.connect(self._on_let_go)
        self.show_colours(colours)
        self.hide()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 0, 6, 0)
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        bar.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._grip)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)

    def add(self, name: str, title: str, panel: QWidget) -> None:
        """Add a panel under a tab; ``name`` is what the program calls it."""
        self._names.append(name)
        self._pages.addWidget(panel)
        self.tabs.addTab(title)

    def add_later(self, name: str, title: str, make: Callable[[], QWidget]) -> None:
        """Add a panel that is made when its tab is shown first: starting need not wait for it."""
        self._makers[name] = make
        self.add(name, title, QWidget(self))

    def _turn_to(self, index: int) -> None:
        """Show the page of a tab."""
        make = self._makers.pop(self._names[index], None)
        if make is not None:
            empty = self._pages.widget(index)
            self._pages.insertWidget(index, make())
            if empty is not None:
                self._pages.removeWidget(empty)
                empty.deleteLater()
        self._pages.setCurrentIndex(index)

    def show_colours(self, colours: Colours) -> None:
        """Take another palette."""
        self.setStyleSheet(panel_sheet(colours))

    # -- which panel -----------------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """The name of the panel that is shown, or empty."""
        return "" if self.isHidden() else self._names[self.tabs.currentIndex()]

    def show_panel(self, name: str, focus: bool = True) -> None:
        """Show a panel, with the focus in it."""
        self.setFixedHeight(self._fitting(self._height))
        self.tabs.setCurrentIndex(self._names.index(name))
        self._turn_to(self.tabs.currentIndex())
        was_hidden = self.isHidden()
        self.show()
        if focus:
            self.focus_panel()
        if was_hidden:
            self.tab_shown.emit(name)

    def toggle_panel(self, name: str) -> None:
        """Show a panel; close it if it is shown and has the focus; go to it otherwise."""
        if self.shown == name:
            self.close_panel()
        else:
            self.show_panel(name)

    def focus_panel(self) -> None:
        """Put the focus into what is shown."""
        self._pages.currentWidget().setFocus(Qt.FocusReason.TabFocusReason)

    def panel(self) -> QWidget | None:
        """What is shown, if anything is."""
        return None if self.isHidden() else self._pages.currentWidget()

    def close_panel(self) -> None:
        """Hide it."""
        if not self.isHidden():
            self.hide()
            self.tab_shown.emit("")
            self.closed.emit()

    def _on_tab(self, index: int) -> None:
        if not self.isHidden():
            self._turn_to(index)
            self.tab_shown.emit(self._names[index])

    # -- how high --------------------------------------------------------------------------------

    def set_height(self, height: int) -> None:
        """Take a height that was remembered, in pixels; 0 for the usual one."""
        self._height = max(height, LOWEST) if height else USUAL
        if not self.isHidden():
            self.setFixedHeight(self._fitting(self._height))

    def _fitting(self, height: int) -> int:
        """The height, or what leaves some of the text in sight."""
        room = self.window().height() - _LEFT_FOR_TEXT
        return max(min(height, room), LOWEST)

    def _on_drawn(self, by: int) -> None:
        self._height = self._fitting(self._height + by)
        self.setFixedHeight(self._height)

    def _on_let_go(self) -> None:
        self.height_chosen.emit(self._height)

    # -- what Qt says ----------------------------------------------------------------------------

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    @guarded()
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A window made smaller takes from the drawer, not from the text alone.
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self.setFixedHeight(self._fitting(self._height))
        return False
