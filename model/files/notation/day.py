"""Days as documents write them: "14 February 2022"."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? (?:de )?([^\W\d_]+)(?: de)? (\d{4})")


def iso_day(text: str) -> str:
    """The first day in a text in ISO form, or empty."""
    for found in _DAY.finditer(text):
        month = _MONTHS.get(found[2].casefold())
        if month is None:
            continue
        try:
            return date(int(found[3]), month, int(found[1])).isoformat()
        except ValueError:
            continue
    return ""
