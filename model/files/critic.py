"""CriticMarkup as the room's notation, so that one reader serves both.

``{--old--}{++new++}{>>(Turkey)<<}`` becomes ``[~~old~~ new] (Turkey)``, whose bounds the notation
takes as exact; where a whole paragraph is put in or struck, its tag stands behind without a
bracket, as the room has it. A comment stands for itself where it is a tag, a remark or a status
line, in brackets otherwise. What has no signs of CriticMarkup stays as it is.
"""

from __future__ import annotations

import re

# Nothing is looked for beyond the next opening sign, and no match is tried in two ways: a file
# of opening signs only would keep the program busy for hours.
_SUBSTITUTED = re.compile(
    r"\{~~(?P<old>(?:(?!~>|\{~~).)*+)~>(?P<new>(?:(?!~~\}|\{~~).)*+)~~\}", re.DOTALL
)
_JOINTS = (("++}{++", ""), ("--}{--", ""))
_IN = r"\{\+\+(?:(?!\+\+\}|\{\+\+).)++\+\+\}"
_OUT = r"\{--(?:(?!--\}|\{--).)++--\}"
_SAID = r"\{>>(?:(?!<<\}|\{>>).)*+<<\}"
_TAG = r"[ \t]*\{>>\s*\((?:(?!<<\}|\{>>).)*?\)\s*<<\}"
_CHANGE = re.compile(rf"(?P<edits>(?:{_IN}|{_OUT})(?:[ \t]*(?:{_IN}|{_OUT}))*)(?P<tag>{_TAG})?")
_WHOLE = re.compile(
    rf"^(?P<label>(?:[\w+]+(?: [a-z]+)*\.?|\(\w+\)|#+)?[ \t]*)"
    rf"(?P<edit>{_IN}|{_OUT})(?=(?P<said>(?:[ \t]*{_SAID})*)[ \t]*$)",
    re.MULTILINE,
)
_ONE = re.compile(r"\{(\+\+|--)((?:(?!\1\}).)*+)\1\}")
_COMMENT = re.compile(r"\{>>(?P<words>(?:(?!<<\}|\{>>).)*+)<<\}", re.DOTALL)
_HIGHLIGHTED = re.compile(r"\{==(?P<words>(?:(?!==\}|\{==).)*+)==\}", re.DOTALL)
_HELD = re.compile(
    r"\{==(?P<words>(?:(?!==\}|\{==).)*+)==\}[ \t]*\{>>(?P<tag>\((?:(?!<<\}|\{>>).)*?\))<<\}",
    re.DOTALL,
)
_DEEPEST = 40
_NOTE = re.compile(r"^\[\^(?P<mark>[\w*]+)\]:[ \t]*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^(?P<mark>[\w*]+)\]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def without_critic_marks(text: str) -> str:
    """The text with CriticMarkup and Markdown's notes said as the room says them."""
    text = _SUBSTITUTED.sub(r"{--\g<old>--}{++\g<new>++}", text)
    for joint, between in _JOINTS:
        text = text.replace(joint, between)
    text = _HELD.sub(r"[\g<words>] \g<tag>", text)
    for _ in range(_DEEPEST):
        # What stands within another's signs is said first.
        before = text
        text = _CHANGE.sub(_change, _WHOLE.sub(_whole, text))
        if text == before:
            break
    text = _COMMENT.sub(_comment, text)
    text = _HIGHLIGHTED.sub(r"\g<words>", text)
    text = _NOTE.sub(lambda found: _raised(found["mark"]) + " ", text)
    return _NOTE_MARK.sub(lambda found: _raised(found["mark"]), text)


def _whole(found: re.Match[str]) -> str:
    words = found["edit"][3:-3]
    if found["edit"].startswith("{--"):
        return f"{found['label']}~~{words.strip()}~~"
    chain = re.search(r" (?:bis|ter|qua|quin|sex|alt)", found["label"])
    bare = words.strip()
    return found["label"] + (bare if chain or not found["said"] else f"[{bare}]")


def _change(found: re.Match[str]) -> str:
    edits, tag = found["edits"], found["tag"]
    parts = _ONE.findall(edits)
    bare = [(sign, words.strip()) for sign, words in parts]
    said = [f"~~{words}~~" if sign == "--" else words for sign, words in bare if words]
    first, last = parts[0][1], parts[-1][1]
    lead, trail = first[: len(first) - len(first.lstrip())], last[len(last.rstrip()) :]
    if not tag:
        plain = (f"~~{w}~~" if sign == "--" else f"[{w}]" for sign, w in bare if w)
        return f"{lead}{''.join(plain)}{trail}"
    who = _COMMENT.sub(_comment, tag).strip()
    told = f"[{' '.join(said)}] {who}"
    return f"{lead}{told}{trail}"


def _comment(found: re.Match[str]) -> str:
    words: str = found["words"].strip()
    return words if words[:1] in ("(", "[") else f"[{words}]"


def _raised(mark: str) -> str:
    return mark.translate(_RAISED) if mark.isdigit() else f"^{{{mark.replace('star', '*')}}}"
