"""All the hands: every kind of acts, made once, with the one table of what they can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.acts.agreeing import Agreeing
from app.acts.amending import Amending
from app.acts.checking import Checking
from app.acts.circulating import Circulating
from app.acts.columns import Columns
from app.acts.command import Command
from app.acts.deciding import Deciding
from app.acts.desk import Desk
from app.acts.editing import Editing
from app.acts.filing import Filing
from app.acts.filtering import Filtering
from app.acts.finding import Finding
from app.acts.going import Going
from app.acts.inserting import Inserting
from app.acts.panels import Panels
from app.acts.paragraphs import Paragraphs
from app.acts.pasting import Pasting
from app.acts.room_screen import RoomScreenActs
from app.acts.settling import Settling
from app.acts.source import Source
from app.acts.speaking import Speaking
from app.acts.throughout import Throughout
from app.acts.typing import Typing
from app.acts.viewing import Shown, Viewing
from app.acts.where_we_stand import WhereWeStand
from app.circulated import LastCirculated
from app.file_flow import FileFlow
from app.page import DraftPage
from widgets.table.lighting import Lighting
from widgets.table.opening_words import OpeningWords


class Hands:
    """Makes the acts of a window.

    Attributes:
        filing, speaking, settling, filtering, room, panels, source, standing: Those that the
            window connects to its parts, or gives its colours; the others keep themselves.
        lighting: Lights words in the columns.
    """

    def __init__(
        self,
        desk: Desk,
        page: DraftPage,
        files: FileFlow,
        last: LastCirculated,
        opening: OpeningWords,
        window: Shown,
    ) -> None:
        self.filing = Filing(desk, files, window.close)
        self.circulating = Circulating(desk, files.equipment, last, files.messages)
        self.editing = Editing(desk, files)
        self.speaking = Speaking(desk)
        self.amending = Amending(desk, self.speaking)
        self.deciding = Deciding(desk, self.speaking)
        self.agreeing = Agreeing(desk, self.speaking)
        self.typing = Typing(desk)
        self.pasting = Pasting(desk, self.typing)
        self.paragraphs = Paragraphs(desk, self.typing)
        self.throughout = Throughout(desk, self.typing)
        self.inserting = Inserting(desk, self.typing)
        self.lighting = Lighting(page.table, window.looking.colours())
        self.finding = Finding(desk, page.find_bar, self.lighting, self.typing.made)
        self.settling = Settling(desk, page.review, self.lighting)
        self.going = Going(desk, window.next_pane)
        self.room = RoomScreenActs(desk, opening, window.looking.colours)
        self.filtering = Filtering(desk, [page.outline], self.lighting, self.finding.paragraphs)
        colours = window.looking.colours
        self.panels = Panels(
            *(desk, colours(), window.remembered, page.notices),
            *(self.speaking.ask_position, self.deciding.decide),
        )
        self.checking = Checking(desk, files, self.panels.drawer, page.notices, self.settling)
        self.source = Source(desk, files, self.panels.drawer, page.review, colours)
        self.standing = WhereWeStand(desk, colours, self.panels.go_to_place)
        self.columns = Columns(desk, self.typing, window.remembered)
        self.viewing = Viewing(desk, window)
        self.settling.none_left.connect(self.checking.open)
        self.filtering.left.connect(self.room.show_only)
        self.filtering.lit.connect(self.room.light_up)

    def commands(self) -> Iterator[Command]:
        """The one table: everything that a person can ask for."""
        every: tuple[Callable[[], tuple[Command, ...]], ...] = (
            self.filing.commands,
            self.circulating.commands,
            self.editing.commands,
            self.finding.commands,
            self.speaking.commands,
            self.amending.commands,
            self.deciding.commands,
            self.agreeing.commands,
            self.typing.commands,
            self.paragraphs.commands,
            self.throughout.commands,
            self.inserting.commands,
            self.going.commands,
            self.room.commands,
            self.standing.commands,
            self.settling.commands,
            self.panels.commands,
            self.source.commands,
            self.checking.commands,
            self.filtering.commands,
            self.viewing.commands,
            self.columns.commands,
        )
        for commands in every:
            yield from commands()
