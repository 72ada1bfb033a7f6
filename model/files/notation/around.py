"""What stands round a sign of the informal notation and tells what it is."""

from __future__ import annotations

import re


def blank_before(text: str, at: int) -> bool:
    return re.search(r"\n[^\S\n]*\n[^\S\n]*$", text[max(0, at - 80) : at]) is not None


def is_emphasis(text: str, at: int, width: int) -> bool:
    """Whether asterisks open or close emphasis and are no note mark."""
    before, after = text[at - 1 : at], text[at + width : at + width + 1]
    # Emphasis may run over the lines of a block, never over an empty line.
    line_end = (text + "\n\n").index("\n\n", at)
    line_start = text.rfind("\n\n", 0, at) + 1
    others = len(re.findall(r"(?<!\\)\*+", text[line_start:line_end])) - 1
    if not others:
        return width > 1 and not re.match(r"\w", before)
    if re.match(r"\w", before) and re.match(r"[,.;:)\s]|$", after):
        # Closing, if something was opened before a word in this line.
        opened = len(re.findall(r"(?:^|[\s(\[~“\"])\*+(?=[^\s*])", text[line_start:at]))
        closed = len(re.findall(r"[^\s*\\]\*+(?=[\s,.;:)\]~”\"]|$)", text[line_start:at]))
        return opened > closed
    return True


def is_slash(text: str, at: int) -> bool:
    """Whether a slash stands between alternatives: beside a tag or a bracket, or free."""
    before, after = text[:at].rstrip()[-1:], text[at + 1 :].lstrip()[:1]
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
