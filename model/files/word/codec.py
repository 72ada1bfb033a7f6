"""Values of a draft as JSON can hold them, both ways: only what differs from the defaults."""

from __future__ import annotations

import dataclasses
from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from model.draft.agreement import Agreement
from model.draft.change import Alternatives, Bracket, Change, Position, Remark
from model.draft.delegation import Delegation
from model.draft.draft import Package
from model.draft.note import Kept
from model.draft.paragraph import Cell, FormerLabel

Plain = dict[str, Any]

_INSIDE: dict[tuple[type, str], type] = {(Change, "positions"): Position}
_KNOWN = (
    *(Agreement, Alternatives, Bracket, Change, Position, Remark),
    *(Delegation, Package, Kept, Cell, FormerLabel),
)


def told(value: Any) -> Any:
    """A value of a draft as JSON can hold it: an object of what differs from its defaults."""
    kind = type(value)  # in the order of how often each is met: an export tells 50,000 values
    if kind is str:
        return value
    if isinstance(value, tuple):
        return [told(item) for item in value]
    if kind is not bytes and dataclasses.is_dataclass(kind):
        return {
            name: inside if type(inside) is str else told(inside)
            for name, default, inside in zip(*_defaults(kind), _getter(kind)(value), strict=True)
            if inside is not default and inside != default
        }
    return b64encode(value).decode("ascii") if kind is bytes else value


def made(known: type, plain: Any) -> Any:
    """The value of that class that ``told`` made this of.

    Raises:
        ValueError, TypeError, KeyError: If it is nothing that ``told`` makes.
    """
    if known not in _KNOWN:
        raise TypeError(f"{known.__name__} is not told")
    if issubclass(known, tuple):
        return known(*plain)
    facts: dict[str, Any] = {}
    types = _types(known)
    for name, value in plain.items():
        if (types[name] == "str") is not isinstance(value, str) and types[name] in ("str", "bool"):
            raise TypeError(name)
        if types[name] == "bytes":
            facts[name] = b64decode(value)
        elif isinstance(value, list):
            inside = _INSIDE.get((known, name))
            facts[name] = tuple(made(inside, one) if inside else _plain(one) for one in value)
        else:
            facts[name] = value
    return known(**facts)


def _plain(value: Any) -> Any:
    """What is no value of a class: a list within a list is a pair."""
    return tuple(value) if isinstance(value, list) else value


@cache
def _types(known: type) -> dict[str, str]:
    return {field.name: str(field.type) for field in dataclasses.fields(known) if field.compare}


@cache
def _defaults(known: type) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """The names of its fields, and what each is where nothing is said."""
    fields = [field for field in dataclasses.fields(known) if field.compare]
    return tuple(field.name for field in fields), tuple(field.default for field in fields)


@cache
def _getter(known: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of all its fields at once."""
    names = _defaults(known)[0]
    get: Callable[..., Any] = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def with_defaults(known: Any, plain: Any, names: tuple[str, ...]) -> Plain:
    """What ``plain`` says of those names, each held against the type of its default."""
    fields = {field.name: field for field in dataclasses.fields(known)}
    out: Plain = {}
    for name in names:
        value = plain.get(name, fields[name].default)
        if type(value) is not type(fields[name].default):
            raise TypeError(name)
        out[name] = value
    return out
