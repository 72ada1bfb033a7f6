"""Labels typed before paragraphs, and what kind of paragraph a Word file has."""

from __future__ import annotations

import re
from dataclasses import replace

from model.draft.paragraph import Cell, Paragraph
from model.draft.text import OBJECT
from model.files.word.names import LABEL_STYLE, kind_of_style
from model.files.word.tokens import Token, Walked

_SUFFIX = r"(?:\s+(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|alt)\b\.?)*"
_LABEL = re.compile(
    rf"((?:PP|OP)\s?\d+[a-z]?{_SUFFIX}[.:]?|\d{{1,3}}{_SUFFIX}\.|\([a-z]{{1,5}}\))\s+",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?:PP|OP)?\s?\d{{1,3}}[a-z]?{_SUFFIX}[.:]?|\([a-z]{{1,5}}\)", re.IGNORECASE
)
"""Labels of operative and preambular paragraphs; other numbers ("1.1", "A.") are of other texts."""
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_SYMBOL = re.compile(r"[A-Z]+(?:/[A-Z0-9][A-Za-z0-9.\-]*)+")
_ROMAN = re.compile(r"\([ivx]+\)")

Split = tuple[list[Token], str, "str | None"]
"""The tokens without their label, the label, and the label as tabled where it is another."""


class Labels:
    """Tells labels from words, paragraph by paragraph.

    Where a paragraph flows into the one before in one of the texts, what stands at its start is
    in the middle of a line there, and no label.
    """

    def __init__(self) -> None:
        self._inside: tuple[Cell, ...] = ()
        self._flows_in = {True: False, False: False}

    def split(self, walked: Walked, is_last: bool = True) -> Split:
        """The words and labels of the next paragraph, which may go on (not ``is_last``)."""
        flows = any(self._flows_in.values()) and walked.inside == self._inside
        told = (
            (walked.tokens, "", None)
            if self.flows_in(walked)
            else split_label(walked.tokens, flows)
        )
        if is_last:
            self.pass_over(walked)
        return told

    def flows_in(self, walked: Walked) -> bool:
        """Whether the next paragraph's label (by its style) is in the middle of a line."""
        return walked.inside == self._inside and any(
            flows and _stands(walked.tokens, tabled) for tabled, flows in self._flows_in.items()
        )

    def pass_over(self, walked: Walked) -> None:
        """Take note of how a paragraph ends."""
        same = walked.inside == self._inside
        for tabled, gone in ((True, walked.ins), (False, walked.dels)):
            words = any((t.ins if tabled else t.dels) is None for t in walked.tokens)
            before = same and self._flows_in[tabled]
            self._flows_in[tabled] = gone is not None and (words or before)
        self._inside = walked.inside


def split_label(tokens: list[Token], flows_in: bool) -> Split:
    """Take the typed label off the front of a paragraph, in both texts."""
    if tokens and tokens[0].style == LABEL_STYLE:
        size = next((i for i, t in enumerate(tokens) if t.style != LABEL_STYLE), len(tokens))
        label = "".join(t.text for t in tokens[:size] if t.dels is None).rstrip()
        tabled = "".join(t.text for t in tokens[:size] if t.ins is None).rstrip()
        return tokens[size:], label, None if tabled == label else tabled
    if flows_in:
        return tokens, "", None
    new = _LABEL.match(_start(tokens, tabled=False))
    old = _LABEL.match(_start(tokens, tabled=True))
    if new is None and old is None:
        return tokens, "", None
    left = _without(tokens, len(old[0]) if old else 0, len(new[0]) if new else 0)
    if left is None:
        return tokens, "", None
    # A label of which no words stand would not be printed: it is words then.
    for found, tabled_text in ((new, False), (old, True)):
        if found is not None and not _start(left, tabled_text).strip():
            return tokens, "", None
    label = new[1] if new else ""
    tabled = old[1] if old else ""
    return left, label, None if tabled == label else tabled


