"""The kind of work that a reference names."""

import re
from collections.abc import Mapping

__all__ = ["kind_of"]

_THESIS = re.compile(
    r"\b(?:thesis|dissertation|PhD diss|дис\.|дисертац|автореф|диссертац|avtoref|dys\.)",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"\b(?:proceedings|proc\.|int\. conf|conference|conf\.|konferen\w+|sympozj\w+|symposium"
    r"|workshop|congress|конференц\w*|конф\.|матеріали|материалы"
    r"|тези)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:working papers?|discussion papers?|report|technical note|policy brief|доповідь|звіт"
    r"|отчет)\b",
    re.IGNORECASE,
)

_REPORT_NOTE = re.compile(r"\((?:working|discussion|policy|technical) (?:paper|report|brief)", re.I)
_PRESS = re.compile(r"\b(?:Press|Verlag|Publish\w*|Routledge|Elgar|Springer|Kiadó|Wydawnictwo)\b")
_COLLECTION = re.compile(
    r"\b(?:сб|зб|кол|колект)\.|\b(?:сборник|збірник|handbook|zb\.)\b", re.IGNORECASE
)


def kind_of(fields: Mapping[str, object], raw: str) -> str | None:
    """Tell the kind from the fields that were read; None where they do not tell."""
    container = str(fields.get("container") or "")
    rules = (
        ("thesis", _THESIS.search(raw) and not (fields.get("volume") or fields.get("issue"))),
        ("conference", container and _CONFERENCE.search(container)),
        ("chapter", _in_collection(fields)),
        ("chapter", fields.get("in_book") and not _is_periodical(fields)),
        (
            "article",
            container and (fields.get("volume") or fields.get("issue") or fields.get("pages")),
        ),
        ("report", _REPORT_NOTE.search(raw)),
        ("report", _REPORT.search(f"{fields.get('title')} {fields.get('publisher')}")),
        ("book", fields.get("num_pages")),
        ("online", fields.get("linked") and not (fields.get("authors") or fields.get("editors"))),
        ("book", fields.get("place") and fields.get("publisher")),
        ("book", _PRESS.search(str(fields.get("publisher") or "")) and not fields.get("linked")),
        ("report", fields.get("authors") and fields.get("publisher")),
        ("online", fields.get("linked") and container and not fields.get("doi")),
        ("article", container or (fields.get("doi") and fields.get("authors"))),
        ("book", fields.get("place") and not fields.get("linked")),
        ("online", fields.get("linked")),
    )
    return next((kind for kind, holds in rules if holds), None)


def _in_collection(fields: Mapping[str, object]) -> bool:
    """Tell a paper in a collection that has a publisher, or a place and editors."""
    named = _COLLECTION.search(str(fields.get("container") or ""))
    return bool(named and fields.get("pages") and fields.get("publisher"))


def _is_periodical(fields: Mapping[str, object]) -> bool:
    """Tell an article "In: Journal 8 (4)" from a chapter."""
    numbered = fields.get("volume") or fields.get("issue")
    whole = not (fields.get("editors") or fields.get("place") or fields.get("publisher"))
    return bool(numbered and whole)
