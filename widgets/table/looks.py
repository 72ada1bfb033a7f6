"""The text formats of the table: one for each look, made when first asked for."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat

from widgets.colours import Colours
from widgets.table.cell_text import Look

SERIF = ["Times New Roman", "Liberation Serif", "serif"]
SMALLEST = 12
"""Pixels; nothing is ever set smaller."""

_SANS_ROLES = ("label", "tag", "remark", "status", "tick", "edge", "break")


class Looks:
    """Fonts and formats for one size and one palette."""

    def __init__(
        self, colours: Colours, size: int, sans: list[str], text: list[str] | None = None
    ) -> None:
        """``size`` is the text's, in pixels; ``sans`` are the families of the interface.

        ``text`` are those of the text, where it is not set in SERIF.
        """
        self.colours = colours
        self.size = size
        self._text = text or SERIF
        self.font = QFont(self._text)
        self.font.setPixelSize(size)
        self.pitch = round(size * 1.35)
        metrics = QFontMetricsF(self.font)
        self.tight_pitch = round(size * 1.2)
        self.ascent = metrics.ascent()
        self.descent = metrics.descent()
        self.character = metrics.averageCharWidth()
        self.caret = QColor(colours.text)
        self.card, self.agreed_card = QColor(colours.card), QColor(colours.agreed_card)
        self.accent, self.insertion = QColor(colours.accent), QColor(colours.insertion)
        self.lit = QTextCharFormat()
        self.lit.setBackground(QColor(colours.lit))
        self.chosen = QTextCharFormat()
        self.chosen.setBackground(QColor(colours.accent))
        self.chosen.setForeground(QColor(colours.card))
        self._sans = sans
        self._formats: dict[Look, QTextCharFormat] = {}

    def format(self, look: Look) -> QTextCharFormat:
        """The text format of a look."""
        made = self._formats.get(look)
        if made is None:
            made = self._formats[look] = self._make(look)
        return made

    def _make(self, look: Look) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._font(look))
        made.setForeground(QColor(self._colour(look)))
        if look.inserted or look.underlined or (look.chair and not look.deleted):
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        if look.held:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        if look.guess:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(QColor(self.colours.guess))
            made.setBackground(QColor(self.colours.guess_behind))
        elif look.nested:
            made.setBackground(QColor(self.colours.nested))
        if look.deleted:
            made.setFontStrikeOut(True)
        if look.role == "note":
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif look.raised:
            raised = QTextCharFormat.VerticalAlignment
            made.setVerticalAlignment(
                raised.AlignSuperScript if look.raised > 0 else raised.AlignSubScript
            )
        return made

    def _font(self, look: Look) -> QFont:
        sans = look.role in _SANS_ROLES
        font = QFont(self._sans if sans else self._text)
        smaller = sans or look.quiet or look.role == "footnote"
        small = max(round(self.size * (0.8 if sans else 0.87)), SMALLEST)
        font.setPixelSize(min(small, self.size) if smaller else self.size)
        font.setBold(
            look.bold or look.chair or look.role in ("label", "tick", "edge", "bracket", "break")
        )
        font.setItalic(look.italic or look.role == "remark")
        return font

    def _colour(self, look: Look) -> str:
        colours = self.colours
        if look.role in ("tag", "label", "remark", "status"):
            return colours.tag
        if look.role == "tick":
            return colours.agreed
        if look.role == "edge":
            return colours.guess
        if look.deleted and not look.inserted:
            return colours.deletion
        if look.chair:
            return colours.chair
        if look.inserted:
            return colours.insertion
        if look.deleted:
            return colours.deletion
        if look.quiet or look.role == "footnote":
            return colours.quiet
        return colours.text
