"""The verbs by which rooms say how a delegation stands: "retain", "reservation by", "flexible"."""

from __future__ import annotations

import re

from model.draft.change import Stance

_STANCES: tuple[tuple[str, Stance], ...] = (
    (
        r"(?:with (?:a )?)?(?:scrutiny |parliamentary |general )?reserv(?:ations?|ed|ing|es?)"
        r"(?: (?:by|from|of))?|(?:with )?places? a reservation|r[ée]serves?(?: de)?"
        r"|reservas?(?: de)?|оговорк\w*|保留",
        "reserve",
    ),
    (
        r"(?:to )?(?:re-?)?consult(?:s|ing|ation)?(?: with)?(?: (?:the |its |their )?capitals?)?|"
        r"(?:to )?(?:check|revert)(?:ing)?(?: with)?(?: capitals?)?|"
        r"pending (?:instructions|capital)",
        "consult",
    ),
    (
        r"retain(?:s|ed|ing)?(?: by)?|(?:to )?keep(?:s|ing)?(?: by)?|maintain(?:s|ed)?(?: by)?"
        r"|mantener|mantiene[ns]?|retener|conservar|maintenir|conserver|сохранить",
        "retain",
    ),
    (
        r"DEL\b\.?|(?:to )?delet(?:ed|ion|ing|es?)(?: (?:proposed )?by)?|"
        r"(?:to )?remov(?:es?|al)(?: by)?|"
        r"supprimer|suprimir|suprime[ns]?|eliminar|borrar|удалить|删除",
        "delete",
    ),
    (
        r"(?:is |are )?flexibles?(?: on)?|flexibility(?: by)?|(?:is |are )?souples?|flexibilidad"
        r"|гибк\w+|灵活",
        "flexible",
    ),
    (
        r"oppos(?:ed|ition|ing|es?)(?: by)?|against|object(?:s|ion|ed)?(?: by)?|"
        r"cannot accept|does not support|do not support|se oponen?(?: a)?|s[’']oppose(?:nt)?|"
        r"en contra|против|反对",
        "oppose",
    ),
    (
        r"(?:co-?)?support(?:s|ed|ing)?(?: (?:by|of|from))?|seconded by|with(?: the)? support of|"
        r"appuy[ée] par|appuient|apoyad[oa] por|apoyan?|поддерж\w+|支持",
        "support",
    ),
    (
        r"propos[ée] par|propuest[oa] (?:de|por)|предлож\w+|"
        r"propos(?:ed|al|es?)(?: (?:by|of|from))?|suggest(?:s|ed|ion)?(?: by)?|"
        r"add(?:ed)?(?: (?:by|from))?(?=:? (?:the )?(?-i:[A-Z]))",
        "propose",
    ),
)
STANCE = re.compile(
    "|".join(f"(?P<s{i}>{pattern})" for i, (pattern, _) in enumerate(_STANCES)), re.IGNORECASE
)


def stance_of(said: re.Match[str]) -> Stance:
    """The stance that a verb says."""
    return next(stance for i, (_, stance) in enumerate(_STANCES) if said[f"s{i}"] is not None)
