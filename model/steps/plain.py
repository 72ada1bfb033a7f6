"""Steps and edits as JSON can hold them, both ways: a journal stores them so.

A dataclass or named tuple is an object with its class under ``is`` and what differs from its
defaults under its own names; a tuple is a list; bytes are ``{"is": "bytes", "base64": …}``.
"""

from __future__ import annotations

import dataclasses
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from model.draft.agreement import Agreement
from model.draft.change import Alternatives, Bracket, Change, Position, Remark
from model.draft.delegation import Delegation
from model.draft.draft import Package
from model.draft.note import Kept, Note
from model.draft.paragraph import Cell, FormerLabel, Paragraph
from model.draft.place import Place
from model.draft.text import EndMark, Run
from model.steps.edit import Edit
from model.steps.paragraph_steps import (
    InsertParagraphs,
    JoinParagraphs,
    MoveParagraph,
    RemoveParagraphs,
    SetParagraph,
    SplitParagraph,
)
from model.steps.record_steps import Put, Remove, SetFact
from model.steps.text_steps import ReplaceRuns, SetEnd

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold."""

_CLASSES: dict[str, type[Any]] = {
    known.__name__: known
    for known in (
        *(Edit, ReplaceRuns, SetEnd, SplitParagraph, JoinParagraphs, InsertParagraphs),
        *(RemoveParagraphs, MoveParagraph, SetParagraph, Put, Remove, SetFact),
        *(Run, EndMark, Paragraph, Cell, FormerLabel, Agreement, Place),
        *(Change, Position, Bracket, Alternatives, Remark, Note, Kept, Delegation, Package),
    )
}


def to_plain(value: Any) -> Plain:
    """The value as JSON can hold it.

    Raises:
        TypeError: For a value of a class that no step carries.
    """
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes):
        return {"is": "bytes", "base64": b64encode(value).decode("ascii")}
    if type(value) is tuple:
        return [to_plain(item) for item in value]
    name = type(value).__name__
    if _CLASSES.get(name) is not type(value):
        raise TypeError(f"no step carries a {name}")
    told: dict[str, Plain] = {"is": name}
    defaults = _defaults(type(value))
    for field in _fields(type(value)):
        inside = getattr(value, field)
        if field not in defaults or inside != defaults[field]:
            told[field] = to_plain(inside)
    return told


def from_plain(plain: Any) -> Any:
    """The value that ``to_plain`` made this of.

    Raises:
        ValueError: If it is nothing that ``to_plain`` makes.
    """
    if isinstance(plain, list):
        return tuple(from_plain(item) for item in plain)
    if not isinstance(plain, dict):
        return plain
    name = plain.get("is")
    if name == "bytes":
        return b64decode(str(plain.get("base64", "")), validate=True)
    known = _CLASSES.get(str(name))
    if known is None:
        raise ValueError(f"no step carries a {name}")
    facts = {key: from_plain(value) for key, value in plain.items() if key != "is"}
    if not facts.keys() <= set(_fields(known)):
        raise ValueError(f"a {name} has no such facts: {', '.join(sorted(facts))}")
    try:
        return known(**facts)
    except TypeError as reason:
        raise ValueError(str(reason)) from reason


def _fields(known: type[Any]) -> tuple[str, ...]:
    if dataclasses.is_dataclass(known):
        return tuple(field.name for field in dataclasses.fields(known) if field.compare)
    names: tuple[str, ...] = known._fields
    return names


def _defaults(known: type[Any]) -> Mapping[str, Any]:
    if dataclasses.is_dataclass(known):
        return {
            field.name: field.default
            for field in dataclasses.fields(known)
            if field.default is not dataclasses.MISSING
        }
    defaults: Mapping[str, Any] = known._field_defaults
    return defaults
