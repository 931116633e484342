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


def kind_of(fields: Mapping[str, object], raw: str) -> str | None:
    """Tell the kind from the fields that were read; None where they do not tell."""
    container = str(fields.get("container") or "")
    rules = (
        ("thesis", _THESIS.search(raw) and not (fields.get("volume") or fields.get("issue"))),
        ("conference", container and _CONFERENCE.search(container)),
        ("chapter", fields.get("in_book") and not _is_periodical(fields)),
        (
            "article",
            container and (fields.get("volume") or fields.get("issue") or fields.get("pages")),
        ),
        ("report", _REPORT.search(f"{fields.get('title')} {fields.get('publisher')}")),
        ("book", fields.get("num_pages") or (fields.get("place") and fields.get("publisher"))),
        ("report", fields.get("authors") and fields.get("publisher")),
        ("article", container or (fields.get("doi") and fields.get("authors"))),
        ("book", fields.get("place")),
        ("online", fields.get("linked")),
    )
    return next((kind for kind, holds in rules if holds), None)


def _is_periodical(fields: Mapping[str, object]) -> bool:
    """Tell an article "In: Journal 8 (4)" from a chapter."""
    numbered = fields.get("volume") or fields.get("issue")
    whole = not (fields.get("editors") or fields.get("place") or fields.get("publisher"))
    return bool(numbered and whole)
