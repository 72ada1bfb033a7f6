"""Heights of rows and where they begin."""

from __future__ import annotations

from random import Random

from widgets.table.row_heights import RowHeights


def test_tops_and_rows_are_those_of_a_plain_sum():
    rng = Random(5)
    heights = [float(rng.randint(0, 40)) for _ in range(77)]
    rows = RowHeights(heights)
    for _ in range(60):
        row = rng.randrange(len(heights))
        heights[row] = float(rng.randint(0, 40))
        rows.put(row, heights[row])
    tops = [sum(heights[:i]) for i in range(len(heights) + 1)]
    assert [rows.top(i) for i in range(len(heights) + 1)] == tops
    for y in range(int(tops[-1])):
        row = rows.at(y)
        assert tops[row] <= y < tops[row + 1]


def test_a_height_beyond_the_end_is_in_the_last_row():
    assert RowHeights([10.0, 20.0]).at(1e6) == 1
    assert RowHeights([10.0, 20.0]).at(-5) == 0


def test_beyond_the_end_is_the_last_row_that_is_any_height():
    assert RowHeights([10.0, 20.0, 0.0, 0.0]).at(30.0) == 1
    assert RowHeights([*[0.0] * 100, 7.0, *[0.0] * 500]).at(1e6) == 100
    assert RowHeights([0.0, 0.0]).at(1e6) == 1


def test_no_rows_have_no_height():
    assert RowHeights().top(0) == 0
    assert RowHeights().at(3) == 0


def test_putting_the_same_height_changes_nothing():
    rows = RowHeights([10.0, 20.0])
    assert not rows.put(1, 20.0)
    assert rows.put(1, 21.0)
