"""Times and days as a facilitator types them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from model.files.notation.day import iso_day

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h)?$", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,3})\s*(h|hours?|d|days?)$", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def day_of(typed: str, today: date) -> date | None:
    """A day: nothing or "today", "tomorrow", "2026-03-15", "15 March" or "15 March 2026"."""
    told = typed.strip().casefold().removeprefix("on ")
    if told in ("", "today"):
        return today
    if told == "tomorrow":
        return today + timedelta(days=1)
    iso = _ISO.fullmatch(told)
    found = told if iso else iso_day(told) or iso_day(f"{told} {today.year}")
    try:
        return date.fromisoformat(found)
    except ValueError:
        return None


def time_of(typed: str, now: datetime) -> datetime | None:
    """A time to come, in the zone of ``now``: "18:00", "tomorrow 10:00", "72h"."""
    told = typed.strip()
    span = _SPAN.fullmatch(told)
    if span:
        hours = int(span[1]) * (24 if span[2].casefold().startswith("d") else 1)
        return (now + timedelta(hours=hours)).replace(second=0, microsecond=0)
    clock = _CLOCK.search(told)
    if clock is None:
        return None
    hour, minute = int(clock[1]), int(clock[2] or 0)
    if (clock[3] or "").casefold() == "pm" and hour < 12:
        hour += 12
    before = told[: clock.start()].strip().removesuffix(",").removesuffix(" at").strip()
    day = day_of(before, now.date())
    if day is None or hour > 23 or minute > 59:
        return None
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    at = at.replace(year=day.year, month=day.month, day=day.day)
    if not before and at <= now:
        at += timedelta(days=1)
    return at if at > now else None


def as_utc(at: datetime) -> str:
    """The time as drafts keep it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day_told(day: date) -> str:
    """ "15 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def time_told(at: datetime) -> str:
    """ "Sunday 15 March 2026, 10:00"."""
    return f"{at:%A} {day_told(at.date())}, {at:%H:%M}"
