"""Everything a person can ask for: one table, from which menus, keys and the palette are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.acts import Acts


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to ask for.

    Attributes:
        id: Its name for the program; what stands before the point is its menu.
        text: What the menu says; & before the letter that chooses it.
        keys: Its shortcuts, the first one is shown.
        run: What it does.
        ready: Whether it can be done now.
        name: Puts what it is about behind its text ("Undo Support by Cuba").
        bar: What its tool button says; empty for none. At most six have one.
        section: Whether a line stands above it in its menu.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    run: Callable[[Acts], None]
    ready: Callable[[Acts], bool] = Acts.always
    name: Callable[[Acts], str] | None = None
    bar: str = ""
    section: bool = False

    @property
    def menu(self) -> str:
        """The menu it stands in."""
        return self.id.partition(".")[0]


MENUS = {
    "file": "&File",
    "export": "&Export",
    "edit": "&Edit",
    "room": "F&loor",
    "go": "&Go",
    "view": "&View",
    "help": "&Help",
}
"""The menus, in order; "export" stands inside "file"."""

_DRAFT = Acts.has_draft

COMMANDS = (
    Command("file.open", "&Open…", ("Ctrl+O",), Acts.open, bar="Open"),
    Command("file.paste", "&Paste a rolling text", (), Acts.paste_as_draft),
    Command("file.sample", "Open the sa&mple", (), Acts.sample),
    Command("file.tabled", "Compare with the &tabled text…", (), Acts.compare, Acts.can_compare),
    Command("file.save", "&Save", ("Ctrl+S",), Acts.save, _DRAFT, bar="Save", section=True),
    Command("file.save_as", "Save &as…", ("Ctrl+Shift+S",), Acts.save_as, _DRAFT),
    Command(
        *("export.revisions", "Word with &tracked changes…", ("Ctrl+Shift+E",)),
        *(Acts.export_revisions, _DRAFT),
    ),
    Command("export.tags", "Word with t&ags…", (), Acts.export_tags, _DRAFT),
    Command("export.chair", "Word, c&hair’s proposal…", (), Acts.export_chairs, _DRAFT),
    Command("export.clean", "&Clean Word…", (), Acts.export_clean, _DRAFT),
    Command("export.text", "Te&xt with tags…", (), Acts.export_text, _DRAFT),
    Command("file.quit", "&Quit", ("Ctrl+Q",), Acts.quit, section=True),
    Command(
        *("edit.undo", "&Undo", ("Ctrl+Z",), Acts.undo, Acts.can_undo, Acts.undo_name),
        bar="Undo",
    ),
    Command(
        *("edit.redo", "&Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), Acts.redo, Acts.can_redo),
        Acts.redo_name,
        bar="Redo",
    ),
    Command("edit.cut", "Cu&t", ("Ctrl+X",), Acts.cut, _DRAFT, section=True),
    Command("edit.copy", "&Copy", ("Ctrl+C",), Acts.copy, _DRAFT),
    Command("edit.paste", "&Paste", ("Ctrl+V",), Acts.paste),
    Command("room.floor", "Give the &floor…", ("Ctrl+D",), Acts.give_floor),
    Command(
        *("room.support", "&Support this change as…", ("Ctrl+K",), Acts.support, _DRAFT),
        bar="Support",
    ),
    Command(
        *("go.next_open", "&Next open change", ("Ctrl+J",), Acts.next_open, _DRAFT),
        bar="Next open ▸",
    ),
    Command(
        *("go.previous_open", "&Previous open change", ("Ctrl+Shift+J",)),
        *(Acts.previous_open, _DRAFT),
    ),
    Command("go.paragraph", "Go to para&graph…", ("Ctrl+G",), Acts.go_to, _DRAFT),
    Command(*("go.column", "Next &column", ("Ctrl+Tab",), Acts.next_column, _DRAFT), section=True),
    Command("go.pane", "Next p&ane", ("F6",), Acts.next_pane, _DRAFT),
    Command("view.outline", "&Outline", (), Acts.toggle_outline, _DRAFT),
    Command("view.notices", "&Notices", ("F7",), Acts.notices, _DRAFT),
    Command("view.larger", "&Larger", ("Ctrl++", "Ctrl+="), Acts.larger, section=True),
    Command("view.smaller", "&Smaller", ("Ctrl+-",), Acts.smaller),
    Command("view.size", "&Usual size", ("Ctrl+0",), Acts.usual_size),
    Command("view.light", "L&ight", (), Acts.light, section=True),
    Command("view.dark", "&Dark", (), Acts.dark),
    Command("view.system", "As the s&ystem", (), Acts.system_colours),
    Command("help.palette", "&All commands…", ("Ctrl+Shift+P",), Acts.palette),
    Command("help.keys", "&Keys", ("F1",), Acts.shortcuts),
)
"""The table. A text is never typed a second time elsewhere."""
