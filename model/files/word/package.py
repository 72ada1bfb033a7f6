"""A Word package in the making: parts, content types, relationships, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Container, Iterator, Mapping

from model.files.guard import open_package
from model.files.word.names import PACKAGE_RELATIONS, RELATIONS
from model.files.word.usual import usual_text

TYPES = "[Content_Types].xml"
_DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
_ROOT_RELATIONS = "_rels/.rels"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part: an export says nothing of when it was made."""


class Parts:
    """The parts of a package to be written, by name; begins as a copy of another.

    Args:
        source: The package that it begins as: our template, or an issued document.
        document: The name of the part with the text.
        relations: The name of the part that tells what is related to it.
        kind: What the names of kinds of relations begin with.
    """

    def __init__(
        self,
        source: bytes | Mapping[str, bytes],
        document: str = "word/document.xml",
        relations: str = _DOCUMENT_RELATIONS,
        kind: str = RELATIONS,
    ) -> None:
        opened = open_package(source, "The Word template") if isinstance(source, bytes) else source
        self._parts = {name: opened[name] for name in opened}
        self._parts.setdefault(_ROOT_RELATIONS, _root_relations(document, self._parts).encode())
        self.document = document
        self._relations = relations
        self._kind = kind
        self._parts.setdefault(relations, _no_relations().encode())

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._parts))

    def text(self, name: str) -> str:
        """A part as text, in the form that patterns for what we write can read."""
        return usual_text(self._parts[name], name)

    def content(self, name: str) -> bytes:
        """A part as bytes."""
        return self._parts[name]

    def set(self, name: str, content: str | bytes) -> None:
        """Replace a part."""
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogateescape")
        self._parts[name] = content

    def drop(self, name: str) -> None:
        """Leave a part out."""
        self._parts.pop(name, None)

    def add(self, name: str, content: str, content_type: str, relation: str) -> str:
        """Add a part of the document, told in the content types and related to the document.

        ``relation`` is the last word of the kind, or the whole name of one that is not the
        format's own. Gives the name under which it was put in: another's part keeps its own.
        """
        name = self._free(name)
        self.declare(name, content, content_type)
        folder = self.document.rpartition("/")[0]
        target = f"/{name}"
        if folder and name.startswith(folder + "/"):
            target = name.removeprefix(folder + "/")
        elif folder and "/" not in folder:
            target = f"../{name}"
        relations = self.text(self._relations)
        numbers = (int(n) for n in re.findall(r'Id="rId(\d{1,8})"', relations))
        number = max(numbers, default=0) + 1
        kind = relation if ":" in relation else f"{self._kind}/{relation}"
        self._insert(
            self._relations,
            f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>',
        )
        return name

    def relation_to(self, name: str) -> str:
        """The id of the document's relation to a part; empty for none."""
        pattern = r'<Relationship\b[^>]*?\bId="([^"]*)"[^>]*?\bTarget="([^"]*)"'
        told = re.findall(pattern, self.text(self._relations))
        last = name.rpartition("/")[2]
        return next((number for number, target in told if target.rpartition("/")[2] == last), "")

    def declare(self, name: str, content: str, content_type: str) -> None:
        """Add a part that another part relates to."""
        self.set(name, content)
        if content_type:
            self._insert(TYPES, f'<Override PartName="/{name}" ContentType="{content_type}"/>')

    def _free(self, name: str) -> str:
        """The name, with another number where somebody has it."""
        taken = {known.casefold() for known in self._parts}
        stem, _, suffix = name.rpartition(".")
        made, number = name, 1
        while made.casefold() in taken:
            number += 1
            made = f"{stem.rstrip('0123456789')}{number}.{suffix}"
        return made

    def _insert(self, part: str, new: str) -> None:
        """Put an element last into the root of a part."""
        self.set(part, put_last(self.text(part), new))

    def packed(self) -> bytes:
        """The package as a file; the same parts give the same bytes."""
        out = io.BytesIO()
        first = [TYPES, _ROOT_RELATIONS]
        names = [n for n in first if n in self._parts]
        names += sorted(n for n in self._parts if n not in first)
        with zipfile.ZipFile(out, "w") as package:
            for name in names:
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                package.writestr(info, self._parts[name], compresslevel=4)
        return out.getvalue()


_ROOT_END = re.compile(r"</[\w:]+>\s*(?:<!--.*?-->\s*)*$", re.DOTALL)
_EMPTY_ROOT = re.compile(r"<([\w:]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)/>\s*$")


def put_last(xml: str, new: str) -> str:
    """A document with an element put last into its root."""
    end = _ROOT_END.search(xml)
    if end:
        return xml[: end.start()] + new + xml[end.start() :]
    return _EMPTY_ROOT.sub(lambda root: f"<{root[1]}{root[2]}>{new}</{root[1]}>", xml)


def _no_relations() -> str:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Relationships xmlns="{PACKAGE_RELATIONS}"></Relationships>'


def _root_relations(document: str, there: Container[str]) -> str:
    """What a package is about. Written here: tools that bundle data pass over dotted names."""
    told = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(
            (
                (f"{RELATIONS}/officeDocument", document),
                (f"{PACKAGE_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
                (f"{RELATIONS}/extended-properties", "docProps/app.xml"),
            ),
            1,
        )
        if target in there
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Relationships xmlns="{PACKAGE_RELATIONS}">{told}</Relationships>'
