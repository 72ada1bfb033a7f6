"""Where the program writes what happened, for whoever looks for a fault."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QStandardPaths, QtMsgType, qInstallMessageHandler

LOG = logging.getLogger("penholder")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def state_folder() -> Path:
    """The folder of the person's own for what is neither document nor setting."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))


def start_log(folder: Path) -> None:
    """Write warnings and errors to ``penholder.log`` in the folder, and to standard error.

    No words of a draft are logged: a log is sent to strangers.
    """
    form = logging.Formatter("%(asctime)s %(levelname)s %(message)s")
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.RotatingFileHandler(
                folder / "penholder.log", maxBytes=500_000, backupCount=1, encoding="utf-8"
            )
        )
    except OSError as error:
        LOG.warning("no log file: %s", error)
    for handler in handlers:
        handler.setFormatter(form)
        LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    qInstallMessageHandler(_on_qt_message)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message.startswith("This plugin does not support "):
        return  # the offscreen platform, on show()
    LOG.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)
