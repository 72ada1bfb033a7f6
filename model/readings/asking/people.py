"""Names that could be more than one delegation, and names that no table knows."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from model.draft.delegation import Delegation, DelegationTable
from model.draft.draft import Draft
from model.readings.asking.question import Answer, Deed, Question

AMBIGUOUS: dict[str, tuple[str, ...]] = {
    "CH": ("che", "chn", "chl"),
    "SA": ("zaf", "sau"),
    "AU": ("aus", "aut"),
    "KOREA": ("kor", "prk"),
    "CONGO": ("cog", "cod"),
    "GUINEA": ("gin", "gnb", "gnq", "png"),
    "DOMINICA": ("dma", "dom"),
    "NIGER": ("ner", "nga"),
    "SUDAN": ("sdn", "ssd"),
    "IR": ("irn", "irl", "irq"),
    "SL": ("sle", "svn", "slv", "lka"),
    "MA": ("mar", "mys", "mlt", "mdv"),
    "UA": ("ukr", "are"),
    "SW": ("swe", "che", "swz"),
    "NAM": ("nam", "orgnam"),
    "AG": ("atg", "orgafrican"),
}
"""What rooms write, and the ids of whom they may mean; the first is what it says by itself."""

_ALIKE = 0.6
_MOST = 4


def people_questions(draft: Draft, table: DelegationTable) -> Iterator[Question]:
    """Who is meant by a name that could be several, or that is in no table."""
    for delegation in draft.delegations.values():
        if delegation.kind == "unknown":
            yield _question(draft, delegation, _likely(delegation, table))
        else:
            meant = AMBIGUOUS.get(delegation.short.upper(), ())
            if delegation.id in meant:
                others = [d for one in meant if (d := table.get(one)) and one != delegation.id]
                yield _question(draft, delegation, others)


def _question(draft: Draft, one: Delegation, others: list[Delegation]) -> Question:
    keep = "leave it so" if one.kind == "unknown" else one.name
    answers = [Answer(keep, Deed("settle", ids=()), one.name)]
    answers += [
        Answer(other.name, Deed("call", ids=(one.id,), other=other.id), other.name)
        for other in others
    ]
    changes = tuple(
        c.id for c in draft.changes.values() if any(p.delegation == one.id for p in c.positions)
    )
    where = next((p.id for c in changes for p in draft.carrying(c)), "")
    said = "is in no list of delegations; who is it" if one.kind == "unknown" else "is who"
    return Question("who", f"“{one.shown}” {said}?", tuple(answers), where, changes=changes)


def _likely(unknown: Delegation, table: DelegationTable) -> list[Delegation]:
    """Delegations with names like it, the likest first."""
    name = unknown.name.casefold()
    scored = []
    for known in table:
        names = (known.name, known.short, *known.aliases)
        best = max(SequenceMatcher(None, name, n.casefold()).ratio() for n in names if n)
        if best >= _ALIKE:
            scored.append((best, known.name, known))
    return [known for *_, known in sorted(scored, key=lambda s: (-s[0], s[1]))[:_MOST]]
