"""Regular expressions that cannot hang the program: matching is cut off after so many steps."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QRegularExpression

from model.readings.find import Hit, Matcher, PatternRefused, words_matcher
from widgets.table.units import offset_of_units, units_before

STEPS = 100_000
"""Steps that one match may take: 3 ms. Python's own ``re`` cannot be cut off at all, not even
from another thread, because it holds the interpreter while it matches."""
SECONDS = 0.25
"""Seconds that all matches in one paragraph may take."""

_TOO_LONG = "This pattern takes too long to look for; make it simpler."
# Without the compiler the steps are counted one by one, on every machine alike.
_LIMITS = f"(*NO_JIT)(*LIMIT_MATCH={STEPS})(*UCP)"


def pattern_matcher(pattern: str, case: bool = False, whole: bool = False) -> Matcher:
    """Finds a regular expression.

    Raises:
        PatternRefused: If it is none; the matcher raises it if it would take too long.
    """
    options = QRegularExpression.PatternOption.UseUnicodePropertiesOption
    if not case:
        options |= QRegularExpression.PatternOption.CaseInsensitiveOption
    alone = QRegularExpression(pattern, options)
    if not alone.isValid():
        at = offset_of_units(pattern, alone.patternErrorOffset())
        raise PatternRefused(f"This is no pattern: {alone.errorString()}, at character {at}.")
    told = rf"(?<!\w)(?:{pattern})(?!\w)" if whole else pattern
    expression = QRegularExpression(_LIMITS + told, options)
    if not expression.isValid():
        raise PatternRefused(f"This is no pattern: {expression.errorString()}.")

    def match(text: str) -> Iterator[Hit]:
        return _matches(expression, text) if pattern else iter(())

    return match


def matcher(words: str, case: bool, whole: bool, pattern: bool) -> Matcher:
    """Finds words as they are typed, or as a regular expression.

    Raises:
        PatternRefused: If they are to be one and are none.
    """
    return (pattern_matcher if pattern else words_matcher)(words, case, whole)


def _matches(expression: QRegularExpression, text: str) -> Iterator[Hit]:
    until = perf_counter() + SECONDS
    plain, at = text.isascii(), 0
    length = len(text) if plain else units_before(text, len(text))
    while at <= length:
        found = expression.match(text, at)
        if not found.isValid() or perf_counter() > until:
            raise PatternRefused(_TOO_LONG)
        if not found.hasMatch():
            return
        start, end = found.capturedStart(), found.capturedEnd()
        at = end if end > start else end + 1
        if end > start:
            groups = tuple(found.captured(i) for i in range(expression.captureCount() + 1))
            if plain:
                yield Hit(start, end, groups)
            else:
                yield Hit(offset_of_units(text, start), offset_of_units(text, end), groups)
