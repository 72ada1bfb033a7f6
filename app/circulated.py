"""The state of a draft that went out last, kept on this computer between two circulations."""

from __future__ import annotations

import re
from pathlib import Path

from app.log import LOG
from model.draft.draft import Draft
from model.files.choose import CannotWrite, Equipment, Export, read_file, write_file
from model.files.loaded import UnreadableFile
from model.files.save import SaveFailed, save_bytes

_NAME = re.compile(r"[a-z][a-z0-9]{0,23}")


class LastCirculated:
    """Keeps one state of each draft in a folder of the person's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, draft: Draft, equipment: Equipment) -> None:
        """Keep the draft as it goes out now.

        A state that cannot be kept is no reason not to send the text: it is only logged.
        """
        path = self._path(draft.id)
        if path is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            save_bytes(path, write_file(path.name, draft, equipment, Export()))
        except (OSError, SaveFailed, CannotWrite) as reason:
            LOG.warning("the circulated state was not kept: %s", reason)

    def has(self, identity: str) -> bool:
        """Whether a state of the draft of that id is kept."""
        path = self._path(identity)
        return path is not None and path.is_file()

    def last(self, identity: str, equipment: Equipment) -> Draft | None:
        """The state in which the draft of that id went out last; None where it never did."""
        path = self._path(identity)
        if path is None or not path.is_file():
            return None
        # It loads the XML parser, which the start of the program need not wait for.
        from model.files.guard import read_bytes

        try:
            return read_file(path.name, read_bytes(path), equipment).draft
        except (OSError, UnreadableFile) as reason:
            LOG.warning("the circulated state cannot be read: %s", reason)
            return None

    def _path(self, identity: str) -> Path | None:
        return self._folder / f"{identity}.akn" if _NAME.fullmatch(identity) else None
