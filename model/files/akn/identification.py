"""The FRBR identification of a draft: made from its symbol, days, language and id, read back."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from lxml import etree

from model.files.akn.names import DAY, SECRETARIAT_EID, A
from model.files.akn.xml import value

_NO_DAY = "0001-01-01"
_SOURCE = f"#{SECRETARIAT_EID}"


class Told(NamedTuple):
    """What an identification tells of a draft; empty where it does not."""

    tabled_on: str
    day: str
    language: str


def is_day(text: str) -> bool:
    """Whether the text is a day that the calendar has, as the schema wants it."""
    if not DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def identification(identity: str, symbol: str, told: Told) -> str:
    """The ``identification`` element; the same draft gives the same."""
    work = _work_uri(identity, symbol, told.tabled_on)
    expression = f"{work}/{_slug(told.language)}@{told.day if is_day(told.day) else ''}"
    tabled = (told.tabled_on, "tabled") if is_day(told.tabled_on) else (_NO_DAY, "untabled")
    day = (told.day, "rolling-text") if is_day(told.day) else (_NO_DAY, "undated")
    country = '<FRBRcountry value="un"/>'
    language = f'<FRBRlanguage language="{value(told.language)}"/>'
    return (
        f'<identification source="{_SOURCE}">\n'
        + _properties("FRBRWork", work, "/!main", tabled, country)
        + _properties("FRBRExpression", expression, "/!main", day, language)
        + _properties("FRBRManifestation", expression, "/!main.xml", (day[0], "saved"), "", ".xml")
        + "</identification>"
    )


def _properties(
    name: str, uri: str, main: str, day: tuple[str, str], more: str, suffix: str = ""
) -> str:
    return (
        f'<{name}><FRBRthis value="{uri}{main}"/><FRBRuri value="{uri}{suffix}"/>'
        f'<FRBRdate date="{day[0]}" name="{day[1]}"/>'
        f'<FRBRauthor href="{_SOURCE}"/>{more}</{name}>\n'
    )


def _work_uri(identity: str, symbol: str, tabled_on: str) -> str:
    """Naming Convention of the UN profile: body, day and number, of a deliberation."""
    body, _, number = symbol.rpartition("/")
    pieces = [_slug(body) or "draft", tabled_on if is_day(tabled_on) else "", _slug(number)]
    if not symbol:
        pieces[2] = _slug(identity)
    return "/akn/un/statement/deliberation/" + "/".join(filter(None, pieces))


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._]+", "-", text).strip("-")


def told_by_ours(told: Told) -> Told:
    """What the identification that ``identification`` makes of ``told`` tells of it."""
    tabled, day = (day if is_day(day) and day != _NO_DAY else "" for day in told[:2])
    return Told(tabled, day, told.language)


def told_by(element: etree._Element | None) -> Told:
    """What an identification, ours or another tool's, tells."""
    if element is None:
        return Told("", "", "")
    tabled = _date(element, "FRBRWork", ("tabled",))
    day = _date(element, "FRBRExpression", None)
    language = element.find(f"{A}FRBRExpression/{A}FRBRlanguage")
    said = language.get("language") if language is not None else None
    return Told(tabled, day, said or "")


def _date(element: etree._Element, part: str, names: tuple[str, ...] | None) -> str:
    for found in element.iterfind(f"{A}{part}/{A}FRBRdate"):
        day = (found.get("date") or "")[:10]
        if (names is None or found.get("name") in names) and is_day(day) and day != _NO_DAY:
            return day
    return ""


def symbol_in(element: etree._Element | None) -> str:
    """The number that another tool gives the work, or empty."""
    found = element.find(f"{A}FRBRWork/{A}FRBRnumber") if element is not None else None
    return (found.get("value") or "") if found is not None else ""


def work_in(element: etree._Element | None) -> str:
    """The URI of the work, or empty."""
    found = element.find(f"{A}FRBRWork/{A}FRBRuri") if element is not None else None
    return (found.get("value") or "") if found is not None else ""
