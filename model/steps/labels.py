"""Labels of new paragraphs, as a room counts: bis, ter, quater; and on, before it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from model.draft.draft import Draft
from model.draft.paragraph import Paragraph, bare_label

LATIN = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"),
    *("undecies", "duodecies", "terdecies", "quaterdecies", "quindecies", "sexdecies"),
)
_BEHIND = re.compile(rf"\s+(?:{'|'.join(LATIN)})(?=\s|$)|\s+alt(?:\s+\d+)?(?=\s|$)", re.IGNORECASE)


_SERIES = re.compile(r"(?:OP|PP)\s?(?=\d)", re.IGNORECASE)
"""The letters before a number that say which series it is of, where a draft writes them."""


def label_key(kind: str, label: str) -> tuple[str, str]:
    """What makes labels of one kind the same: of operative paragraphs "OP3." and "3." are."""
    bare = bare_label(label).casefold()
    return (kind, _SERIES.sub("", bare)) if kind in ("operative", "preambular") else ("", bare)


def label_like(label: str, like: str) -> str:
    """A label with or without the letters before its number, as another one has them."""
    own, other = _SERIES.match(label), _SERIES.match(like)
    if not any(c.isdigit() for c in like) or "(" in label:
        return label
    return (other[0] if other else "") + label[own.end() if own else 0 :]


_NUMBERED = re.compile(r"(\D*)([0-9]{1,6})(\W*)")
_LETTERED = re.compile(r"\(([a-hj-uwy])\)(\W*)")
"""Letters that are no Roman numbers too; nobody has come as far as (z)."""


def label_next(draft: Draft, paragraph: Paragraph) -> str:
    """The label that counts on: "OP3." gives "OP4.", "(a)" gives "(b)"; empty if it is taken."""
    label = paragraph.label
    numbered, lettered = _NUMBERED.fullmatch(label.strip()), _LETTERED.fullmatch(label.strip())
    if numbered is not None:
        before, number, after = numbered.groups()
        found = f"{before}{int(number) + 1}{after}"
    elif lettered is not None:
        found = f"({chr(ord(lettered[1]) + 1)}){lettered[2]}"
    else:
        return ""
    others = _list_behind(draft, paragraph) if lettered is not None else draft.paragraphs
    taken = {label_key(p.kind, p.label) for p in others}
    return "" if label_key(paragraph.kind, found) in taken else found


def _list_behind(draft: Draft, paragraph: Paragraph) -> Iterator[Paragraph]:
    """What follows in the same list: every paragraph may have a (b)."""
    row = draft.paragraphs.index_of(paragraph.id) or 0
    for at in range(row + 1, len(draft.paragraphs)):
        one = draft.paragraphs[at]
        if one.label and not one.label.startswith("("):
            return
        yield one


def label_after(draft: Draft, label: str, also: Iterable[str] = ()) -> str:
    """The label of a paragraph put behind the one so labelled: "OP3." gives "OP3 bis.".

    It is one that neither the draft nor ``also`` has; empty where there is no label.
    """
    bare = bare_label(label)
    if not bare:
        return ""
    base = _BEHIND.sub("", bare).strip() or bare
    tail = label.rstrip()[len(label.rstrip().rstrip(".:)")) :] if "(" not in label else ""
    taken = {bare_label(p.label).casefold() for p in draft.paragraphs}
    taken |= {bare_label(one).casefold() for one in also}
    own = bare[len(base) :].split()
    begin = max((LATIN.index(one) + 1 for one in map(str.lower, own) if one in LATIN), default=0)
    for one in (*LATIN[begin:], *map(str, range(len(LATIN) + 2, len(draft.paragraphs) + 99))):
        if f"{base} {one}".casefold() not in taken:
            return f"{base} {one}{tail}"
    return ""
