"""The words of Akoma Ntoso and of our register, and where the kinds of paragraphs live in it."""

from __future__ import annotations

import re

from model.draft.paragraph import MASTHEAD_KINDS

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:penholder:negotiation:1"
XML = "http://www.w3.org/XML/1998/namespace"
A = f"{{{AKN}}}"
N = f"{{{OURS}}}"

VERSION = 1
"""Of the register. A reader opens later ones read-only."""

SECRETARIAT_EID = "secretariat"
ORGANIZATION = "/akn/ontology/organization/un/"
ROLE = "/akn/ontology/role/un/"

PREFACE, PREAMBLE, BODY = 0, 1, 2


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


HOMES = {
    **dict.fromkeys((*MASTHEAD_KINDS, "title"), PREFACE),
    **dict.fromkeys(("enacting", "preambular"), PREAMBLE),
    **dict.fromkeys(("operative", "heading"), BODY),
}
"""Which part of the document a kind asks for; kinds that are not here stand in any."""

FORMATS = ("b", "i", "u", "sup", "sub")

META_ORDER = (
    "identification",
    "publication",
    "classification",
    "lifecycle",
    "workflow",
    "analysis",
    "temporalData",
    "references",
    "notes",
    "proprietary",
    "presentation",
)
"""Children of meta in the order in which the schema wants them."""

TAIL_ORDER = ("attachments", "components")
"""What follows the body and is kept whole: documents of their own."""

STRUCTURES = _named("akomaNtoso statement preface preamble mainBody references")
"""Elements of our own files whose attributes of other tools are kept."""

PARTS = _named(
    "coverPage preface preamble header conclusions mainBody body debateBody judgmentBody "
    "amendmentBody collectionBody portionBody"
)
"""Children of a document that hold its text."""

HIERARCHY = _named(
    "clause section part paragraph chapter title article book tome division point indent "
    "alinea rule subrule proviso subsection subpart subparagraph subchapter subtitle subdivision "
    "subclause level transitional hcontainer"
)
"""Numbered units of any depth."""

UNITS = _named(
    "clause paragraph point indent alinea rule subrule proviso subparagraph subclause level "
    "hcontainer recital citation longTitle formula container item article section"
)
"""Elements that are one paragraph when they hold one."""

NESTING_UNITS = _named("paragraph subparagraph point indent alinea subclause item level li")
"""Units that stand one level deeper inside another."""

TRANSPARENT = _named(
    "content intro wrapUp list sublist body preface preamble mainBody coverPage conclusions "
    "header recitals citations blockContainer tblock div blockList ul ol collectionBody debateBody "
    "judgmentBody amendmentBody portionBody introduction background arguments remedies motivation "
    "decision amendmentHeading amendmentContent amendmentReference amendmentJustification "
    "debateSection speechGroup speech question answer other administrationOfOath rollCall prayers "
    "oralStatements writtenStatements personalStatements ministerialStatements resolutions "
    "nationalInterest declarationOfVote communication petitions papers noticesOfMotion questions "
    "address proceduralMotions pointOfOrder adjournment"
)
"""Elements that only hold others."""

MIXED = _named(
    "p block heading subheading crossHeading listIntroduction listWrapUp from scene narrative "
    "summary caption tocItem docTitle"
)
"""Elements that hold words and stand where a paragraph stands."""

BLOCKS = frozenset(
    HIERARCHY | UNITS | TRANSPARENT | {"p", "block", "table", "li", "toc", "foreign"}
)
"""Elements that cannot stand among words."""

MARKERS = _named("img eol eop noteRef marker componentRef documentRef")
"""Elements without words that stand among words."""

PLAIN_NAME = re.compile(r"(?:\{[^{}\s<>\"&]+\})?[A-Za-z_][\w.-]*")
"""An attribute's name as lxml gives it, ``{namespace}local`` or ``local``."""

NO_SPACE = re.compile(r"\S+")
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
