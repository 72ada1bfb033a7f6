"""Parts that an export adds to a package: comments, people, what our program notes in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.files.word.comments import Comment
from model.files.word.names import CUSTOM_XML, PEOPLE, RELATIONS, W
from model.files.word.package import Parts, put_last
from model.files.word.runs import escaped

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PEOPLE_RELATION = "http://schemas.microsoft.com/office/2011/relationships/people"


def add_comments(
    parts: Parts, comments: Iterable[tuple[int, Comment]], there: str = "", namespace: str = W
) -> None:
    """Add comments by the numbers that the text refers to; ``there`` names a part with others."""
    told = "".join(
        f'<w:comment w:id="{number}" w:author="{escaped(comment.author)}"'
        + (f' w:date="{escaped(comment.at)}"' if comment.at else "")
        + f' w:initials="{escaped(_initials(comment.author))}">'
        + "".join(_comment_line(line, bool(there)) for line in comment.text.split("\n"))
        + "</w:comment>"
        for number, comment in comments
    )
    if there:
        parts.set(there, put_last(parts.text(there), told))
        return
    content = f'{HEAD}<w:comments xmlns:w="{namespace}">{told}</w:comments>'
    parts.add("word/comments.xml", content, f"{_WORD_TYPE}.comments+xml", "comments")


def add_people(parts: Parts, names: Iterable[str], there: str = "") -> None:
    """Add the authors of revisions and comments to those that the file knows."""
    known = parts.text(there) if there else ""
    told = "".join(
        f'<w15:person w15:author="{escaped(name)}"><w15:presenceInfo w15:providerId="None" '
        f'w15:userId="{escaped(name)}"/></w15:person>'
        for name in dict.fromkeys(names)
        if f'w15:author="{escaped(name)}"' not in known
    )
    if not told:
        return
    if there:
        if f'xmlns:w15="{PEOPLE}"' in known:
            parts.set(there, put_last(known, told))
        return
    content = f'{HEAD}<w15:people xmlns:w15="{PEOPLE}">{told}</w15:people>'
    parts.add("word/people.xml", content, f"{_WORD_TYPE}.people+xml", _PEOPLE_RELATION)


def add_part(parts: Parts, content: str) -> None:
    """Add what our program notes in the file."""
    name = parts.add("customXml/item1.xml", content, "", "customXml")
    number = re.sub(r"\D", "", name)
    parts.declare(
        f"customXml/itemProps{number}.xml",
        f'{HEAD}<ds:datastoreItem xmlns:ds="{CUSTOM_XML}" '
        'ds:itemID="{7C0B2F0E-6F0D-4E4B-9C1D-5E2A41D7A9B3}"><ds:schemaRefs>'
        '<ds:schemaRef ds:uri="urn:penholder:negotiation:1"/></ds:schemaRefs>'
        "</ds:datastoreItem>",
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    parts.set(
        f"customXml/_rels/item{number}.xml.rels",
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{RELATIONS}/customXmlProps" '
        f'Target="itemProps{number}.xml"/></Relationships>',
    )


def _comment_line(text: str, plain: bool) -> str:
    style = "" if plain else '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r></w:p>'


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:4]
