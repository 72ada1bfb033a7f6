"""What ships with the program, as readers and writers take it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from model.draft.delegation import DelegationTable
from model.files.choose import Equipment
from resources import resource


@cache
def shipped_table() -> DelegationTable:
    """The shipped delegations; read once."""
    return DelegationTable.from_json(resource("delegations.json"))


@cache
def shipped_equipment() -> Equipment:
    """The shipped delegations, phrases, schema and Word template; read once."""
    return Equipment(
        table=shipped_table(),
        phrases=resource("phrases.json"),
        register_schema=resource("schema", "negotiation.rng"),
        template=dict(_parts(files("resources").joinpath("word"))),
    )


def _parts(folder: Traversable, path: str = "") -> Iterator[tuple[str, bytes]]:
    """The files below a folder by their names from there, as parts of a package are named."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _parts(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry.read_bytes()
