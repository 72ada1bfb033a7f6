"""A Word package in the making: parts, content types, relationships, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from model.files.guard import open_package
from model.files.word.names import PACKAGE_RELATIONS, RELATIONS

_TYPES = "[Content_Types].xml"
_DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
_ROOT_RELATIONS = "_rels/.rels"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part: an export says nothing of when it was made."""


class Parts:
    """The parts of a package to be written, by name; begins as a copy of the template."""

    def __init__(self, template: bytes | Mapping[str, bytes]) -> None:
        parts = open_package(template, "The Word template") if isinstance(template, bytes) else {}
        source: Mapping[str, bytes] = parts if isinstance(template, bytes) else template
        self._parts = {name: source[name] for name in source}
        self._parts.setdefault(_ROOT_RELATIONS, _root_relations().encode())

    def text(self, name: str) -> str:
        """A part as text."""
        return self._parts[name].decode("utf-8")

    def set(self, name: str, content: str | bytes) -> None:
        """Replace a part that the template has."""
        self._parts[name] = content.encode("utf-8") if isinstance(content, str) else content

    def drop(self, name: str) -> None:
        """Leave a part out."""
        self._parts.pop(name, None)

    def add(self, name: str, content: str, content_type: str, relation: str) -> None:
        """Add a part of the document, told in the content types and related to the document."""
        self.set(name, content)
        if content_type:
            self._insert_before(
                _TYPES,
                "</Types>",
                f'<Override PartName="/{name}" ContentType="{content_type}"/>',
            )
        target = name.removeprefix("word/") if name.startswith("word/") else f"../{name}"
        relations = self.text(_DOCUMENT_RELATIONS)
        number = relations.count("<Relationship ") + 1
        self._insert_before(
            _DOCUMENT_RELATIONS,
            "</Relationships>",
            f'<Relationship Id="rId{number}" Type="{relation}" Target="{target}"/>',
        )

    def declare(self, name: str, content: str, content_type: str) -> None:
        """Add a part that another part relates to."""
        self.set(name, content)
        if content_type:
            told = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
            self._insert_before(_TYPES, "</Types>", told)

    def _insert_before(self, part: str, end: str, new: str) -> None:
        before, found, after = self.text(part).rpartition(end)
        self.set(part, before + new + found + after)

    def packed(self) -> bytes:
        """The package as a file; the same parts give the same bytes."""
        out = io.BytesIO()
        first = [_TYPES, _ROOT_RELATIONS]
        names = [n for n in first if n in self._parts]
        names += sorted(n for n in self._parts if n not in first)
        with zipfile.ZipFile(out, "w") as package:
            for name in names:
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                package.writestr(info, self._parts[name], compresslevel=4)
        return out.getvalue()


def _root_relations() -> str:
    """What a package is about. Written here: tools that bundle data pass over dotted names."""
    told = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(
            (
                (f"{RELATIONS}/officeDocument", "word/document.xml"),
                (f"{PACKAGE_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
                (f"{RELATIONS}/extended-properties", "docProps/app.xml"),
            ),
            1,
        )
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Relationships xmlns="{PACKAGE_RELATIONS}">{told}</Relationships>'
