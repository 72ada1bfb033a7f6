"""Pictures without what cameras and programs write into them beside the picture."""

from __future__ import annotations

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_GONE = (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME")
_JPEG = b"\xff\xd8"
_JPEG_GONE = (0xE1, 0xED, 0xFE)
"""EXIF and XMP, Photoshop's notes, comments."""
_JPEG_SCAN = 0xDA


def without_metadata(content: bytes) -> bytes:
    """The picture as it looks; whatever is no well-formed PNG or JPEG is given back as it is."""
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(_JPEG):
        return _jpeg(content)
    return content


def _png(content: bytes) -> bytes:
    out = [_PNG]
    at = len(_PNG)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if end > len(content):
            return content
        if content[at + 4 : at + 8] not in _PNG_GONE:
            out.append(content[at:end])
        at = end
    return b"".join(out) if at == len(content) else content


def _jpeg(content: bytes) -> bytes:
    out = [_JPEG]
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        kind = content[at + 1]
        if kind == _JPEG_SCAN:
            return b"".join((*out, content[at:]))
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if kind not in _JPEG_GONE:
            out.append(content[at:end])
        at = end
    return content
