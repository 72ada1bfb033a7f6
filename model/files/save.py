"""On disk whole or not at all.

In goes a path and bytes. Out comes the stamp of the file as saved, or an error with the old file
byte for byte where it was. The new content is written beside the old file, synced, and swapped in
with one rename; the folder is synced too. The version before is kept beside it under the same
name with ``~`` at its end (``L3.akn~``), one only, as many editors do.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KEPT_SUFFIX = "~"
"""What is put after the name of a file to name the version before it."""


class SaveFailed(Exception):
    """It was not saved for certain. One sentence: what happened, what is on disk, what to do."""


class _NotTakenBack(SaveFailed):
    """The new file is in its place, may not outlast a power cut, and the old one is gone."""


class ChangedOutside(SaveFailed):
    """The file is not as we last read or saved it; it was left alone."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one state of a file on disk from another.

    Attributes:
        modified: Time of the last change, in nanoseconds.
        size: In bytes.
        inode: Number of the file on its disk.
        device: Number of the disk: a pulled stick leaves an empty folder of another one.
        sha256: Of the content, in hexadecimal.
    """

    modified: int
    size: int
    inode: int
    device: int
    sha256: str


def stamp_of(path: Path, content: bytes | None = None) -> Stamp | None:
    """The stamp of the file as it is now, or None where there is none.

    Args:
        path: The file.
        content: What was just read from it; read again where it is not given.
    """
    try:
        state = path.stat()
        if content is None:
            content = path.read_bytes()
    except (OSError, ValueError):
        return None
    return _stamp(state, content)


def previous_version(path: Path) -> Path:
    """Where the version before the saved one is kept."""
    real = Path(os.path.realpath(path))
    return real.with_name(real.name + KEPT_SUFFIX)


def save_bytes(path: Path, content: bytes, expected: Stamp | None = None) -> Stamp:
    """Put ``content`` in the place of the file, whole or not at all; links are followed.

    Args:
        path: The file.
        content: All of its new content.
        expected: The stamp of the state that we read or saved last; None not to ask.

    Returns:
        The stamp of the file as saved.

    Raises:
        ChangedOutside: If the file is another than expected.
        SaveFailed: If it could not be saved.
    """
    real = Path(os.path.realpath(path))
    try:
        old = _state_to_replace(real, expected)
        with _written_beside(real, content, old) as fresh:
            _check_unchanged(real, expected)
            return _swapped_in(real, fresh, content, old)
    except OSError as error:
        raise SaveFailed(_sentence(real, error)) from error


def _state_to_replace(real: Path, expected: Stamp | None) -> os.stat_result | None:
    """The old file's state, or None; raises where it must not be replaced."""
    _check_unchanged(real, expected)
    folder = real.parent.stat()
    try:
        old = real.stat()
    except FileNotFoundError:
        if expected is not None and folder.st_dev != expected.device:
            raise SaveFailed(
                f"The disk that held {real.name} is not there any more; put it back, or save "
                "the draft in another place."
            ) from None
        return None
    if not stat.S_ISREG(old.st_mode):
        raise SaveFailed(f"{real.name} is not a file; save the draft under another name.")
    if not os.access(real, os.W_OK):  # a rename would pass over the mark without asking
        raise SaveFailed(f"{real.name} is marked as read-only; save the draft under another name.")
    return old


def _check_unchanged(real: Path, expected: Stamp | None) -> None:
    if expected is None:
        return
    try:
        now = real.stat()
    except FileNotFoundError:
        return  # nothing is there that could be lost
    seen = (now.st_mtime_ns, now.st_size, now.st_ino)
    if seen == (expected.modified, expected.size, expected.inode):
        return
    # A copy back and forth or a touch leaves the words as they were.
    if now.st_size == expected.size and _sha256(real.read_bytes()) == expected.sha256:
        return
    raise ChangedOutside(
        f"Another program changed {real.name} since it was opened; save the draft under another "
        "name and compare the two."
    )


@contextlib.contextmanager
def _written_beside(real: Path, content: bytes, old: os.stat_result | None) -> Iterator[Path]:
    """A synced file with the content in the same folder, gone again where it was not swapped in."""
    fresh = _name_beside(real)
    # Opened with 0o666 so that a new file gets the rights that the person's umask gives.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(fresh, flags, 0o666), "wb") as file:
            file.write(content)
            file.flush()
            _keep_rights(fresh, old)
            _sync(file.fileno())
        yield fresh
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _keep_rights(fresh: Path, old: os.stat_result | None) -> None:
    if old is None:
        return
    # The owner is a courtesy that most file systems do not grant.
    with contextlib.suppress(OSError, AttributeError):
        if (old.st_uid, old.st_gid) != (os.getuid(), os.getgid()):
            os.chown(fresh, old.st_uid, old.st_gid)
    with contextlib.suppress(OSError):  # a stick without rights
        fresh.chmod(stat.S_IMODE(old.st_mode))


