"""The window: what shows before a draft does; the rest is a workplace, made when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt
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
)

from app.acts.command import MENUS
from app.circulated import LastCirculated
from app.file_flow import FileFlow, dropped_paths
from app.looking import Looking
from app.preload import Preload
from app.session import Session
from app.settings import Remembered
from model.draft.draft import Draft
from model.files.choose import Equipment
from widgets.guarded import guarded
from widgets.panels.first_screen import FirstScreen
from widgets.room.room_sign import RoomSign

if TYPE_CHECKING:
    from app.actions import Actions
    from app.acts.desk import Desk
    from app.acts.hands import Hands
    from app.page import DraftPage
    from app.telling import Telling
    from app.workplace import Workplace
    from widgets.panels.notices import NoticeList
    from widgets.panels.outline import Outline
    from widgets.table.draft_table import DraftTable

NARROW_WINDOW = 1230
"""Pixels; below it the outline shows marks only, so that three columns keep their width."""
WIDE_OUTLINE = 190
"""Pixels of the outline in a window that is wide."""
_TOUCHES = (
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.DragEnter,
)
"""What a person does first: the commands have to be there for it."""


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
        self._work: Workplace | None = None
        self._is_making = False
        self._build(equipment)
        self._lay_out()
        self._connect()
        self._show_settings()

    def _build(self, equipment: Callable[[], Equipment]) -> None:
        self.looking = Looking(self.remembered, self)
        self.first_screen = FirstScreen(self)
        self.floor = QToolButton(self)
        self.room_sign = RoomSign(self)
        self.files = FileFlow(self.session, partial(_equipped, equipment, self.remembered), self)
        self._preload = Preload((self.made, self.files.equipment), self)

    def _lay_out(self) -> None:
        self.setWindowTitle("Penholder")
        self.setAcceptDrops(True)
        self.setMinimumSize(420, 320)
        self._bar = self.addToolBar("Tools")
        self._bar.setMovable(False)
        self._bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.floor.setObjectName("floor")
        self.floor.setToolTip("Give the floor (Ctrl+D)")
        self._bar.addWidget(self.floor)
        self._bar.addSeparator()
        self._menus = {name: QMenu(title, self.menuBar()) for name, title in MENUS.items()}
        for name, menu in self._menus.items():
            menu.aboutToShow.connect(self.made)
            if name != "export":
                self.menuBar().addMenu(menu)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.first_screen)
        self.setCentralWidget(self.pages)
        self.statusBar().addPermanentWidget(self.room_sign)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        self.floor.clicked.connect(self._on_floor_clicked)
        self.first_screen.open_asked.connect(self.files.ask_open)
        self.first_screen.paste_asked.connect(self._on_paste_asked)
        self.first_screen.sample_asked.connect(self._on_sample_asked)
        self.first_screen.recent_asked.connect(self._on_recent_asked)
        self.files.opened.connect(self._on_opened)
        self.session.opening.connect(self.made)
        self.session.draft_changed.connect(self._on_draft_changed)
        self.session.history_changed.connect(self._on_history_changed)
        self.session.file_changed.connect(self._on_file_changed)
        self.session.floor_changed.connect(self._on_floor_changed)

    # -- the workplace ---------------------------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """Whether the parts that show a draft are made."""
        return self._work is not None

    def made(self) -> Workplace:
        """The parts that show and change a draft; made when they are first asked for."""
        if self._work is None:
            assert not self._is_making, "the workplace was asked for while it is made"
            self._is_making = True
            try:
                self._work = self._make()
            finally:
                self._is_making = False
            self._preload.stop()
        return self._work

    def _make(self) -> Workplace:
        from app.workplace import Workplace

        work = Workplace(
            *(self.session, self.files, self.looking, self.remembered, self._last),
            *(self, self, self.room_sign),
        )
        work.actions.fill_bar(self._bar)
        work.actions.fill_menus(self._menus)
        self.pages.addWidget(work.page)
        self.statusBar().insertWidget(0, work.telling.counts, 1)
        self.statusBar().insertPermanentWidget(1, work.telling.said)
        self._set_outline_width(work)
        return work

    @property
    def page(self) -> DraftPage:
        """The page of an open draft."""
        return self.made().page

    @property
    def table(self) -> DraftTable:
        """The columns."""
        return self.page.table

    @property
    def outline(self) -> Outline:
        """The paragraphs, small."""
        return self.page.outline

    @property
    def notices(self) -> NoticeList:
        """What is odd."""
        return self.page.notices

    @property
    def desk(self) -> Desk:
        """What acts work with."""
        return self.made().desk

    @property
    def hands(self) -> Hands:
        """The acts."""
        return self.made().hands

    @property
    def telling(self) -> Telling:
        """What is said in passing."""
        return self.made().telling

    @property
    def actions_(self) -> Actions:
        """The table of commands."""
        return self.made().actions

    # -- what the session says -------------------------------------------------------------------

    def _on_draft_changed(self, before: Draft | None, after: Draft) -> None:
        self.made().show_draft(before, after, self.pages)

    def _on_history_changed(self) -> None:
        self.actions_.refresh()
        modified = not self.session.is_saved and bool(self.session.history.undoing)
        if modified != self.isWindowModified():  # asked at every key; Qt would tell every child
            self.setWindowModified(modified)

    def _on_file_changed(self) -> None:
        self.setWindowTitle(f"{self.session.file.name or 'Draft'}[*] – Penholder")

    def _on_floor_changed(self) -> None:
        floor = self.session.floor
        code = f" ({floor.code.lstrip('@')})" if floor else ""
        self.floor.setText(f"Floor: {floor.shown if floor else 'nobody'}{code}")
        self.floor.setAccessibleName(self.floor.text())
        self.remembered.change(floor=floor.id if floor else "")

    # -- what a person chose ---------------------------------------------------------------------

    def _on_floor_clicked(self) -> None:
        self.hands.speaking.ask_floor()

    def _on_paste_asked(self) -> None:
        self.hands.filing.paste_as_draft()

    def _on_sample_asked(self) -> None:
        self.hands.filing.sample()

    def _on_recent_asked(self, path: Path) -> None:
        self.hands.filing.open_recent(path)

    def _on_opened(self, path: str) -> None:
        self.remembered.opened(path)
        self.first_screen.show_recent(self.remembered.settings.recent)

    def show_commands(self) -> None:
        """Open the palette: every command by a few letters."""
        self.made().show_commands()

    def show_shortcuts(self) -> None:
        """Show every command that has keys."""
        self.made().show_shortcuts()

    def outline_is_shown(self) -> bool:
        """Whether the outline is shown."""
        return self._work is not None and not self.outline.isHidden()

    def show_outline(self, shown: bool) -> None:
        """Show the outline, or hide it."""
        self.outline.setVisible(shown)
        self.remembered.change(outline=shown)

    def next_pane(self) -> None:
        """Put the focus on the next part of the window."""
        self.made().next_pane(self.floor)

    def _show_settings(self) -> None:
        settings = self.remembered.settings
        self.first_screen.show_recent(settings.recent)
        # Only a delegation that had the floor has to be looked up at the start.
        known = self.session.table.get(settings.floor) if settings.floor else None
        self.session.give_floor(known)
        self.resize(1366, 768)
        if settings.window:
            self.restoreGeometry(QByteArray.fromHex(settings.window.encode()))
        self.looking.show()

    # -- what Qt says ----------------------------------------------------------------------------

    @guarded(lambda: False)
    def event(self, event: QEvent) -> bool:
        if self._work is None and not self._is_making:
            if event.type() in _TOUCHES:
                self.made()
            elif event.type() == QEvent.Type.UpdateRequest:
                painted = super().event(event)
                self._preload.start()
                return painted
        return super().event(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._work is not None:
            self._set_outline_width(self._work)
        self.looking.width_changed(event.oldSize().width(), event.size().width())

    def _set_outline_width(self, work: Workplace) -> None:
        wide = 176 if self.width() < 1500 else WIDE_OUTLINE
        work.page.outline.set_narrow(self.width() < NARROW_WINDOW, wide)

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
        self._stop()
        event.accept()

    def _close_anyway(self) -> None:
        self._stop()
        self.hide()
        QApplication.quit()

    def _stop(self) -> None:
        self._preload.stop()
        if self._work is not None:
            self._work.close()


def _equipped(shipped: Callable[[], Equipment], remembered: Remembered) -> Equipment:
    """What ships with the program, with the names that the room uses in its own way."""
    equipment = shipped()
    return replace(equipment, table=equipment.table.meaning(remembered.meanings()))
