"""Times and days as they are typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from app.acts.until import as_utc, day_of, time_of

NOW = datetime(2026, 3, 14, 15, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", date(2026, 3, 14)),
        ("tomorrow", date(2026, 3, 15)),
        ("2026-03-16", date(2026, 3, 16)),
        ("16 March", date(2026, 3, 16)),
        ("on 16 march 2027", date(2027, 3, 16)),
        ("31 February", None),
        ("soon", None),
    ],
)
def test_days(typed, day):
    assert day_of(typed, NOW.date()) == day


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("18:00", "2026-03-14T17:00:00Z"),
        ("10:00", "2026-03-15T09:00:00Z"),
        ("6 pm", "2026-03-14T17:00:00Z"),
        ("tomorrow 10:00", "2026-03-15T09:00:00Z"),
        ("16 March, 10:00", "2026-03-16T09:00:00Z"),
        ("72h", "2026-03-17T14:30:00Z"),
        ("3 days", "2026-03-17T14:30:00Z"),
    ],
)
def test_times_to_come(typed, utc):
    found = time_of(typed, NOW)
    assert found is not None
    assert as_utc(found) == utc


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "13 March 10:00", "10:75"])
def test_what_is_no_time_to_come(typed):
    assert time_of(typed, NOW) is None


def test_a_time_in_utc_stays_what_it_is():
    assert as_utc(datetime(2026, 3, 14, 15, 30, tzinfo=UTC)) == "2026-03-14T15:30:00Z"
