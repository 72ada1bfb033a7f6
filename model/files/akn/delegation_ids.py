"""Delegations that another tool named otherwise, given the ids that this house knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from model.draft.by_id import ById
from model.draft.change import Position
from model.draft.delegation import DelegationTable, delegation_id
from model.draft.draft import Draft
from model.draft.paragraph import Paragraph
from model.draft.paragraphs import Paragraphs


def with_usual_ids(draft: Draft, table: DelegationTable) -> Draft:
    """The draft with each delegation of a known code under the id that the table has for it.

    The Chair is the Chair whatever a file calls her: what she proposes is taken because of who
    she is, and readings as somebody wants them are asked for by name.
    """
    renamed = _renamed(draft, table)
    if not renamed:
        return draft
    positions = _Positions(renamed)
    return replace(
        draft,
        paragraphs=Paragraphs(positions.in_paragraph(p) for p in draft.paragraphs),
        changes=ById(
            (c.id, replace(c, positions=positions.of(c.positions))) for c in draft.changes.values()
        ),
        remarks=ById(
            (r.id, replace(r, by=renamed.get(r.by, r.by))) for r in draft.remarks.values()
        ),
        notes=ById(
            (n.id, replace(n, paragraphs=tuple(map(positions.in_paragraph, n.paragraphs))))
            for n in draft.notes.values()
        ),
        delegations=ById(
            (usual, replace(d, id=usual))
            for d in draft.delegations.values()
            for usual in (renamed.get(d.id, d.id),)
        ),
        positions=positions.of(draft.positions),
    )


def _renamed(draft: Draft, table: DelegationTable) -> dict[str, str]:
    """New ids by the old ones; a name that anything else has already stays free for it."""
    renamed = {}
    for delegation in draft.delegations.values():
        usual = delegation_id(delegation.code)
        known = table.get(usual)
        if usual != delegation.id and known is not None and known.code == delegation.code:
            renamed[delegation.id] = usual
    if renamed:
        records = (draft.changes, draft.brackets, draft.alternatives, draft.remarks, draft.notes)
        taken = {one for record in (*records, draft.delegations) for one in record}
        taken |= {paragraph.id for paragraph in draft.every_paragraph()}
        renamed = {was: usual for was, usual in renamed.items() if usual not in taken}
    return renamed


class _Positions:
    """Puts new ids into whatever names a delegation."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self._renamed = renamed

    def of(self, positions: tuple[Position, ...]) -> tuple[Position, ...]:
        """The positions under the new ids."""
        return tuple(
            replace(p, delegation=self._renamed.get(p.delegation, p.delegation)) for p in positions
        )

    def in_paragraph(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with its positions, and those it waits for, under the new ids."""
        agreement = paragraph.agreement
        pending = tuple(self._renamed.get(one, one) for one in agreement.pending)
        return replace(
            paragraph,
            positions=self.of(paragraph.positions),
            agreement=replace(agreement, pending=pending),
        )
