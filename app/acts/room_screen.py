"""Acts on the room screen: open it, hold it while one types, release it, read as it would stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction

from app.acts.command import Command
from app.acts.desk import Desk
from model.draft.draft import Draft
from model.draft.paragraph import display_name
from model.readings.for_room import ForRoom
from model.readings.reading import Reading
from model.readings.would_stand import (
    WOULD_GO,
    WOULD_STAND,
    as_it_would_stand,
    standing_line,
)
from widgets.colours import Colours
from widgets.dialogs.candidates import Candidate
from widgets.room.next_key import NextKey
from widgets.room.room_screen import RoomScreen
from widgets.room.standing_card import StandingCard
from widgets.table.header import every_reading, reading_title
from widgets.table.opening_words import OpeningWords


@dataclass(frozen=True, slots=True)
class Released:
    """What the room was given last: the draft as it may see it, and the paragraph in hand."""

    draft: Draft
    paragraph: str = ""
    change: str = ""


class RoomScreenActs(QObject):
    """Decides what the room sees. A held screen simply keeps the draft that it has.

    Signals:
        told: What the room sees, for the facilitator's window only. Carries the line, empty while
            the screen is closed, and whether it is held.
        changed: It was opened, closed, held or released, or reads otherwise: commands may be
            ready or not. Not sent while one types.
    """

    told = Signal(str, bool)
    changed = Signal()

    def __init__(self, desk: Desk, opening: OpeningWords, colours: Callable[[], Colours]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._opening = opening
        self._colours = colours
        self._screen: RoomScreen | None = None
        self._actions: list[QAction] = []
        self._for_room = ForRoom()
        self._released: Released | None = None
        self._shown_of: Draft | None = None
        self._stands = ""
        self._is_open = False
        self._held = False
        self._told_state = (False, False, False)
        self._lit, self._lights = "", False
        self._only: frozenset[str] | None = None
        self._card = StandingCard(desk.window)
        self._next_key = NextKey(self)
        self._next_key.pressed.connect(self._on_next_key)
        self._hide_card = QTimer(self, singleShot=True, interval=0)
        self._hide_card.timeout.connect(self._card.hide)
        self._caret_timer = QTimer(self, singleShot=True, interval=0)
        self._caret_timer.timeout.connect(self._on_caret)
        desk.session.followed.connect(self._on_followed)
        desk.table.row_entered.connect(self._caret_timer.start)
        for column in desk.table.columns:
            column.pane.cursorPositionChanged.connect(self._caret_timer.start)

    def commands(self) -> tuple[Command, ...]:
        """What can be asked for."""
        is_open, has_draft = self.is_open, self._desk.has_draft
        return (
            Command(
                *("screen.room", "&Room screen", ("F5",), self.toggle, has_draft),
                section=True,
                is_on=is_open,
            ),
            Command(
                *("screen.hold", "&Hold the room screen", ("F8",), self.toggle_held, has_draft),
                is_on=self.is_held,
            ),
            Command(
                *("screen.stand", "Read as it &would stand", ("Ctrl+R",), self.toggle_standing),
                has_draft,
                is_on=self.is_standing,
                context=True,
            ),
            Command(
                *("screen.light", "Light it up in the room too", (), self.toggle_lit, is_open),
                is_on=self.is_lit,
            ),
            Command(
                *("screen.reading", "Room screen sho&ws…", (), self.ask_reading, is_open),
            ),
        )

    def give_keys(self, actions: Iterable[QAction]) -> None:
        """Let these actions' keys act in the room's window as well."""
        self._actions = list(actions)
        for action in self._actions:
            action.triggered.connect(self._on_triggered)

    # -- what is so ------------------------------------------------------------------------------

    @property
    def screen(self) -> RoomScreen | None:
        """The room's window, where it was ever opened."""
        return self._screen

    def is_open(self) -> bool:
        """Whether the room screen is open."""
        return self._is_open

    def is_held(self) -> bool:
        """Whether the room does not see what is done now."""
        return self._held

    def is_standing(self) -> bool:
        """Whether a paragraph is read as it would stand."""
        return bool(self._stands)

    def is_lit(self) -> bool:
        """Whether the room sees which changes are lit."""
        return self._lights

    # -- acts ------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Open the room screen, or close it."""
        if self.is_open():
            self.close()
            return
        if self._screen is None:
            self._screen = RoomScreen(self._opening, self._colours())
            self._screen.closed.connect(self._on_closed)
            self._screen.palette_changed.connect(self._on_palette_changed)
            self._screen.addActions(self._actions)
        self._is_open = True
        self._follow()
        self._show_lit()
        if self._screen.open_beside(self._desk.window):
            self._desk.window.activateWindow()
        self._desk.say("The room screen is open; F8 holds it while you type.")
        self._tell()

    def close(self) -> None:
        """Close the room screen."""
        if self._screen is not None:
            self._screen.close()

    def toggle_held(self) -> None:
        """Hold the room screen at what it shows, or release it."""
        if not self.is_open():
            self._desk.say("The room screen is not open; F5 opens it.")
        elif self._held:
            self._release()
        else:
            self._held = True
            self._desk.say("The room screen is held; F8 releases what you type now.")
        self._tell()

    def press(self) -> None:
        """Open the room screen; hold it, or release it, where it is open."""
        if self.is_open():
            self.toggle_held()
        else:
            self.toggle()

    def _release(self) -> None:
        before, self._held = self._released, False
        self._follow()
        self._show_lit()
        now = self._released
        if before is not None and now is not None:
            self._glow_since(before.draft, now.draft)
        self._desk.say("The room screen is released.")

    def toggle_standing(self) -> None:
        """Read the paragraph in hand as it would stand, or as it is again.

        The room screen reads it; where there is none, a card over the text does.
        """
        if not self._is_open:
            self._show_card()
            return
        released = self._released
        self._stands = "" if self._stands or released is None else released.paragraph
        self._show()
        self._tell()

    def _show_card(self) -> None:
        """Without a room screen: show it over the text until the next key."""
        draft, here = self._desk.session.draft, self._desk.paragraph()
        if draft is None or here is None or self._card.isVisible():
            self._hide_card.start()
            return
        self._hide_card.stop()
        line = standing_line(draft, here.id)
        heading = f"{display_name(here)} {WOULD_STAND if line is not None else WOULD_GO}"
        words = line.words().strip() if line is not None else ""
        table = self._desk.table
        self._card.show_words(heading, words, table.looks, table.caret.point())
        self._desk.say(heading)
        self._next_key.wait()

    def toggle_lit(self) -> None:
        """Let the room see whose changes are lit, or no more."""
        self._lights = not self._lights
        self._show_lit()

    def light_up(self, delegation: str) -> None:
        """Another delegation's changes are lit; the room sees it only if asked for, or later."""
        self._lit = delegation
        if not self._held:
            self._show_lit()

    def _show_lit(self) -> None:
        if self._screen is not None:
            self._screen.light_up(self._lit if self._lights else "")

    def show_only(self, paragraphs: frozenset[str] | None) -> None:
        """Only these paragraphs are left in the table, and so in the room; None: all."""
        self._only = paragraphs
        if self._screen is not None and not self._held:
            self._screen.show_only(paragraphs)

    def ask_reading(self) -> None:
        """Ask which reading the room screen shows."""
        draft = self._desk.session.draft
        choices = []
        for reading in every_reading(draft):
            title = reading_title(reading, draft)
            choices.append(Candidate(title, reading, (title,), "", 0))
        self._desk.ask("The room screen shows which reading?", choices, self._on_reading_chosen)

    def _on_reading_chosen(self, value: object, told: str) -> None:
        if isinstance(value, Reading) and self._screen is not None:
            self._screen.show_reading(value)
            if self._stands:
                self._show()
            self._tell()

    # -- following -------------------------------------------------------------------------------

    def _on_followed(self, before: Draft | None, after: Draft) -> None:
        if before is None and not self._held:
            self._stands = ""
            self._tell()
        # The table may not show it yet: where the caret is is looked at when this is through.
        self._follow(here=False)
        self._caret_timer.start()

    def _on_caret(self) -> None:
        if not self._is_open or self._held:
            return
        here = self._desk.paragraph()
        released = self._released
        if here is None or released is None:
            return
        if (here.id, self._desk.change()) != (released.paragraph, released.change):
            self._follow()

    def _follow(self, here: bool = True) -> None:
        """Give the room what there is now, unless its screen is held or closed.

        ``here``: And the paragraph that the caret is in; the one that it had otherwise.
        """
        draft = self._desk.session.draft
        if draft is None or self._held or not self._is_open:
            return
        released = self._released
        if self._shown_of is not draft or released is None:
            shown, self._shown_of = self._for_room.of(draft), draft
            released = replace(released or Released(shown), draft=shown)
        if here:
            paragraph = self._desk.paragraph()
            place = (paragraph.id if paragraph else "", self._desk.change())
            released = Released(released.draft, *place)
        if released.paragraph != self._stands:
            self._stands = ""
        self._released = released
        self._show()
        self._tell()

    def _show(self) -> None:
        screen, released = self._screen, self._released
        if screen is None or released is None:
            return
        draft = released.draft
        if self._stands:
            own_labels = screen.reading.name in ("clean", "tabled")
            draft = as_it_would_stand(draft, self._stands, in_words=own_labels)
        if not self._held:
            screen.show_only(self._only)
        screen.show_draft(draft)
        screen.show_place(released.paragraph, "" if self._stands else released.change)

    # -- telling ---------------------------------------------------------------------------------

    def _tell(self) -> None:
        self.told.emit(self._line(), self._held)
        now = (self._is_open, self._held, self.is_standing())
        before, self._told_state = self._told_state, now
        if now != before:
            self.changed.emit()

    def _line(self) -> str:
        """What the room sees, in one line: "Room: HELD at PP1 ▮▮"."""
        if not self.is_open() or self._released is None:
            return ""
        row = self._released.draft.paragraphs.index_of(self._released.paragraph)
        at = display_name(self._released.draft.paragraphs[row]) if row is not None else ""
        if self._held:
            return f"Room: HELD at {at} ▮▮".replace(" at  ", " ")
        return f"Room: {at}, as it would stand" if self._stands else f"Room: {at} ▸"

    # -- glowing ---------------------------------------------------------------------------------

    def _glow_since(self, before: Draft, now: Draft) -> None:
        """Let what is new to the room glow until the next key."""
        if self._screen is None or before is now or before.id != now.id:
            return
        self._screen.glow(before)
        self._next_key.wait()

    def _on_next_key(self) -> None:
        # The key may be that of the card itself, which finds it open still.
        self._hide_card.start()
        if self._screen is not None:
            self._screen.stop_glowing()

    # -- the window ------------------------------------------------------------------------------

    def _on_closed(self) -> None:
        self._is_open, self._held, self._stands = False, False, ""
        self._desk.say("The room screen is closed.")
        self._on_next_key()
        self._tell()

    def _on_palette_changed(self) -> None:
        if self._screen is not None:
            self._screen.show_colours(self._colours())

    def _on_triggered(self) -> None:
        """What a key in the room's window asks of one is asked in one's own."""
        screen = self._screen
        about_room = self.sender().objectName() in ("screen.room", "screen.hold", "screen.stand")
        if screen is not None and screen.isActiveWindow() and self._is_open and not about_room:
            self._desk.window.activateWindow()
