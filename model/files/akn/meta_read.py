"""What stands round the text of a file: metadata, and other tools' elements, kept as they are."""

from __future__ import annotations

from lxml import etree

from model.draft.delegation import Delegation, DelegationTable, unknown_delegation
from model.files.akn.gather import Gathered, quoted, words_in
from model.files.akn.names import (
    AKN,
    META_ORDER,
    ORGANIZATION,
    ROLE,
    SECRETARIAT_EID,
    TAIL_ORDER,
    A,
    N,
)
from model.files.akn.xml import canonical

_LAST = 1 << 29


class MetaReader:
    """Puts what is found into ``gathered.foreign``, or ``gathered.homeless`` without a home."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered

    def around(self, root: etree._Element) -> None:
        """Comments and instructions before and after the root."""
        before = list(root.itersiblings(preceding=True))[::-1]
        for where, nodes in (("prolog", before), ("epilog", list(root.itersiblings()))):
            for node in nodes:
                text = etree.tostring(node, with_tail=False, encoding="unicode")
                self._gathered.foreign.append((where, text))

    def whole(self, element: etree._Element) -> None:
        """An element beside the text, kept and not shown."""
        if not isinstance(element.tag, str):
            self.comment(element)
            return
        name = element.tag.removeprefix(A)
        text = canonical(element)
        if name in TAIL_ORDER and all(where != name for where, _ in self._gathered.foreign):
            self._gathered.foreign.append((name, text))
        else:
            self._gathered.homeless.append((_LAST, name, text))
        self._gathered.tell(
            "kept-whole",
            f"The part “{quoted(name)}” is kept as it is and not shown: "
            f"“{quoted(words_in(element))}”.",
            f"line {element.sourceline}",
        )

    def comment(self, node: etree._Element) -> None:
        """A comment that has no place to stand."""
        if isinstance(node, (etree._Comment, etree._ProcessingInstruction)):
            self._gathered.tell(
                "comment-left-out",
                f"A comment is not kept: “{quoted(str(node.text or ''))}”.",
                f"line {node.sourceline}",
            )

    def meta(self, meta: etree._Element, generated: str, own: dict[str, Delegation]) -> None:
        """The children of ``meta`` that a draft's own would not be like."""
        for child in meta:
            name = str(child.tag).removeprefix(A)
            if not isinstance(child.tag, str):
                self.comment(child)
            elif name == "identification" and _same(child, generated):
                continue
            elif name == "references":
                self._references(child, own)
            elif child.find(N + "register") is not None:
                for other in child.iterchildren(etree.Element):
                    if other.tag != N + "register":
                        self._gathered.homeless.append((_LAST, name, canonical(other)))
            elif name in META_ORDER:
                self._gathered.foreign.append((name, canonical(child)))
            else:
                self._gathered.homeless.append((_LAST, f"meta/{name}", canonical(child)))

    def _references(self, element: etree._Element, own: dict[str, Delegation]) -> None:
        if list(element.attrib.items()) != [("source", f"#{SECRETARIAT_EID}")]:
            self._gathered.keep_attributes(element)
        for child in element:
            if not isinstance(child.tag, str):
                self.comment(child)
            elif not _is_ours(child, own):
                self._gathered.foreign.append(("references", canonical(child)))


def delegations_referred(meta: etree._Element, table: DelegationTable) -> dict[str, Delegation]:
    """The delegations that the references name, for a register that does not describe them."""
    out: dict[str, Delegation] = {}
    for element in meta.iterfind(f"{A}references/{A}TLCOrganization"):
        name = element.get("eId", "")
        if name and element.get("href") == ORGANIZATION + name:
            shown = element.get("showAs", "")
            made = unknown_delegation(shown or name)
            out[name] = table.get(name) or Delegation(name, made.code, shown, kind="unknown")
    return out


def _same(element: etree._Element, generated: str) -> bool:
    ours = etree.fromstring(f'<x xmlns="{AKN}">{generated}</x>')[0]
    mine = [(e.tag, dict(e.attrib)) for e in ours.iter()]
    return mine == [(e.tag, dict(e.attrib)) for e in element.iter()]


def _is_ours(element: etree._Element, own: dict[str, Delegation]) -> bool:
    name = element.get("eId", "")
    if element.tag == A + "TLCRole":
        expected = (SECRETARIAT_EID, ROLE + SECRETARIAT_EID, "Secretariat")
    elif element.tag == A + "TLCOrganization" and name in own:
        expected = (name, ORGANIZATION + name, own[name].name)
    else:
        return False
    get = element.get
    return len(element.attrib) == 3 and expected == (name, get("href"), get("showAs"))
