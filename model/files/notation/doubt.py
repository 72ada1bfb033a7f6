"""Parentheses that were read as words, though they name delegations: a person should look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.draft.delegation import DelegationTable
from model.files.loaded import Notice
from model.files.notation.flow import Flow
from model.files.notation.names import names_in
from model.files.notation.tags import read_tag
from model.files.notation.unit import Unit

_PARENTHESIS = re.compile(r"\((?P<inner>[^()]{2,160}(?:\([^()]{0,80}\)[^()]{0,80})*)\)")
_NEGOTIATED = ("preambular", "operative", "text", "title")


def tags_in_doubt(
    units: Sequence[Unit], flows: Sequence[Flow], table: DelegationTable
) -> Iterator[Notice]:
    """A notice for each parenthesis that names delegations and could not be read as a tag."""
    for unit, flow in zip(units, flows, strict=True):
        if unit.kind not in _NEGOTIATED or flow.crowded or flow.unread:
            # Of what is kept as it was typed, one notice tells it all.
            continue
        yield from _bracketed_names(unit, flow, table)
        for found in _PARENTHESIS.finditer(flow.text):
            names = names_in(found["inner"], table)
            if not names or read_tag(found["inner"], table) is not None:
                continue
            yield Notice(
                "tag-doubtful",
                f"“{found.group()}” looks like a tag (it names {', '.join(names[:3])}) but could "
                "not be read as one, so it stands as words.",
                where=f"line {unit.line}",
                asks=True,
                fix="say who stands how, or leave the words",
            )


def _bracketed_names(unit: Unit, flow: Flow, table: DelegationTable) -> Iterator[Notice]:
    """Brackets that hold nothing but names, "[Japan/Korea]": perhaps a tag."""
    for mark in flow.brackets:
        if mark.start is None or mark.end is None or not 1 < mark.end - mark.start < 160:
            continue
        words = flow.text[mark.start : mark.end]
        tag = read_tag(words, table) if words[:1].isupper() else None
        if tag is not None and not tag.remark and not tag.quote:
            names = ", ".join(stand.written for stand in tag.stands)
            yield Notice(
                "tag-doubtful",
                f"“[{words}]” holds nothing but names ({names}): words of the text, or a tag?",
                where=f"line {unit.line}",
                asks=True,
                fix="say who stands how, or leave the words",
            )
