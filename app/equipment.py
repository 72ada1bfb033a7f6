"""What ships with the program, as readers and writers take it."""

from __future__ import annotations

from model.draft.delegation import DelegationTable
from model.files.choose import Equipment
from resources import resource


def shipped_equipment() -> Equipment:
    """The shipped delegations, phrases, schema and Word template."""
    return Equipment(
        table=DelegationTable.from_json(resource("delegations.json")),
        phrases=resource("phrases.json"),
        register_schema=resource("schema", "negotiation.rng"),
        template=resource("word", "template.docx"),
    )
