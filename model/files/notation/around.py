"""What stands round a sign of the informal notation and tells what it is."""

from __future__ import annotations

import re
from bisect import bisect_left

_STARS = re.compile(r"(?<!\\)\*+")
_OPENING = re.compile(r"(?:^|[\s(\[~“\"])\*+(?=[^\s*])")
_CLOSING = re.compile(r"[^\s*\\]\*+(?=[\s,.;:)\]~”\"]|$)")


def blank_before(text: str, at: int) -> bool:
    return re.search(r"\n[^\S\n]*\n[^\S\n]*$", text[max(0, at - 80) : at]) is not None


class Emphases:
    """Tells asterisks that open or close emphasis from note marks; knows one block at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start, self.end, self.signs = 0, -1, 0
        self.opened: list[int] = []
        self.closed: list[int] = []

    def is_emphasis(self, at: int, width: int) -> bool:
        """Whether the asterisks at ``at`` open or close emphasis."""
        before, after = self.text[at - 1 : at], self.text[at + width : at + width + 1]
        if not self.start <= at < self.end:
            self._look(at)
        if self.signs < 2:
            return width > 1 and not re.match(r"\w", before)
        if re.match(r"\w", before) and re.match(r"[,.;:)\s]|$", after):
            # Closing, if something was opened before a word in this block.
            return bisect_left(self.opened, at) > bisect_left(self.closed, at)
        return True

    def _look(self, at: int) -> None:
        """Take the block round ``at``: emphasis may run over its lines, never over an empty one."""
        end = self.text.find("\n\n", at)
        self.end = end if end >= 0 else len(self.text)
        self.start = self.text.rfind("\n\n", 0, at) + 1
        block = self.text[self.start : self.end]
        self.signs = len(_STARS.findall(block))
        self.opened = [self.start + m.end() for m in _OPENING.finditer(block)]
        self.closed = [self.start + m.end() for m in _CLOSING.finditer(block)]


def is_slash(text: str, at: int) -> bool:
    """Whether a slash stands between alternatives: beside a tag or a bracket, or free."""
    before = text[max(0, at - 40) : at].rstrip()[-1:]
    after = text[at + 1 : at + 40].lstrip()[:1]
    free = text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()
    return before in (")", "]") or after in ("[",) or free


def bracket_pairs(text: str) -> tuple[dict[int, int], dict[int, tuple[int, int]]]:
    """Which bracket closes which, and which pairs are links: open → (close, end of the link)."""
    defined = set(re.findall(r"^\[([^\]\n]+)\]:", text, re.MULTILINE))
    pairs: dict[int, int] = {}
    links: dict[int, tuple[int, int]] = {}
    target = re.compile(r"\]\((?:#|https?:|/|mailto:)[^)\s]*\)|\]\[(?P<ref>[^\]\n]+)\]")
    stack: list[int] = []
    for sign in re.finditer(r"(?<!\\)[\[\]]|\n[^\S\n]*\n", text):
        if sign.group()[0] == "\n":
            stack.clear()
        elif sign.group() == "[":
            stack.append(sign.start())
        elif stack:
            start = stack.pop()
            pairs[start] = sign.start()
            link = target.match(text, sign.start())
            if link and (link["ref"] is None or link["ref"] in defined):
                links[start] = (sign.start(), link.end())
    return pairs, links
