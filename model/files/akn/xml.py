"""XML as text: escaped for our files, and other tools' elements in one canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from model.files.akn.names import AKN, XML
from model.files.guard import REPLACEMENT, clean_text, parse_xml
from model.files.loaded import UnreadableFile

_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_IN_TEXT = re.compile(f"[&<>\r\n{_ILLEGAL}]")
_IN_ATTRIBUTE = re.compile(f'[&<>"\t\r\n{_ILLEGAL}]')
_REFERENCES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def _reference(found: re.Match[str]) -> str:
    # What XML has no room for should have been cleaned at the door; a writer never trusts that.
    return _REFERENCES.get(found.group(), REPLACEMENT)


def _is_harmless(text: str) -> bool:
    """Whether a quick look tells that nothing has to be escaped: a fifth of the time of the search.

    What is printable is no control character, surrogate or empty code point.
    """
    return text.isprintable() and "&" not in text and "<" not in text and ">" not in text


def words(text: str) -> str:
    """The text for an element of words; a line break becomes ``br``."""
    if _is_harmless(text) or _IN_TEXT.search(text) is None:
        return text
    return _IN_TEXT.sub(_reference, text).replace("&#10;", "<br/>")


def content(text: str) -> str:
    """The text for an element of the register; line breaks stay."""
    if _IN_TEXT.search(text) is None:
        return text
    return _IN_TEXT.sub(_reference, text).replace("&#10;", "\n")


def value(text: str) -> str:
    """The text for an attribute in double quotes."""
    if text.isalnum() or _IN_ATTRIBUTE.search(text) is None:
        return text
    return _IN_ATTRIBUTE.sub(_reference, text)


def attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Attributes that are not empty, each with a space before it; prefixes as they are given."""
    return "".join(f' {name}="{value(said)}"' for name, said in pairs if said)


def foreign_attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Attributes of other tools, named ``{namespace}local``, with the namespaces they need."""
    prefixes: dict[str, str] = {}
    out: list[str] = []
    for name, said in pairs:
        space, _, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
        if space == XML:
            local = "xml:" + local
        elif space:
            if space not in prefixes:
                prefixes[space] = f"x{len(prefixes)}"
                out.append(f' xmlns:{prefixes[space]}="{value(space)}"')
            local = f"{prefixes[space]}:{local}"
        out.append(f' {local}="{value(said)}"')
    return "".join(out)


_PREFIX = re.compile(r"\b([A-Za-z_][\w.-]*):")
_NOTHING_INSIDE = re.compile(r"<([^\s<>/]+)((?:\s[^<>]*)?)></\1>")


def canonical(element: etree._Element) -> str:
    """The element alone as text, with the namespaces it uses, the same for the same element."""
    text = _exclusive(element, [])
    # A value may name a namespace too (xsi:type="x:y"), which exclusive C14N does not see.
    mentioned = {p for p in set(_PREFIX.findall(text)) if p in element.nsmap}
    if any(f"xmlns:{p}=" not in text for p in mentioned):
        text = _exclusive(element, sorted(mentioned))
    return _NOTHING_INSIDE.sub(r"<\1\2/>", text)


def _exclusive(element: etree._Element, prefixes: list[str]) -> str:
    return etree.tostring(
        element,
        method="c14n",
        exclusive=True,
        with_tail=False,
        inclusive_ns_prefixes=prefixes or None,
    ).decode()


def emptied(element: etree._Element, tag: str, pairs: Mapping[str, str]) -> str:
    """An element without content that has the namespaces of another, as text."""
    bare = etree.Element(tag, dict(pairs), nsmap=element.nsmap)  # type: ignore[arg-type]
    return canonical(bare)


def bearer(name: str, pairs: Iterable[tuple[str, str]]) -> str:
    """An empty element of that name that bears attributes, in the one form that we give it."""
    told = foreign_attributes(sorted(pairs, key=lambda pair: pair[0].rpartition("}")[::2]))
    made = fragment(f'<{name} xmlns="{AKN}"{told}/>', exact=False)
    return "" if made is None else canonical(made)


def fragment(text: str, exact: bool = True) -> etree._Element | None:
    """The element that the text is, in canonical form if ``exact``; None if it is not one."""
    if not text.startswith("<") or clean_text(text)[1]:
        return None
    try:
        element = parse_xml(text.encode("utf-8"), "it")
    except UnreadableFile:
        return None
    return element if not exact or canonical(element) == text else None


_OUR_DEFAULT = f' xmlns="{AKN}"'


def embedded(text: str) -> str:
    """A canonical element for a place where Akoma Ntoso is the default namespace."""
    end = text.find(">")
    return text[:end].replace(_OUR_DEFAULT, "", 1) + text[end:] if end > 0 else text


def opened(text: str) -> tuple[str, str]:
    """A canonical element without content as an opening and a closing tag."""
    start = embedded(text)
    name = re.split(r"[\s/>]", start[1:], maxsplit=1)[0]
    return start.removesuffix(f"></{name}>").removesuffix("/>") + ">", f"</{name}>"
