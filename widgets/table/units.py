"""Qt counts UTF-16 units and has characters of its own; the draft counts code points."""

from __future__ import annotations

_STRANGE = {
    # Qt would take these for the ends of blocks or frames, drop them, or choke on them.
    **dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2029), "\u2028"),
    **dict.fromkeys((0x00, 0xFDD0, 0xFDD1), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def shown_text(text: str) -> str:
    """The text, character for character as a QTextBlock can hold it: as many units as it has."""
    return text.translate(_STRANGE)


def units_before(text: str, offset: int) -> int:
    """How many UTF-16 units the first ``offset`` code points of a text take."""
    if text.isascii():
        return offset
    return _units(text[:offset]) + max(offset - len(text), 0)


def units_in(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) if text.isascii() else _units(text)


def offset_of_units(text: str, units: int) -> int:
    """How many code points the first ``units`` UTF-16 units of a text are."""
    if text.isascii() or _units(text) == len(text):
        return units
    seen = 0
    for i, c in enumerate(text):
        if seen >= units:
            return i
        seen += 2 if c > "\uffff" else 1
    return len(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
