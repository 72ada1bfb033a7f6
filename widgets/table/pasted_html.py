"""HTML from the clipboard as paragraphs: what stands, with the formats that we know.

Made by Word, LibreOffice, Google Docs, a browser or ourselves. Nothing of it is ever loaded: it is
read as a tree and thrown away. Left out: what a tracked deletion strikes, comments, the texts and
marks of footnotes, what is hidden. A list's number becomes the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from model.draft.text import Run
from widgets.table.pasted import MOST, Pasted, PastedParagraph, make_pasted

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
        *("div", "dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_SILENT = frozenset(
    (
        *("head", "title", "style", "script", "template", "noscript", "iframe", "object"),
        *("embed", "svg", "math", "video", "audio", "canvas", "select", "textarea"),
        *("button", "del", "xml", "datalist"),
    )
)
_FORMAT = {
    **{"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "u": "u"},
    **{"sup": "sup", "sub": "sub"},
}
_LINE_END = re.compile(r"\n[ \t]*$")
_SPACES = re.compile("[ \t\r\n\f]+")
_UNSHOWN = re.compile(
    r"display:none|visibility:hidden|mso-hide:all"
    r"|mso-element:(?:comment|footnote|endnote|header|footer|annotation)"
    r"|mso-special-character:(?:comment|footnote)|mso-(?:foot|end)note-id"
)
_NOTES = re.compile(
    r"^sd(?:foot|end)note(?:anc|sym|\d)|^Mso(?:Comment|FootnoteText|EndnoteText)|^msoDel$"
)
_WEIGHT = re.compile(r"font-weight:(\w+)")


def pasted_html(html: str) -> Pasted | None:
    """The words of an HTML document or a piece of one; None where there are none.

    Also None where it is too large or nothing that can be read.
    """
    if len(html) > MOST:
        return None
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False
    )
    try:
        tree = etree.fromstring(_fragment(html).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if tree is None:
        return None
    reader = _Reader()
    reader.read(tree)
    return make_pasted(reader.paragraphs)


def _fragment(html: str) -> str:
    """What was selected; around it stands what the other program thought of its context."""
    start, end = html.find("<!--StartFragment-->"), html.rfind("<!--EndFragment-->")
    return html[start + 20 : end] if 0 <= start < end else html.replace("\0", "")


class _Reader:
    """Walks the tree without recursion: somebody else decides how deep it is."""

    def __init__(self) -> None:
        self.paragraphs: list[PastedParagraph] = []
        self._runs: list[Run] = []
        self._label = ""
        self._space = True
        """Whether a space here would follow another, or begin the paragraph."""
        self._loose = False
        """Whether the last space is only a line's end in the source."""

    def read(self, tree: etree._Element) -> None:
        """Take the whole tree."""
        formats: list[frozenset[str]] = [frozenset()]
        kept: list[bool] = [False]
        silent = 0
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                silent = max(silent - 1, 0)
                formats.pop()
                kept.pop()
                if name in _BLOCKS and not silent:
                    self._end_paragraph()
                if not silent:
                    self._words(element.tail, formats[-1], kept[-1])
                continue
            style = _style(element)
            label = not silent and "mso-list:ignore" in style
            if label:
                self._label = " ".join("".join(element.itertext()).split())
            formats.append(_format(name, style, formats[-1]))
            kept.append(name == "pre" or "white-space:pre" in style or kept[-1])
            if silent or label or _is_silent(element, name, style):
                silent += 1
                continue
            if name in _BLOCKS:
                self._end_paragraph()
            elif name == "br":
                self._runs.append(Run("\u2028"))
                self._space = True
            text = element.text
            if text and ("mso-spacerun" in style or _class(element) == "Apple-converted-space"):
                text = text.replace("\u00a0", " ")
                self._runs.append(Run(text, format=tuple(formats[-1])))
            else:
                self._words(text, formats[-1], kept[-1])
        self._end_paragraph()

    def _words(self, text: str | None, format_: frozenset[str], kept: bool) -> None:
        if not text:
            return
        if kept:
            text = text.replace("\r\n", "\n").replace("\n", "\u2028")
        else:
            self._loose = bool(_LINE_END.search(text))
            text = _SPACES.sub(" ", text)
            if self._space:
                text = text.removeprefix(" ")
        if text:
            self._space = text.endswith(" ")
            self._runs.append(Run(text, format=tuple(format_)))

    def _end_paragraph(self) -> None:
        while self._runs and not self._runs[-1].text.strip("\u2028"):
            self._runs.pop()  # Word and Google Docs end what they copied with line breaks
        if self._loose and self._runs:
            last = self._runs.pop()
            self._runs.append(replace(last, text=last.text.rstrip(" ")))
        text = "".join(run.text for run in self._runs)
        if text.strip():
            self.paragraphs.append(PastedParagraph(tuple(self._runs), "", self._label))
        self._runs, self._label, self._space, self._loose = [], "", True, False


def _style(element: etree._Element) -> str:
    return re.sub(r"\s+", "", element.get("style") or "").lower()


def _class(element: etree._Element) -> str:
    return element.get("class") or ""


def _is_silent(element: etree._Element, name: str, style: str) -> bool:
    if name in _SILENT or _UNSHOWN.search(style):
        return True
    names: Iterable[str] = (*_class(element).split(), element.get("id") or "")
    return any(_NOTES.match(one) for one in names)


def _format(name: str, style: str, around: frozenset[str]) -> frozenset[str]:
    """The formats inside an element; a style outdoes the element's name."""
    here = set(around)
    if name in _FORMAT:
        here.add(_FORMAT[name])
    if weight := _WEIGHT.search(style):
        told = weight.group(1)
        heavy = told in ("bold", "bolder") or (told.isdigit() and int(told[:4]) >= 600)
        here = here | {"b"} if heavy else here - {"b"}
    if "font-style:italic" in style:
        here.add("i")
    elif "font-style:normal" in style:
        here.discard("i")
    if "text-decoration:none" in style:
        here.discard("u")
    elif re.search("text-decoration(?:-line)?:[a-z-]*underline", style):
        here.add("u")
    if raised := re.search("vertical-align:(super|sub|baseline)", style):
        here -= {"sup", "sub"}
        here |= {"super": {"sup"}, "sub": {"sub"}}.get(raised.group(1), set())
    return frozenset(here)
