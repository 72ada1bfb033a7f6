"""What pasted paragraphs are: kind, label and level, from what says so or from how they begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from model.draft.text import OBJECT, cut
from model.files.notation.labels import Phrases, read_label
from model.steps.coming_edits import Coming
from resources import resource
from widgets.table.pasted import PastedParagraph


@cache
def _phrases() -> Phrases:
    return Phrases.from_json(resource("phrases.json"))


def coming(pasted: Sequence[PastedParagraph]) -> list[Coming]:
    """The paragraphs as they are to be put in."""
    return [_told(one) if one.kind else _read(one) for one in pasted]


def begin_anew(pasted: Sequence[PastedParagraph]) -> bool:
    """Whether they are paragraphs of their own, and not the rest of a sentence and what follows."""
    first = pasted[0]
    if first.label or _label_of(first.text()):
        return True
    letter = next((c for c in first.text() if c.isalnum()), "")
    return len(pasted) > 1 and bool(letter) and not letter.islower()


def _label_of(text: str) -> tuple[str, str, int] | None:
    """The label that a text begins with, what it names, and how many characters it takes."""
    found = read_label(text, _phrases())
    if found is None or found.brackets or found.lead or OBJECT in text[: found.length]:
        return None
    length = found.length + len(text[found.length :]) - len(text[found.length :].lstrip())
    return (found.text, found.kind, length) if text[length:] else None


def _told(one: PastedParagraph) -> Coming:
    """Of a draft: it says itself what it is."""
    return Coming(one.runs, one.kind, one.label, one.level)


def _read(one: PastedParagraph) -> Coming:
    """Of a mail, a page or Word: the label, or the words that it opens with, say it."""
    runs, text = one.runs, one.text()
    found = _label_of(f"{one.label} {text}") if one.label else _label_of(text)
    label, named, length = found or ("", "", 0)
    if found and not one.label:
        runs = cut(runs, length)[1]
        text = text[length:]
    opened = _phrases().opening(text.lstrip(' *_“"'))
    kind: str = opened[0] if opened else ""
    if named in ("preambular", "operative", "title"):
        kind = named
        if named == "operative" and opened and not label[:1].isalpha():
            kind = opened[0]  # a number before it, and it says "Recalling"
    return Coming(runs, kind, label, 2 if named == "sub" else 0)
