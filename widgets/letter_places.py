"""Which Latin letter a key has at its place, under layouts of other alphabets."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeyEvent

_ROWS = ((16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
"""Scan codes of the first letters of the three rows of a keyboard, and the rows."""
_LETTER_AT = {first + i: letter for first, row in _ROWS for i, letter in enumerate(row)}
_FIRST_CODE = {"xcb": 8, "wayland": 8, "windows": 0, "offscreen": 8}
"""What each platform adds to the scan codes; macOS finds the letters by itself."""

LAST_LATIN = 0x24F
LAST_CHARACTER = 0xFFFFFF


def first_code() -> int | None:
    """What this platform adds to the scan codes; None where they say nothing."""
    return _FIRST_CODE.get(QGuiApplication.platformName())


def letter_at(scan_code: int, first: int) -> str:
    """The Latin letter of a key by its place, or empty."""
    return _LETTER_AT.get(scan_code - first, "")


def letter_of(event: QKeyEvent) -> str:
    """The small letter or digit that a key means; of another alphabet, the one at its place."""
    key = event.key()
    if key <= LAST_LATIN:
        return chr(key).lower()
    first = first_code()
    if key > LAST_CHARACTER or first is None:
        return ""
    return letter_at(event.nativeScanCode(), first).lower()
