"""A save is whole or it did not happen; the old file is never less than it was."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from model.files import save
from model.files.save import ChangedOutside, SaveFailed, previous_version, save_bytes, stamp_of

OLD, NEW = b"the old words", b"the new words, which are more"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.akn"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "draft.akn"
    stamp = save_bytes(path, NEW)
    assert path.read_bytes() == NEW
    assert stamp == stamp_of(path)
    assert names(tmp_path) == ["draft.akn"]


def test_the_version_before_is_kept(draft: Path) -> None:
    save_bytes(draft, NEW)
    assert (draft.read_bytes(), previous_version(draft).read_bytes()) == (NEW, OLD)
    save_bytes(draft, b"third")
    assert previous_version(draft).read_bytes() == NEW
    assert names(draft.parent) == ["draft.akn", "draft.akn~"]


def test_a_disk_without_second_names_gets_a_copy(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    save_bytes(draft, NEW)
    assert (draft.read_bytes(), previous_version(draft).read_bytes()) == (NEW, OLD)
    assert names(draft.parent) == ["draft.akn", "draft.akn~"]


def failing(number: int, after: int = 0) -> Callable[..., object]:
    """What a system call does that fails with that error."""

    def call(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return call


class Failing:
    """A system call that fails when it is made for the n-th time, counted from 1."""

    def __init__(self, real: Callable[..., object], at: int, number: int) -> None:
        self.real, self.left, self.number = real, at, number

    def __call__(self, *given: object, **named: object) -> object:
        self.left -= 1
        if self.left == 0:
            raise OSError(self.number, os.strerror(self.number))
        return self.real(*given, **named)


@pytest.mark.parametrize(
    ("call", "at", "number"),
    [
        ("open", 1, errno.ENOSPC),
        ("open", 1, errno.EACCES),
        ("open", 1, errno.ENOENT),
        ("open", 2, errno.EIO),
        ("fsync", 1, errno.ENOSPC),
        ("fsync", 1, errno.EIO),
        ("fsync", 2, errno.EIO),
        ("replace", 1, errno.EACCES),
        ("replace", 1, errno.EIO),
        ("fdopen", 1, errno.ENOMEM),
        ("stat", 2, errno.EIO),
    ],
)
def test_a_failing_call_leaves_the_old_file(
    draft: Path, monkeypatch: pytest.MonkeyPatch, call: str, at: int, number: int
) -> None:
    before = stamp_of(draft)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, Failing(getattr(os, call), at, number))
        with pytest.raises(SaveFailed) as refused:
            save_bytes(draft, NEW)
    sentence = str(refused.value)
    assert sentence.startswith("draft.akn was not saved because ")
    assert sentence.count(". ") == 0
    assert draft.read_bytes() == OLD
    assert stamp_of(draft) == before
    assert names(draft.parent) == ["draft.akn"]


def test_a_disk_that_fills_up_while_writing(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fdopen

    class Full:
        """A file on a disk with room for three bytes."""

        def __init__(self, descriptor: int) -> None:
            self.file = real(descriptor, "wb")

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, content: bytes) -> None:
            self.file.write(content[:3])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fdopen", lambda descriptor, _: Full(descriptor))
    with pytest.raises(SaveFailed, match="the disk is full"):
        save_bytes(draft, NEW)
    assert draft.read_bytes() == OLD
    assert names(draft.parent) == ["draft.akn"]


def test_a_new_file_whose_folder_does_not_sync_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", Failing(os.fsync, 2, errno.EIO))
    with pytest.raises(SaveFailed):
        save_bytes(tmp_path / "draft.akn", NEW)
    assert names(tmp_path) == []


def test_without_a_copy_to_go_back_to_the_message_says_what_is_on_disk(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(save, "_kept_beside", lambda _: None)
    monkeypatch.setattr(os, "fsync", Failing(os.fsync, 2, errno.EIO))
    with pytest.raises(SaveFailed) as told:
        save_bytes(draft, NEW)
    assert draft.read_bytes() == NEW
    assert "as it was" not in str(told.value)
    assert "was written" in str(told.value)
    assert "could not be put back" in str(told.value)
    assert names(draft.parent) == ["draft.akn"]


def test_a_folder_that_cannot_sync_is_no_failure(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", Failing(os.fsync, 2, errno.EINVAL))
    save_bytes(draft, NEW)
    assert draft.read_bytes() == NEW


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="folder is not there"):
        save_bytes(tmp_path / "gone" / "draft.akn", NEW)


def test_another_programs_change_is_noticed(draft: Path) -> None:
    stamp = stamp_of(draft)
    draft.write_bytes(b"somebody else's")
    with pytest.raises(ChangedOutside, match=r"Another program changed draft\.akn"):
        save_bytes(draft, NEW, stamp)
    assert draft.read_bytes() == b"somebody else's"
    assert names(draft.parent) == ["draft.akn"]


def test_a_change_while_we_write_is_noticed(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = stamp_of(draft)
    real = os.fsync

    def meanwhile(descriptor: int) -> None:
        real(descriptor)
        draft.write_bytes(b"somebody else's")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(ChangedOutside):
        save_bytes(draft, NEW, stamp)
    assert draft.read_bytes() == b"somebody else's"


def test_the_same_words_under_another_time_are_no_change(draft: Path) -> None:
    stamp = stamp_of(draft)
    os.utime(draft, (1, 1))
    save_bytes(draft, NEW, stamp)
    assert draft.read_bytes() == NEW


def test_a_file_that_is_gone_is_written_again_on_the_same_disk(draft: Path) -> None:
    stamp = stamp_of(draft)
    assert stamp is not None
    draft.unlink()
    with pytest.raises(SaveFailed, match="put it back"):
        save_bytes(draft, NEW, replace(stamp, device=stamp.device + 1))
    assert save_bytes(draft, NEW, stamp).size == len(NEW)


def test_saving_again_and_again_with_the_stamp_of_before(draft: Path) -> None:
    stamp = stamp_of(draft)
    for words in (b"one", b"two", b"two", b"three"):
        stamp = save_bytes(draft, words, stamp)
    assert draft.read_bytes() == b"three"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_rights_are_kept_and_links_followed(draft: Path) -> None:
    draft.chmod(0o640)
    link = draft.with_name("link.akn")
    link.symlink_to(draft)
    save_bytes(link, NEW)
    assert link.is_symlink()
    assert draft.read_bytes() == NEW
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder.akn").mkdir()
    with pytest.raises(SaveFailed, match="not a file"):
        save_bytes(tmp_path / "folder.akn", NEW)


def test_a_read_only_file_is_not_replaced(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SaveFailed, match="read-only"):
        save_bytes(draft, NEW)
    assert draft.read_bytes() == OLD


def test_a_long_name_has_room_for_the_file_beside_it(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".akn")
    save_bytes(path, OLD)
    save_bytes(path, NEW)  # its previous version has a name too long: kept is what was asked for
    assert path.read_bytes() == NEW
    assert len(names(tmp_path)) <= 2
    assert save.KEPT_SUFFIX == "~"