def labels_now(
    kept: Paragraph, tokens: list[Token], label: str, tabled_label: str | None
) -> tuple[str, str | None]:
    """The labels of a paragraph of ours that somebody worked on: what the body shows.

    Where it shows no words of the paragraph, it shows no label either, and the known one stays.
    """
    new = label if label or _start(tokens, tabled=False).strip() else kept.label
    known = kept.label if kept.tabled_label is None else kept.tabled_label
    shown = label if tabled_label is None else tabled_label
    old = shown if shown or _start(tokens, tabled=True).strip() else known
    return new, None if old == new else old


def labels_of_numbers(numbers: tuple[str, str], walked: Walked) -> tuple[str, str | None]:
    """The labels of a paragraph that Word numbers; in a cell a number is no label.

    One that is not in one of the texts keeps its number there: it is not printed.
    """
    tabled, accepted = numbers
    if walked.inside:
        return "", None
    label = accepted or tabled
    return label, None if not tabled or tabled == label else tabled


def _stands(tokens: list[Token], tabled: bool) -> bool:
    """Whether the label that the tokens begin with stands in one of the texts."""
    for token in tokens:
        if token.style != LABEL_STYLE:
            return False
        if (token.ins if tabled else token.dels) is None:
            return True
    return False


def _start(tokens: list[Token], tabled: bool) -> str:
    told = ""
    for token in tokens:
        if (token.ins if tabled else token.dels) is None:
            told += token.text
        if len(told) > 80:
            break
    return told


def _without(tokens: list[Token], old: int, new: int) -> list[Token] | None:
    """The tokens without ``old`` characters of the tabled and ``new`` of the other text."""
    out: list[Token] = []
    for token in tokens:
        tabled, read = token.ins is None, token.dels is None
        if not old and not new:
            out.append(token)
            continue
        if not tabled and not read:
            return None
        need = max(old if tabled else 0, new if read else 0)
        if not need:
            out.append(token)
            continue
        size = min(need, len(token.text))
        if OBJECT in token.text[:size] or token.brackets:
            return None
        if (tabled and old < size) or (read and new < size):
            return None
        old -= size if tabled else 0
        new -= size if read else 0
        if size < len(token.text):
            out.append(replace(token, text=token.text[size:]))
    return out


class Kinds:
    """Says what kind each paragraph is, from the first to the last."""

    def __init__(self, style_names: dict[str, str]) -> None:
        self._names = style_names
        self._title_seen = False
        self._operative_seen = False
        self._count = 0

    def of(self, walked: Walked, label: str, tokens: list[Token]) -> tuple[str, int]:
        """The kind and level of the next paragraph."""
        self._count += 1
        found = self._found(walked, label, tokens)
        self._title_seen |= found[0] == "title"
        self._operative_seen |= found[0] == "operative"
        return found

    def _found(self, walked: Walked, label: str, tokens: list[Token]) -> tuple[str, int]:
        ours = kind_of_style(walked.style)
        name = self._names.get(walked.style, walked.style).casefold()
        if ours is not None and (name.startswith("un ") or name == ours[0]):
            return ours
        if walked.inside:
            return "cell", 1
        if name == "title":
            return "title", 1
        if walked.outline or re.fullmatch(r"heading [1-9]", name):
            return "heading", walked.outline or int(name[-1])
        if label:
            return self._by_label(label)
        return self._by_words(tokens)

    def _by_label(self, label: str) -> tuple[str, int]:
        if not _COUNTED.fullmatch(label):
            return "text", 1
        if label[:2].upper() == "PP":
            return "preambular", 1
        if label.startswith("("):
            return "operative" if self._operative_seen else "text", 3 if _ROMAN.fullmatch(
                label
            ) and label not in ("(c)", "(v)", "(i)") else 2
        return "operative", 1

    def _by_words(self, tokens: list[Token]) -> tuple[str, int]:
        text = "".join(t.text for t in tokens if t.dels is None).strip()
        if self._title_seen or self._operative_seen or self._count > 30:
            return "text", 1
        if text.startswith("Distr.:"):
            return "distribution", 1
        if text.startswith("Original:"):
            return "language", 1
        if _SYMBOL.fullmatch(text):
            return "symbol", 1
        if _DATE.fullmatch(text):
            return "date", 1
        return "text", 1
