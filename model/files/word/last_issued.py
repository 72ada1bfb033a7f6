"""The issued document that was written into last, as it was read for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.draft.delegation import DelegationTable
from model.draft.draft import Draft

if TYPE_CHECKING:  # who only holds this need not load what reads Word files
    from model.files.word.issued import Issued


class LastIssued:
    """Held by whoever writes several files of one draft, so that its document is read once.

    It holds some hundred bytes for every character of the document: let it go after the act.
    """

    __slots__ = ("_draft", "_issued")

    def __init__(self) -> None:
        self._draft: Draft | None = None
        self._issued: Issued | None = None

    def of(self, draft: Draft) -> Issued:
        """The document that the draft, which has one, came from.

        Raises:
            UnreadableFile: If it is no Word file.
        """
        assert draft.package is not None
        known = self._draft
        if (
            self._issued is None
            or known is None
            or known.package != draft.package
            or known.delegations != draft.delegations
        ):
            self._issued, self._draft = _opened(draft), draft
        return self._issued


def _opened(draft: Draft) -> Issued:
    """The issued document of a draft, read again only where nothing is known of it any more."""
    from model.files.word.as_read import AsRead
    from model.files.word.issued import Issued

    assert draft.package is not None
    content, memory = draft.package.content, draft.package.memory
    table = DelegationTable(draft.delegations.values())
    if isinstance(memory.kept, AsRead) and memory.kept.fits(draft):
        return Issued(content, table, memory.kept)
    issued = Issued(content, table)
    memory.kept = issued.known.shared(draft)
    return issued
