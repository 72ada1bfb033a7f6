"""An error that nobody caught: first the draft is saved, then it is told."""

from __future__ import annotations

from app.crash import CrashHook


def crash(hook: CrashHook) -> None:
    try:
        raise ValueError("on purpose")
    except ValueError as error:
        hook(type(error), error, error.__traceback__)


def test_a_copy_is_written_and_told_of(tmp_path, caplog):
    told = []
    crash(CrashHook(tmp_path, lambda: b"<draft/>", told.append))
    (copy,) = tmp_path.glob("rescued-*.akn")
    assert copy.read_bytes() == b"<draft/>"
    assert str(copy) in told[0]
    caplog.clear()


def test_a_failing_copy_and_a_failing_report_are_survived(tmp_path, caplog):
    def fail(*_args):
        raise RuntimeError("on purpose too")

    crash(CrashHook(tmp_path, fail, fail))
    assert list(tmp_path.iterdir()) == []
    caplog.clear()


def test_without_a_draft_nothing_is_written(tmp_path, caplog):
    told = []
    crash(CrashHook(tmp_path / "none", lambda: None, told.append))
    assert len(told) == 1
    assert not (tmp_path / "none").exists()
    caplog.clear()
