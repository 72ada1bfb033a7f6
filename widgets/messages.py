"""The one door for message boxes. None of them stops the program: they open, and answer later."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

_LOG = logging.getLogger("penholder")

Answer = Callable[[], object]


class Messages(QObject):
    """Opens boxes over a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def tell(self, text: str) -> None:
        """Say something that a person has to know."""
        self._open(QMessageBox.Icon.Information, text, (("OK", None),))

    def warn(self, text: str) -> None:
        """Say that something was not done."""
        self._open(QMessageBox.Icon.Warning, text, (("OK", None),))

    def ask(self, text: str, answers: tuple[tuple[str, Answer | None], ...]) -> None:
        """Ask. The first answer is the usual one, the last is what Esc means."""
        self._open(QMessageBox.Icon.Question, text, answers)

    def _open(
        self, icon: QMessageBox.Icon, text: str, answers: tuple[tuple[str, Answer | None], ...]
    ) -> None:
        _LOG.info("box: %s", icon.name)
        box = _Box(icon, text, answers, self._window)
        box.open()


class _Box(QMessageBox):
    """A box that knows what each of its buttons does."""

    def __init__(
        self,
        icon: QMessageBox.Icon,
        text: str,
        answers: tuple[tuple[str, Answer | None], ...],
        parent: QWidget,
    ) -> None:
        super().__init__(icon, "Penholder", "", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._answers: dict[QAbstractButton, Answer | None] = {}
        for i, (label, answer) in enumerate(answers):
            last = i == len(answers) - 1
            roles = QMessageBox.ButtonRole
            button = self.addButton(label, roles.RejectRole if last and i else roles.AcceptRole)
            self._answers[button] = answer
            if i == 0:
                self.setDefaultButton(button)
            if last:
                self.setEscapeButton(button)
        self.buttonClicked.connect(self._on_clicked)

    def _on_clicked(self, button: QAbstractButton) -> None:
        answer = self._answers.get(button)
        if answer is not None:
            answer()
