"""The light and the dark palette. A colour tells kinds apart, not delegations, and some other
sign always goes with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the window, as #RRGGBB.

    Attributes:
        window: Behind everything.
        card: Behind a paragraph.
        text: Words as they stand.
        quiet: What may be overlooked: mastheads, hints.
        insertion, deletion, tag, chair: What the room proposes.
        agreed, agreed_card: The bar and tick of an agreed paragraph, and what is behind it.
        guess, guess_behind: What a reader guessed.
        nested: Behind an insertion in an insertion.
        lit: Behind the change that the caret is in.
        found, said, new: Behind words that were looked for, those of one delegation, and those
            that the room has not seen before.
        accent, accent_behind: Where the caret is, who has the floor.
        line: Thin lines between things.
    """

    window: str
    card: str
    text: str
    quiet: str
    insertion: str
    deletion: str
    tag: str
    chair: str
    agreed: str
    agreed_card: str
    guess: str
    guess_behind: str
    nested: str
    lit: str
    found: str
    said: str
    new: str
    accent: str
    accent_behind: str
    line: str


LIGHT = Colours(
    window="#F3F3F6",
    card="#FFFFFF",
    text="#1B1B1F",
    quiet="#5A5D66",
    insertion="#0B57A4",
    deletion="#A8331C",
    tag="#5A5D66",
    chair="#7A2E8E",
    agreed="#006B54",
    agreed_card="#F3F8F6",
    guess="#7A5200",
    guess_behind="#FFF3D1",
    nested="#E3EEFB",
    lit="#CBE0F7",
    found="#FFE28A",
    said="#D5F0DF",
    new="#FFEFA6",
    accent="#0B57A4",
    accent_behind="#E2EDF9",
    line="#D5D6DC",
)

DARK = Colours(
    window="#121316",
    card="#1C1D21",
    text="#E7E7EA",
    quiet="#A9ACB6",
    insertion="#8CC2FF",
    deletion="#FF9A80",
    tag="#A9ACB6",
    chair="#DDA6F0",
    agreed="#6FD3B4",
    agreed_card="#1A2523",
    guess="#F2C14E",
    guess_behind="#3A3016",
    nested="#22344B",
    lit="#274060",
    found="#4A3A05",
    said="#1D4636",
    new="#4D4006",
    accent="#8CC2FF",
    accent_behind="#22344B",
    line="#3A3C44",
)


def qt_palette(colours: Colours) -> QPalette:
    """The colours as Qt's own, for everything that we do not paint ourselves."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, colours.window),
        (roles.Base, colours.card),
        (roles.AlternateBase, colours.window),
        (roles.Button, colours.window),
        (roles.WindowText, colours.text),
        (roles.Text, colours.text),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.text),
        (roles.ToolTipBase, colours.card),
        (roles.ToolTipText, colours.text),
        (roles.PlaceholderText, colours.quiet),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.card),
        (roles.Link, colours.insertion),
        (roles.Accent, colours.accent),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return palette