def _swapped_in(real: Path, fresh: Path, content: bytes, old: os.stat_result | None) -> Stamp:
    kept = None if old is None else _kept_beside(real)
    try:
        fresh.replace(real)
        try:
            _sync_folder(real.parent)
            stamp = _stamp(real.stat(), content)
        except OSError as error:
            # Whether the new name is on disk is unknown: back to the state that is.
            _take_back(real, kept, old, error)
            raise
        if kept is not None:
            # What was asked for is saved; a version before that cannot be kept is no failure.
            with contextlib.suppress(OSError):
                kept.replace(previous_version(real))
        return stamp
    finally:
        if kept is not None:
            with contextlib.suppress(OSError):
                kept.unlink(missing_ok=True)


def _take_back(real: Path, kept: Path | None, old: os.stat_result | None, reason: OSError) -> None:
    """Put the old file back, or raise what says that it could not be."""
    with contextlib.suppress(OSError):
        if kept is not None:
            kept.replace(real)
            return
        if old is None:
            real.unlink(missing_ok=True)
            return
    if kept is not None:
        with contextlib.suppress(OSError):
            kept.replace(previous_version(real))
    happened, advice = _reason(reason)
    raise _NotTakenBack(
        f"{real.name} was written, but it may be lost if the power fails, because {happened}, and "
        f"the version before could not be put back: {advice}, and save the draft in another "
        "place too."
    ) from reason


def _kept_beside(real: Path) -> Path | None:
    """A second name for the old file; a copy where the disk knows no second names."""
    kept = _name_beside(real)
    with contextlib.suppress(OSError, NotImplementedError):
        os.link(real, kept)
        return kept
    with contextlib.suppress(OSError):
        shutil.copy2(real, kept)
        return kept
    with contextlib.suppress(OSError):
        kept.unlink(missing_ok=True)
    return None


def _name_beside(real: Path) -> Path:
    # Short: the file's own name may be as long as the disk allows.
    return real.with_name(f".penholder-{secrets.token_hex(6)}.tmp")


def _sync(descriptor: int) -> None:
    os.fsync(descriptor)
    if sys.platform == "darwin":  # there fsync stops at the disk's own memory (man 2 fsync)
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF}


def _sync_folder(folder: Path) -> None:
    """Sync the folder's list of names, where the system can."""
    if os.name == "nt":  # folders cannot be opened there; the rename is journalled
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def _stamp(state: os.stat_result, content: bytes) -> Stamp:
    return Stamp(state.st_mtime_ns, state.st_size, state.st_ino, state.st_dev, _sha256(content))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


_REASONS = {
    errno.ENOSPC: ("the disk is full", "make room on it"),
    errno.EDQUOT: ("your share of the disk is full", "make room on it"),
    errno.EFBIG: ("the disk does not take a file of this size", "use another disk"),
    errno.EROFS: ("the disk is write-protected", "use another disk"),
    errno.EACCES: ("you may not write in its folder", "ask for the right"),
    errno.EPERM: ("you may not write in its folder", "ask for the right"),
    errno.ENOENT: ("its folder is not there any more", "put the disk back"),
    errno.ENOTDIR: ("its folder is not there any more", "put the disk back"),
    errno.ENODEV: ("its disk is not there any more", "put the disk back"),
    errno.ENXIO: ("its disk is not there any more", "put the disk back"),
    errno.ESTALE: ("its network folder went away", "wait for the network"),
    errno.EIO: ("the disk reports an error", "use another disk"),
    errno.ENAMETOOLONG: ("its name is too long", "choose a shorter one"),
}


def _reason(error: OSError) -> tuple[str, str]:
    """What happened, and what to do about it."""
    told = error.strerror or "the system gave no reason"
    return _REASONS.get(error.errno or 0, (told, "try again"))


def _sentence(real: Path, error: OSError) -> str:
    happened, advice = _reason(error)
    return (
        f"{real.name} was not saved because {happened}; the file on disk is as it was: {advice}, "
        "or save the draft in another place."
    )
