"""A package without anything of the persons and machines that made it.

No name, time, comment, hidden text, revision id, template name, custom property or thumbnail is
left in any part. The names of delegations stay where the copy shows changes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from lxml import etree

from model.files.guard import parse_xml
from model.files.word.accepted import accepted, remove
from model.files.word.names import STRICT_W, W
from model.files.word.package import Parts
from model.files.word.pictures import without_metadata
from model.files.word.runs import escaped

_W = f"{{{W}}}"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COMMENTS = ("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people")
_GONE = (
    *_COMMENTS,
    *("/customXml", "/custom-properties", "/thumbnail", "/glossaryDocument", "/printerSettings"),
    *("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource", "/recipientData"),
    *("/metadata/core-properties", "/extended-properties"),
    *("/keyMapCustomizations", "/classificationlabels", "/customProperty"),
)
"""Ends of the kinds of relations to what tells of people and machines."""
_RELATION = re.compile(r"<Relationship\b[^>]*?(?:/>|>\s*</Relationship>)")
_OVERRIDE = re.compile(r'<Override\b[^>]*?PartName="/([^"]*)"[^>]*?(?:/>|>\s*</Override>)')
_ATTRIBUTES = re.compile(r' (?:w:rsid\w*|w14:paraId|w14:textId|w16du:dateUtc)="[^"]*"')
_DATES = re.compile(r'(<w:(?!moveFromRange|moveToRange)\w+\b[^>]*?) w:date="[^"]*"')
_RANGE_DATES = re.compile(r'(<w:move(?:From|To)RangeStart\b[^>]*?) w:date="[^"]*"')
_AUTHORS = re.compile(r'( w:author=")([^"]*)(")')
_ELEMENTS = re.compile(
    r"<w:(rsids|docVars|attachedTemplate|mailMerge|attachedSchema|printerSettings|rsid|proofErr)\b"
    r"(?:(?:\s[^>]*)?/>|(?:\s[^>]*)?>.*?</w:\1>)|<w1[45]:docId\b[^>]*/>",
    re.DOTALL,
)
_PATHS = re.compile(r' (descr|title|alt|o:title)="[^"]*(?:\\|file:|:/)[^"]*"')
_CHANGED = re.compile(r"<w:(?:ins|del|moveFrom|moveTo|\w+Change)\b")
_HIDDEN = re.compile(r"<w:(?:vanish|specVanish)\b")


def without_comments(parts: Parts) -> None:
    """Take out comments and the people who made them; the text refers to none."""
    without_parts(parts, _COMMENTS)


def without_revisions(parts: Parts) -> None:
    """Accept the revisions that a copy without marks has left: in headers, in text boxes."""
    for name in parts:
        if name.endswith(".xml") and not name.startswith(("[", "customXml/")):
            text = parts.text(name)
            if _CHANGED.search(text) and _is_xml(text):
                parts.set(name, _written(accepted(_tree(text, name)), text))


def scrub(parts: Parts, named: Callable[[str], str], revised: bool) -> None:
    """Take out of a package whatever tells of persons and machines.

    Args:
        parts: The package.
        named: What the author of a revision is called in the copy.
        revised: Whether revisions stay; else those outside the text are accepted.
    """
    without_parts(parts, _GONE)
    hidden = _hidden_styles(parts)
    for name in parts:
        if name.endswith((".jpg", ".jpeg", ".png")):
            parts.set(name, without_metadata(parts.content(name)))
        if not name.endswith(".xml") or name.startswith("["):
            continue
        text = parts.text(name)
        if not _is_xml(text):  # what a program left behind; it may hold anything
            parts.drop(name)
            continue
        if _HIDDEN.search(text) or hidden or (not revised and _CHANGED.search(text)):
            text = _resolved(text, name, hidden, accept=not revised)
        text = _ELEMENTS.sub("", _ATTRIBUTES.sub("", _PATHS.sub(r' \1=""', text)))
        text = _DATES.sub(r"\1", text)
        text = _RANGE_DATES.sub(r'\1 w:date="1980-01-01T00:00:00Z"', text)
        text = _AUTHORS.sub(lambda by: by[1] + escaped(named(_plain(by[2]))) + by[3], text)
        if text != parts.text(name):
            parts.set(name, text)


def _is_xml(text: str) -> bool:
    return text.lstrip().startswith("<")


def _plain(text: str) -> str:
    for sign, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(sign, letter)
    return text


def without_parts(parts: Parts, kinds: Iterable[str]) -> None:
    """Drop the parts to which relations of these kinds lead, and the relations."""
    ends = tuple(f'{kind}"' for kind in kinds)
    gone: set[str] = set()
    for name in parts:
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        text = parts.text(name)

        def left(found: re.Match[str], folder: str = folder) -> str:
            kind = re.search(r'\bType="[^"]*"', found[0])
            target = re.search(r'\bTarget="([^"]*)"', found[0])
            if kind is None or target is None or not kind[0].endswith(ends):
                return found[0]
            if 'TargetMode="External"' not in found[0]:
                name = posixpath.normpath(posixpath.join("/", folder, target[1])).lstrip("/")
                gone.update(n for n in parts if _is_named(n, name))
            return ""

        told = _RELATION.sub(left, text)
        if told != text:
            parts.set(name, told)
    for name in _with_theirs(parts, gone):
        parts.drop(name)
    types = "[Content_Types].xml"
    there = set(parts)
    told = _OVERRIDE.sub(lambda o: o[0] if o[1] in there else "", parts.text(types))
    parts.set(types, told)


def _is_named(part: str, name: str) -> bool:
    """Whether a part has that name: escapes and case make no other one of it."""
    return unquote(part).casefold() == unquote(name).casefold()


def _with_theirs(parts: Parts, gone: set[str]) -> set[str]:
    """The parts with those that only they lead to: in their own folder, or told by their name."""
    out = set(gone)
    for name in parts:
        folder = posixpath.dirname(name)
        owner = posixpath.join(
            posixpath.dirname(folder), posixpath.basename(name).removesuffix(".rels")
        )
        if folder.endswith("_rels") and owner in gone:
            out.add(name)
        if any(g.startswith(("customXml/", "word/glossary/")) for g in gone) and (
            name.startswith(("customXml/", "word/glossary/"))
        ):
            out.add(name)
    return out


# --- hidden text and revisions outside the text ---------------------------------------------------


def _hidden_styles(parts: Parts) -> frozenset[str]:
    """Ids of the styles whose text is hidden."""
    out = set()
    for name in parts:
        if name.endswith("styles.xml") and "<w:vanish" in parts.text(name):
            for style in _tree(parts.text(name), name).iter(_W + "style"):
                if _is_on(style.find(f"{_W}rPr/{_W}vanish")):
                    out.add(style.get(_W + "styleId", ""))
    return frozenset(out)


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(_W + "val", "1") not in ("0", "false", "off")


def _resolved(text: str, name: str, hidden: frozenset[str], accept: bool) -> str:
    """A part without hidden text and, if so wished, with its revisions accepted."""
    root = _tree(text, name)
    for run in list(root.iter(_W + "r")):
        if _is_hidden(run, hidden):
            remove(run)
    return _written(accepted(root) if accept else root, text)


def _written(root: etree._Element, before: str) -> str:
    """A tree as XML, strict where it was."""
    told = etree.tostring(root, encoding="unicode")
    return _HEAD + (told.replace(W, STRICT_W) if STRICT_W in before else told)


def _tree(text: str, name: str) -> etree._Element:
    """The tree of a part; Word's elements of a strict one are told from no others."""
    return parse_xml(text.replace(STRICT_W, W).encode(), name)


def _is_hidden(run: etree._Element, hidden: frozenset[str]) -> bool:
    look = run.find(_W + "rPr")
    own = look.find(_W + "vanish") if look is not None else None
    if own is not None:
        return _is_on(own)
    style = look.find(_W + "rStyle") if look is not None else None
    if style is not None and style.get(_W + "val") in hidden:
        return True
    paragraph = next(run.iterancestors(_W + "p"), None)
    styled = paragraph.find(f"{_W}pPr/{_W}pStyle") if paragraph is not None else None
    return styled is not None and styled.get(_W + "val") in hidden
