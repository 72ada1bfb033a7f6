"""Whether who was asked something has turned to something else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent


def went_elsewhere(event: QEvent) -> bool:
    """Whether the focus went elsewhere in this window; another in front changes nothing."""
    return (
        event.type() == QEvent.Type.FocusOut
        and isinstance(event, QFocusEvent)
        and event.reason() != Qt.FocusReason.ActiveWindowFocusReason
    )
