"""What a window needs once there is a draft: columns, panels, acts, and the table of commands.

An empty window shows without it; it is made when it is first asked for.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.actions import Actions
from app.acts.command import Command
from app.acts.desk import Desk
from app.acts.hands import Hands
from app.acts.viewing import Shown
from app.circulated import LastCirculated
from app.file_flow import FileFlow
from app.looking import Looking
from app.page import DraftPage
from app.session import Session
from app.settings import Remembered
from app.telling import Telling
from model.draft.draft import Draft
from resources import resource
from widgets.dialogs.shortcuts import ShortcutList
from widgets.room.room_sign import RoomSign
from widgets.table.draft_table import DraftTable
from widgets.table.opening_words import OpeningWords


class Workplace(QObject):
    """Builds the parts that show and change a draft, and connects them.

    Attributes:
        page: Outline and columns.
        telling: What is said in passing.
        desk: What acts work with.
        hands: The acts.
        actions: The table of commands.
    """

    def __init__(
        self,
        session: Session,
        files: FileFlow,
        looking: Looking,
        remembered: Remembered,
        last: LastCirculated,
        window: QWidget,
        shown: Shown,
        sign: RoomSign,
    ) -> None:
        """``shown`` is the window once more, as the acts know it; ``sign`` tells of the room."""
        super().__init__(window)
        self._session, self._files, self._looking = session, files, looking
        self._remembered, self._window = remembered, window
        opening = OpeningWords(resource("phrases.json"))
        self.page = DraftPage(opening, looking.looks(), looking.colours())
        self.telling = Telling(session, files, window)
        self.desk = Desk(session, self.page.table, window)
        self.hands = Hands(self.desk, self.page, files, last, opening, shown)
        self._shortcuts = ShortcutList(window)
        self.actions = Actions(self.hands.commands(), window)
        self.hands.room.give_keys(self.actions.by_id.values())
        self.page.lay_out(self.telling.strip, self.hands.panels.column, self.hands.panels.drawer)
        self._connect(sign)
        self._dress()

    def _connect(self, sign: RoomSign) -> None:
        page, hands, telling = self.page, self.hands, self.telling
        telling.strip.list_asked.connect(hands.panels.toggle_notices)
        page.review.opened.connect(self.actions.refresh)
        telling.strip.settle_asked.connect(hands.settling.open)
        telling.strip.compare_asked.connect(self._files.ask_tabled)
        page.outline.row_chosen.connect(self.desk.go_to)
        page.table.row_entered.connect(page.outline.show_row)
        page.table.edit_refused.connect(self._session.edit_refused)
        page.table.menu_asked.connect(self._on_menu_asked)
        page.table.zoom_asked.connect(self._looking.zoom)
        page.notices.paragraph_chosen.connect(self._on_paragraph_chosen)
        self.desk.said.connect(telling.say)
        hands.filtering.told.connect(page.say_filtered)
        self.actions.asked.connect(self._session.catch_up)
        hands.filtering.told.connect(self.actions.refresh)
        hands.filtering.lit.connect(self.actions.refresh)
        hands.panels.drawer.tab_shown.connect(self.actions.refresh)
        hands.panels.card_switched.connect(self.actions.refresh)
        hands.room.changed.connect(self.actions.refresh)
        hands.room.told.connect(sign.say)
        sign.clicked.connect(hands.room.press)
        telling.count_by(hands.settling.how_many)
        hands.settling.left_changed.connect(telling.count_again)
        hands.settling.named.connect(self._remembered.means)
        self._files.said.connect(telling.say)
        self._session.followed.connect(self._on_followed)
        self._files.waiting.began.connect(self._rest)
        self._files.waiting.over.connect(self._go_on)
        self._session.notices_changed.connect(self._on_notices_changed)

    def _dress(self) -> None:
        self.page.outline.setVisible(self._remembered.settings.outline)
        self._looking.dress(self.page.table, self.page.outline)
        hands = self.hands
        for part in (hands.panels, hands.lighting, hands.standing, self.page.review, hands.source):
            self._looking.also(part)

    # -- showing ---------------------------------------------------------------------------------

    def show_draft(self, before: Draft | None, after: Draft, pages: QStackedWidget) -> None:
        """Show the draft as it is; ``before`` is None where another one was opened."""
        table = self.page.table
        if pages.currentWidget() is not self.page:
            pages.setCurrentWidget(self.page)
            self._take_places(pages)
        if before is None:
            table.forget_draft()
        table.show_draft(after)
        if before is None:
            self.page.outline.show_draft(after)
            table.show_beginning()
            table.active.pane.setFocus()
            # A draft has no rubbish for the collector to find: 300 ms each time it looks.
            gc.unfreeze()
            gc.freeze()

    def _take_places(self, pages: QStackedWidget) -> None:
        """Give all parts their sizes now: text is broken in the widths that it is painted in.

        Otherwise Qt does so just before the first paint, which then shows it as broken before.
        """
        for part in (pages, self.page, self.page.table):
            layout = part.layout()
            if layout is not None:
                layout.activate()

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        if before is not None:
            self.page.outline.show_draft(after)
            self.page.outline.show_row(self.page.table.caret.row)

    def _on_notices_changed(self) -> None:
        self.page.notices.show_notices(self._session.notices)

    def _rest(self) -> None:
        """Leave a thread of ours the processor: what is found of this draft may be of no use."""
        for table in self._tables():
            table.settling.rest()
        self.telling.rest()

    def _go_on(self) -> None:
        for table in self._tables():
            table.settling.go_on()
        self.telling.go_on()

    def _tables(self) -> list[DraftTable]:
        """All that show the draft: that of the window, and the room's."""
        screen = self.hands.room.screen
        return [self.page.table, *([screen.table] if screen is not None else [])]

    def next_pane(self, floor: QWidget) -> None:
        """Put the focus on the next part of the window."""
        panes: list[QWidget] = [
            self.page.table.active.pane,
            self.page.review,
            *self.hands.panels.panes(),
            self.page.outline,
            floor,
        ]
        shown = [pane for pane in panes if pane.isVisible()]
        at = next((i for i, pane in enumerate(shown) if pane.hasFocus()), -1)
        if shown:
            shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    # -- asking ----------------------------------------------------------------------------------

    def _on_paragraph_chosen(self, paragraph: str) -> None:
        self.hands.panels.go_to_place(paragraph, "")

    def _on_menu_asked(self, at: QPoint) -> None:
        menu = self.actions.context_menu(QMenu(self._window))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def show_commands(self) -> None:
        """Open the palette: every command by a few letters."""
        self.desk.ask("Do what?", self.actions.candidates(), self._run)

    def _run(self, value: object, told: str) -> None:
        if isinstance(value, Command):
            self.actions.run(value)

    def show_shortcuts(self) -> None:
        """Show every command that has keys."""
        self._shortcuts.show_keys(self.actions.shortcut_list())

    def close(self) -> None:
        """Nothing goes on after the window."""
        self.page.table.settling.stop()
        self.hands.room.close()
