"""Acts on the panels round the columns: shown, hidden, kept with the draft and with the caret."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.acts.command import Command
from app.acts.deciding import Verdict
from app.acts.desk import Desk
from app.acts.told_edits import edits_about
from app.settings import Remembered
from model.draft.draft import Draft
from widgets.colours import Colours
from widgets.guarded import guarded
from widgets.panels.drawer import Drawer
from widgets.panels.inspector import WIDTH, Inspector, InspectorCard
from widgets.panels.notices import NoticeList, NoticesPanel
from widgets.table.draft_table import NARROWEST
from widgets.table.row_geometry import BETWEEN

if TYPE_CHECKING:
    from widgets.panels.positions import Positions
    from widgets.panels.xml_source import XmlSource

_OUTLINE, _EDGES = 190, 46
"""Pixels: of the outline with names, and of bars and gaps beside the columns."""
_BEGUN = {"support": "", "reserve": "r "}
"""What is said, and how it begins in the line that asks who says it."""
_VERDICTS: dict[str, Verdict] = {
    "take": "take",
    "leave": "leave",
    "accept": "accepted",
    "reject": "rejected",
    "withdraw": "withdrawn",
    "reopen": "open",
}


class Panels(QObject):
    """Makes the panels, and keeps them with the draft and the caret.

    Attributes:
        drawer: Positions, XML and notices; it belongs below the columns.
        column: The inspector as a column; it belongs at the right of them.
        card: The inspector as a card; it places itself over the window.
        notices: What is odd, in the drawer; positions and XML are made when they are shown first.

    Signals:
        card_switched: The card is on now, or off, and no command was given.
    """

    card_switched = Signal()

    def __init__(
        self,
        desk: Desk,
        colours: Colours,
        remembered: Remembered,
        notices: NoticeList,
        speak: Callable[[str], object],
        decide: Callable[[str, Verdict], object],
    ) -> None:
        """``speak`` asks who says what of the change under the caret, with an answer begun;
        ``decide`` decides a change, by its id."""
        super().__init__(desk)
        self._desk = desk
        self._remembered = remembered
        self._speak = speak
        self._decide = decide
        self._colours = colours
        self._positions: Positions | None = None
        self._xml: XmlSource | None = None
        self._card_is_on = False
        self._card_of = (-1, "")
        self._column_told = (False, False)
        self._after_painting = QTimer(self, singleShot=True, interval=0)
        window = desk.window
        self.drawer = Drawer(colours, window)
        self.notices = NoticesPanel(notices, self.drawer)
        self.drawer.add_later("positions", "Positions", self._make_positions)
        self.drawer.add_later("xml", "XML", self._make_xml)
        self.drawer.add("notices", "Notices", self.notices)
        self.column = Inspector(colours, window)
        self.column.setFixedWidth(WIDTH)
        self.card = InspectorCard(colours, window)
        self._connect()
        self.drawer.set_height(remembered.settings.drawer)
        self.column.hide()

    def _connect(self) -> None:
        desk = self._desk
        desk.session.followed.connect(self._on_followed)
        self._after_painting.timeout.connect(self._tell_again)
        desk.table.row_entered.connect(self._on_row_entered)
        desk.table.caret.rested.connect(self._on_rested)
        desk.table.scrolling.bar.valueChanged.connect(self._place_card)
        for column in desk.table.columns:
            column.pane.resized.connect(self._on_resized)
        self.drawer.closed.connect(self._focus_text)
        self.drawer.height_chosen.connect(self._on_height_chosen)
        for inspector in (self.column, self.card.inspector):
            inspector.place_chosen.connect(self.go_to_place)
            inspector.act_asked.connect(self.act_on)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        has_draft = self._desk.has_draft
        return (
            Command(
                *("show.inspector", "Inspe&ct the change", ("Ctrl+Shift+I",)),
                *(self.toggle_card, has_draft),
                section=True,
                is_on=self.card_is_on,
                context=True,
            ),
            Command(
                *("show.inspector_column", "Inspector as a colu&mn", ()),
                *(self.toggle_column, has_draft),
                is_on=self.column_is_on,
            ),
            Command(
                *("show.positions", "&Positions", ("Ctrl+Shift+L",)),
                *(self.toggle_positions, has_draft),
                is_on=self.positions_are_on,
            ),
            Command(
                *("show.xml", "&XML of the paragraph", ("Shift+F1",)),
                *(self.toggle_xml, has_draft),
                is_on=self.xml_is_on,
            ),
            Command(
                *("show.notices", "&Notices", ("Shift+F7",), self.toggle_notices, has_draft),
                is_on=self.notices_are_on,
            ),
        )

    # -- the drawer ------------------------------------------------------------------------------

    def toggle_positions(self) -> None:
        """Show the grid of positions, at the change under the caret; or hide it."""
        self.drawer.toggle_panel("positions")
        change = self._desk.change()
        if self.positions_are_on() and self._positions is not None:
            self._positions.show_change(change, even_there=True)

    def toggle_xml(self) -> None:
        """Show the XML of the paragraph with the caret, or hide it."""
        self.drawer.toggle_panel("xml")

    def toggle_notices(self) -> None:
        """Show what is odd, or hide it."""
        self.drawer.toggle_panel("notices")

    def positions_are_on(self) -> bool:
        """Whether the grid is shown."""
        return self.drawer.shown == "positions"

    def xml_is_on(self) -> bool:
        """Whether the XML is shown."""
        return self.drawer.shown == "xml"

    def notices_are_on(self) -> bool:
        """Whether the notices are shown."""
        return self.drawer.shown == "notices"

    def panes(self) -> list[QWidget]:
        """What is shown of the panels, for the key that goes from pane to pane."""
        shown = [self.column.page if self.column.change else self.column]
        panes: list[QWidget] = [one for one in shown if self.column.isVisible()]
        panel = self.drawer.panel()
        return [*panes, panel] if panel is not None else panes

    def show_colours(self, colours: Colours) -> None:
        """Give all of them another palette."""
        self._colours = colours
        for panel in (self.drawer, self.column, self.card, self._positions, self._xml):
            if panel is not None:
                panel.show_colours(colours)

    def _make_positions(self) -> QWidget:
        # Loaded late, as the XML is: the start of the program need not wait for them.
        from widgets.panels.positions import Positions

        self._positions = Positions(self._colours, self.drawer)
        self._positions.change_chosen.connect(self.go_to_place)
        self._positions.show_draft(self._desk.session.draft)
        return self._positions

    def _make_xml(self) -> QWidget:
        from widgets.panels.xml_source import XmlSource

        self._xml = XmlSource(self._colours, self.drawer)
        self._xml.show_draft(self._desk.session.draft)
        self._xml.show_row(self._desk.table.caret.row)
        return self._xml

    @property
    def positions(self) -> Positions | None:
        """The grid, once it was shown."""
        return self._positions

    @property
    def xml(self) -> XmlSource | None:
        """The XML, once it was shown."""
        return self._xml

    def _on_row_entered(self, row: int) -> None:
        if self._xml is not None:
            self._xml.show_row(row)

    def _on_height_chosen(self, height: int) -> None:
        self._remembered.change(drawer=height)

    def _focus_text(self) -> None:
        self._desk.table.active.pane.setFocus()

    # -- the inspector ---------------------------------------------------------------------------

    def toggle_card(self) -> None:
        """Show the change under the caret on a card beside it, or hide the card."""
        if self._card_is_on:
            self.hide_card()
            return
        if self.column_is_on():
            self.toggle_column()  # the card says the same, and would hide words for nothing
        self._card_is_on = True
        self._card_of = (-1, "")
        if not self._desk.change():
            self._desk.say("Put the caret into a change: the card shows who says what of it.")
        self._on_rested(self._desk.table.caret.row, self._desk.change())

    def hide_card(self) -> None:
        """Put the card away."""
        self._card_is_on = False
        self._show_card(False)

    def toggle_column(self) -> None:
        """Show the change under the caret in a column, or hide the column."""
        put_away = self.column_is_on() and self.column.isHidden() and not self._card_is_on
        self.hide_card()
        if not put_away:  # by Esc, the card that stood for it
            self._remembered.change(inspector=not self.column_is_on())
        self._fit_column(anew=put_away)
        self._tell(self._desk.change())

    def card_is_on(self) -> bool:
        """Whether the card comes up where the caret stands in a change."""
        return self._card_is_on

    def column_is_on(self) -> bool:
        """Whether the column is wanted; it is a card where the window is too narrow for it."""
        return self._remembered.settings.inspector

    def _fit_column(self, anew: bool = False) -> None:
        """Show the column where the readings keep their width beside it, else the card.

        ``anew``: Though nothing is otherwise: the card was put away.
        """
        wanted, table = self.column_is_on(), self._desk.table
        needed = _OUTLINE + table.most_columns * (NARROWEST + BETWEEN) + WIDTH + _EDGES
        fits = self._desk.window.width() >= needed
        if (wanted, fits) == self._column_told and not anew:
            return
        self._column_told = (wanted, fits)
        self.column.setVisible(wanted and fits)
        if wanted and fits:
            self.hide_card()
        elif wanted:
            self._card_is_on, self._card_of = True, (-1, "")
        self._on_rested(table.caret.row, "")
        self.card_switched.emit()

    def _on_resized(self) -> None:
        self._fit_column()
        self._place_card()

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        if self._positions is not None:
            self._positions.show_draft(after)
        if self._xml is not None:
            self._xml.show_draft(after)
            self._xml.show_row(self._desk.table.caret.row)
        if before is None:
            self.hide_card()
            self._fit_column(anew=True)  # it may be the card that stood for it
        self._after_painting.start()

    def _on_rested(self, row: int, change: str) -> None:
        if self._xml is not None:
            self._xml.show_row(row)  # paragraphs may have come above it
        if self._positions is None and not self._card_is_on and self.column.isHidden():
            return  # told at every key: nobody looks
        change = self._desk.change()  # in a label that of the whole paragraph
        if self._positions is not None:
            self._positions.show_change(change)
        self._tell(change)
        if self._card_is_on and (row, change) != self._card_of:
            self._card_of = (row, change)
            self._place_card()

    def _tell_again(self) -> None:
        self._tell(self._desk.change())

    def _tell(self, change: str) -> None:
        """Tell the inspectors that are shown which change is in hand."""
        if not self._card_is_on and self.column.isHidden():
            return
        session = self._desk.session
        edits = edits_about(session.history, change) if change else ()
        for inspector in (self.column, self.card.inspector):
            inspector.show_change(session.draft, change, edits)
        if self.card.isVisible():
            self.card.fit()

    def _place_card(self) -> None:
        """Put the card beside the caret; away where there is no change, or it is out of sight."""
        if not self._card_is_on:
            return
        caret, pane = self._desk.table.caret, self._desk.table.active.pane
        in_sight = pane.viewport().rect().intersects(pane.cursorRect())
        shown = bool(self.card.inspector.change) and in_sight
        if shown:
            self.card.show_at(caret.point(), pane.cursorRect().height(), caret.row_edges())
        self._show_card(shown)

    def _show_card(self, shown: bool) -> None:
        """Show or hide the card; while it is shown, Esc in the text is meant for it."""
        for column in self._desk.table.columns:
            column.pane.removeEventFilter(self)
            if shown:
                column.pane.installEventFilter(self)
        self.card.setVisible(shown)

    @guarded(lambda: False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            return False
        self.hide_card()
        self.card_switched.emit()
        return True

    # -- doing -----------------------------------------------------------------------------------

    def act_on(self, verb: str, change: str) -> None:
        """Do to a change what a button of the inspector says."""
        if verb in _BEGUN:
            if self._desk.change() != change:
                self.go_to_place("", change)
            self._speak(_BEGUN[verb])
        else:
            self._decide(change, _VERDICTS[verb])

    def go_to_place(self, paragraph: str, change: str) -> None:
        """Put the caret where a change stands, or into a paragraph."""
        draft = self._desk.session.draft
        row = _row_of(draft, paragraph, change) if draft is not None else None
        if row is not None:
            self._desk.go_to(row, change)


def _row_of(draft: Draft, paragraph: str, change: str) -> int | None:
    """The row of a paragraph, or the first one with a change."""
    row = draft.row_of(paragraph)
    if row is None and change:
        row = next(iter(draft.paragraphs.with_change(change)), None)
    return row
