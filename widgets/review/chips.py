"""The answers of a question as buttons in a row, the letter that chooses each in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from widgets.review.shown import Choice

MOST = 32
"""Characters of an answer that are shown."""


class Chips(QWidget):
    """Buttons of which one is down.

    Signals:
        chosen: One was clicked. Carries its number.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Answers")
        self.buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def show_choices(self, choices: Sequence[Choice], chosen: int) -> None:
        """Show these, with the one of that number down; none for -1."""
        while len(self.buttons) < len(choices):
            self._add()
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(choices))
            if number < len(choices):
                choice = choices[number]
                key = choice.keys[:1].upper()
                title = (
                    choice.title if len(choice.title) <= MOST else f"{choice.title[: MOST - 1]}…"
                )
                button.setText(f"{key}  {title}".replace("&", "&&"))
                button.setEnabled(choice.can)
                button.setChecked(number == chosen)
                button.setAccessibleName(f"{choice.title} ({key})")
                button.setToolTip(
                    f"{key}; again to settle" if choice.can else "The same as another answer"
                )

    def _add(self) -> None:
        button = QToolButton(self)
        button.setObjectName("chip")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_clicked)
        self.buttons.append(button)
        self._row.addWidget(button)

    def _on_clicked(self) -> None:
        button = self.sender()
        number = next(i for i, one in enumerate(self.buttons) if one is button)
        self.buttons[number].setChecked(True)
        self.chosen.emit(number)
