"""The window: builds its parts, lays them out and connects them."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from app.actions import Actions
from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.hands import Hands
from app.circulated import LastCirculated
from app.file_flow import FileFlow, dropped_paths
from app.looking import Looking
from app.page import DraftPage
from app.session import Session
from app.settings import Remembered
from app.telling import Telling
from model.draft.draft import Draft
from model.files.choose import Equipment
from resources import resource
from widgets.dialogs.shortcuts import ShortcutList
from widgets.guarded import guarded
from widgets.panels.first_screen import FirstScreen
from widgets.panels.outline import WIDE
from widgets.room.room_sign import RoomSign
from widgets.table.opening_words import OpeningWords

NARROW_WINDOW = 1230
"""Pixels; below it the outline shows marks only, so that three columns keep their width."""


class Window(QMainWindow):
    """The main window."""

    def __init__(
        self,
        session: Session,
        equipment: Callable[[], Equipment],
        store: QSettings,
        last: LastCirculated,
    ) -> None:
        super().__init__()
        self.session = session
        self.remembered = Remembered(store)
        self._last = last
        self._build(equipment)
        self._lay_out()
        self._connect()
        self._show_settings()
        self._on_history_changed()

    def _build(self, equipment: Callable[[], Equipment]) -> None:
        self.looking = Looking(self.remembered, self)
        opening = OpeningWords(resource("phrases.json"))
        self.page = DraftPage(opening, self.looking.looks(), self.looking.colours())
        self.table, self.outline, self.notices = (
            self.page.table,
            self.page.outline,
            self.page.notices,
        )
        self.first_screen = FirstScreen(self)
        self.floor = QToolButton(self)
        self.room_sign = RoomSign(self)
        self.files = FileFlow(self.session, partial(_equipped, equipment, self.remembered), self)
        self.telling = Telling(self.session, self.files, self)
        self.desk = Desk(self.session, self.table, self)
        self.hands = Hands(self.desk, self.page, self.files, self._last, opening, self)
        self.shortcuts = ShortcutList(self)
        self.actions_ = Actions(self.hands.commands(), self)
        self.hands.room.give_keys(self.actions_.by_id.values())

    def _lay_out(self) -> None:
        self.setWindowTitle("Penholder")
        self.setAcceptDrops(True)
        self.setMinimumSize(420, 320)
        bar = self.addToolBar("Tools")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.floor.setObjectName("floor")
        self.floor.setToolTip("Give the floor (Ctrl+D)")
        bar.addWidget(self.floor)
        bar.addSeparator()
        self.actions_.fill_bar(bar)
        self.actions_.fill_menus(self.menuBar())
        self.page.lay_out(self.telling.strip, self.hands.panels.column, self.hands.panels.drawer)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.first_screen)
        self.pages.addWidget(self.page)
        self.setCentralWidget(self.pages)
        self.statusBar().addWidget(self.telling.counts, 1)
        self.statusBar().addPermanentWidget(self.telling.said)
        self.statusBar().addPermanentWidget(self.room_sign)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        self.floor.clicked.connect(self.hands.speaking.ask_floor)
        self.first_screen.paste_asked.connect(self.hands.filing.paste_as_draft)
        self.first_screen.open_asked.connect(self.files.ask_open)
        self.first_screen.sample_asked.connect(self.hands.filing.sample)
        self.first_screen.recent_asked.connect(self.hands.filing.open_recent)
        self.telling.strip.list_asked.connect(self.hands.panels.toggle_notices)
        self.page.review.opened.connect(self.actions_.refresh)
        self.telling.strip.settle_asked.connect(self.hands.settling.open)
        self.telling.strip.compare_asked.connect(self.files.ask_tabled)
        self.outline.row_chosen.connect(self.desk.go_to)
        self.table.row_entered.connect(self.outline.show_row)
        self.table.edit_refused.connect(self.session.edit_refused)
        self.table.menu_asked.connect(self._on_menu_asked)
        self.table.zoom_asked.connect(self.looking.zoom)
        self.notices.paragraph_chosen.connect(self._on_paragraph_chosen)
        self.desk.said.connect(self.telling.say)
        self.hands.filtering.told.connect(self.page.say_filtered)
        self.hands.room.told.connect(self.room_sign.say)
        self.hands.room.changed.connect(self.actions_.refresh)
        self.hands.settling.named.connect(self.remembered.means)
        self.room_sign.clicked.connect(self.hands.room.toggle_held)
        self.files.said.connect(self.telling.say)
        self.files.opened.connect(self._on_opened)
        self.session.draft_changed.connect(self._on_draft_changed)
        self.session.history_changed.connect(self._on_history_changed)
        self.session.file_changed.connect(self._on_file_changed)
        self.session.notices_changed.connect(self._on_notices_changed)
        self.session.floor_changed.connect(self._on_floor_changed)

    # -- what the session says -------------------------------------------------------------------

    def _on_draft_changed(self, before: Draft | None, after: Draft) -> None:
        self.pages.setCurrentIndex(1)
        if before is None:
            self.table.forget_draft()
        self.table.show_draft(after)
        self.outline.show_draft(after)
        if before is None:
            self.table.show_beginning()
            self.table.active.pane.setFocus()
            # A draft has no rubbish for the collector to find: 300 ms each time it looks.
            gc.unfreeze()
            gc.freeze()

    def _on_history_changed(self) -> None:
        self.actions_.refresh()
        modified = not self.session.is_saved and bool(self.session.history.undoing)
        if modified != self.isWindowModified():  # asked at every key; Qt would tell every child
            self.setWindowModified(modified)

    def _on_file_changed(self) -> None:
        self.setWindowTitle(f"{self.session.file.name or 'Draft'}[*] – Penholder")

    def _on_notices_changed(self) -> None:
        self.notices.show_notices(self.session.notices)

    def _on_floor_changed(self) -> None:
        floor = self.session.floor
        code = f" ({floor.code.lstrip('@')})" if floor else ""
        self.floor.setText(f"Floor: {floor.shown if floor else 'nobody'}{code}")
        self.floor.setAccessibleName(self.floor.text())
        self.remembered.change(floor=floor.id if floor else "")

    # -- what a person chose ---------------------------------------------------------------------

    def _on_paragraph_chosen(self, paragraph: str) -> None:
        self.hands.panels.go_to_place(paragraph, "")

    def _on_menu_asked(self, at: QPoint) -> None:
        menu = self.actions_.context_menu(QMenu(self))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _on_opened(self, path: str) -> None:
        self.remembered.opened(path)
        self.first_screen.show_recent(self.remembered.settings.recent)

    def show_commands(self) -> None:
        """Open the palette: every command by a few letters."""
        self.desk.ask("Do what?", self.actions_.candidates(), self._run)

    def _run(self, value: object, told: str) -> None:
        if isinstance(value, Command):
            self.actions_.run(value)

    def show_shortcuts(self) -> None:
        """Show every command that has keys."""
        self.shortcuts.show_keys(self.actions_.shortcut_list())

    def outline_is_shown(self) -> bool:
        """Whether the outline is shown."""
        return not self.outline.isHidden()

    def show_outline(self, shown: bool) -> None:
        """Show the outline, or hide it."""
        self.outline.setVisible(shown)
        self.remembered.change(outline=shown)

    def next_pane(self) -> None:
        """Put the focus on the next part of the window."""
        panes: list[QWidget] = [
            self.table.active.pane,
            self.page.review,
            *self.hands.panels.panes(),
            self.outline,
            self.floor,
        ]
        shown = [pane for pane in panes if pane.isVisible()]
        at = next((i for i, pane in enumerate(shown) if pane.hasFocus()), -1)
        if shown:
            shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_settings(self) -> None:
        settings = self.remembered.settings
        self.first_screen.show_recent(settings.recent)
        self.outline.setVisible(settings.outline)
        self._on_floor_changed()
        known = self.session.table.get(settings.floor)
        if known is not None:
            self.session.give_floor(known)
        self.resize(1366, 768)
        if settings.window:
            self.restoreGeometry(QByteArray.fromHex(settings.window.encode()))
        self.looking.dress(self.table, self.outline)
        for part in (
            self.hands.panels,
            self.hands.lighting,
            self.hands.standing,
            self.page.review,
            self.hands.source,
        ):
            self.looking.also(part)

    # -- what Qt says ----------------------------------------------------------------------------

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = 176 if self.width() < 1500 else WIDE
        self.outline.set_narrow(self.width() < NARROW_WINDOW, wide)
        self.looking.width_changed(event.oldSize().width(), event.size().width())

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.files.look_for_foreign_change()

    @guarded()
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        words = event.mimeData().hasText() and self.session.draft is None
        if dropped_paths(event.mimeData()) or words:
            event.acceptProposedAction()

    @guarded()
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files.paste(event.mimeData())

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.ask_close(self._close_anyway):
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self.remembered.change(window=geometry)
        self.table.settling.stop()
        self.hands.room.close()
        event.accept()

    def _close_anyway(self) -> None:
        self.table.settling.stop()
        self.hands.room.close()
        self.hide()
        QApplication.quit()


def _equipped(shipped: Callable[[], Equipment], remembered: Remembered) -> Equipment:
    """What ships with the program, with the names that the room uses in its own way."""
    equipment = shipped()
    return replace(equipment, table=equipment.table.meaning(remembered.meanings()))
