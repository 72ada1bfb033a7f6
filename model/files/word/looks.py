"""The properties of runs and paragraphs of an issued document, kept but for what must change."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TAG = re.compile(r"<(/?)([\w:.-]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath"),
)
_RANK = {f"w:{name}": rank for rank, name in enumerate(_ORDER)}
_NOT_FOR_NEW_WORDS = {"w:rPrChange", "w:vanish", "w:webHidden", "w:vertAlign", "w:specVanish"}
_REVISING = {"w:ins", "w:del", "w:moveFrom", "w:moveTo"}
_NOT_FOR_NEW_PARAGRAPHS = {"w:sectPr", "w:pageBreakBefore", "w:pPrChange", "w:framePr"}

Parts = list[tuple[str, str]]
"""What stands in an element: the name and the XML of each child."""


def parts_of(xml: str) -> Parts:
    """The children of the one element that ``xml`` is."""
    out: Parts = []
    depth, start, name = 0, 0, ""
    for tag in _TAG.finditer(xml):
        if tag[1]:
            depth -= 1
            if depth == 1:
                out.append((name, xml[start : tag.end()]))
            continue
        if depth == 1:
            start, name = tag.start(), tag[2]
        if not tag[3]:
            depth += 1
        elif depth == 1:
            out.append((name, tag[0]))
    return out


def run_look(parts: Parts) -> str:
    """A ``w:rPr`` of these parts; nothing where there are none."""
    inside = "".join(xml for _, xml in parts)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def with_formats(look: str, has: Iterable[str], wants: Iterable[str]) -> str:
    """The look with the formats that it should show; ``has`` are those that it shows."""
    shown, wanted = set(has), set(wants)
    if shown == wanted:
        return look
    parts = parts_of(look)
    for name in ("b", "i"):
        if (name in wanted) != (name in shown):
            parts = [p for p in parts if p[0] not in (f"w:{name}", f"w:{name}Cs")]
            put(parts, f"w:{name}", f"<w:{name}/>" if name in wanted else f'<w:{name} w:val="0"/>')
    if ("u" in wanted) != ("u" in shown):
        parts = [p for p in parts if p[0] != "w:u"]
        put(parts, "w:u", f'<w:u w:val="{"single" if "u" in wanted else "none"}"/>')
    if wanted & {"sup", "sub"} != shown & {"sup", "sub"}:
        parts = [p for p in parts if p[0] != "w:vertAlign"]
        kind = "superscript" if "sup" in wanted else "subscript" if "sub" in wanted else "baseline"
        put(parts, "w:vertAlign", f'<w:vertAlign w:val="{kind}"/>')
    return run_look(parts)


def put(parts: Parts, name: str, xml: str) -> None:
    """Put a property in its place among the others: the schema wants an order."""
    rank = _RANK[name]
    at = next((i for i, p in enumerate(parts) if _RANK.get(p[0], 99) > rank), len(parts))
    parts.insert(at, (name, xml))


def with_style(look: str, style: str, extra: Iterable[tuple[str, str]] = ()) -> str:
    """The look with a character style and further properties in the places of those it has."""
    parts = [p for p in parts_of(look) if p[0] != "w:rStyle" or not style]
    if style:
        put(parts, "w:rStyle", f'<w:rStyle w:val="{style}"/>')
    for name, xml in extra:
        parts = [p for p in parts if p[0] != name]
        put(parts, name, xml)
    return run_look(parts)


def for_new_words(look: str) -> str:
    """The look that words typed beside have: nothing hidden or raised, no revision of it."""
    return run_look([p for p in parts_of(look) if p[0] not in _NOT_FOR_NEW_WORDS])


def without_change(look: str) -> str:
    """The look without the record of how it was."""
    return run_look([p for p in parts_of(look) if p[0] != "w:rPrChange"])


def is_hidden(look: str) -> bool:
    """Whether words that look so are hidden text."""
    return any(
        name in ("w:vanish", "w:specVanish") and not re.search(r'"(?:0|false|off)"', xml)
        for name, xml in parts_of(look)
    )


_BEFORE_NUMBERS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


def unnumbered(xml: str) -> str:
    """The ``w:pPr`` of a paragraph that Word is not to number, whatever its style says."""
    parts = [part for part in parts_of(xml) if part[0] != "w:numPr"]
    before = [xml for name, xml in parts if name.removeprefix("w:") in _BEFORE_NUMBERS]
    after = [xml for name, xml in parts if name.removeprefix("w:") not in _BEFORE_NUMBERS]
    return "".join(["<w:pPr>", *before, _UNNUMBERED, *after, "</w:pPr>"])


def paragraph_look(
    xml: str, marks: str, is_last: bool = True, is_new: bool = False, keeps_changes: bool = True
) -> str:
    """The ``w:pPr`` of a paragraph written anew.

    Args:
        xml: The properties that it had, or those of the paragraph it is made after.
        marks: What revises its end now.
        is_last: Whether the end of what it was is its own: a section ends there.
        is_new: Whether it is made after another.
        keeps_changes: Whether the record of how it looked stays.
    """
    gone = set(_NOT_FOR_NEW_PARAGRAPHS) if is_new else set()
    if not is_last:
        gone.add("w:sectPr")
    if not keeps_changes:
        gone.add("w:pPrChange")
    before, after, look = "", "", ""
    for name, part in parts_of(xml):
        if name in gone:
            continue
        if name == "w:rPr":
            inner = [p for p in parts_of(part) if p[0] not in _REVISING]
            if is_new or not keeps_changes:
                inner = [p for p in inner if p[0] != "w:rPrChange"]
            look = "".join(x for _, x in inner)
        elif name in ("w:sectPr", "w:pPrChange"):
            after += part
        else:
            before += part
    told = f"<w:rPr>{marks}{look}</w:rPr>" if marks or look else ""
    inside = before + told + after
    return f"<w:pPr>{inside}</w:pPr>" if inside else ""
