"""Marks that references of the field carry: translations, languages, editors."""

import re

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.names import INITIALS, read_names, take_names
from cbris.loaders.text.references.titles import GAP

__all__ = ["take_editors", "take_language", "take_medium", "take_translation"]

_LANGUAGE = re.compile(
    r"[\[(]\s?(?P<note>(?:in|In)\s(?:Ukr|Rus|Russ|Eng|Pol|Germ|Ger|Fr|Ukrainian|Russian|English"
    r"|Polish|German"
    r"|French|Romanian|Hungarian|Slovak|Czech|Spanish|Italian)\w*\.?|ukr\.?|rus\.?|eng\.?|укр\.?"
    r"|рос\.?|англ\.?|рус\.?)\s?[\])]",
)
_MEDIUM = re.compile(
    r"[\[(]\s?(?:electronic resource|електронний ресурс|электронный ресурс|online|text|текст"
    r"|elektronnyi resurs)\s?[\])]",
    re.IGNORECASE,
)
_TRANSLATION = re.compile(r"\s?\[(?P<translation>[^\[\]¦]{4,})\]\s?[.,:]?\s*")
_EDITORS_AFTER = re.compile(r"[\[(]\s?(?:[Ee]ds?|[Rr]ed|ред)\.?\s?[\])][.,:]?\s*")
_EDITORS_BEFORE = re.compile(
    rf"[(/;,.]?\s*\b(?:(?:[Ee]ds?\.?|[Ee]dited)(?:\sby)?|(?:за|під|под)\s(?:(?:заг|наук|общ"
    rf"|науч)\.\s)*ред\.?|"
    rf"(?:za|pid)\s(?:(?:zah|nauk)\.\s)*red\.?"
    rf"|редкол\.?\s?:)\s(?P<names>(?:[^\W\d_]+\.\s)?{INITIALS}.*)$"
)


def take_language(text: str) -> tuple[str, str | None]:
    """Cut out the note of the work's language, as printed but for its brackets."""
    match = _LANGUAGE.search(text)
    if not match:
        return text, None
    return f"{text[: match.start()]} {GAP} {text[match.end() :]}", match["note"]


def take_medium(text: str) -> tuple[str, bool]:
    """Cut out the note of the medium, such as ``[Electronic resource]``."""
    cut, count = _MEDIUM.subn(" ", text)
    return " ".join(cut.split()), bool(count)


def take_translation(text: str) -> tuple[str, str, str] | None:
    """Split "Title [Translated title]. Rest" into the three."""
    match = _TRANSLATION.search(text)
    if not match or not text[: match.start()].strip():
        return None
    return text[: match.start()], match["translation"].strip(" ."), text[match.end() :]


def take_editors(text: str) -> tuple[str, tuple[Name, ...]]:
    """Cut editors out: "A. Name (Ed.), …" at the beginning, or "ed. by A. Name" behind."""
    after = _EDITORS_AFTER.search(text)
    if after:
        names = read_names(text[: after.start()])
        if names:
            return text[after.end() :], names
    before = _EDITORS_BEFORE.search(text)
    if not before:
        return text, ()
    taken = take_names(before["names"])
    rest = before["names"][taken.end :]
    return f"{text[: before.start()]} {GAP} {rest}" if taken.names else text, taken.names
