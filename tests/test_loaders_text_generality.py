"""No rule knows one of the bundled texts: none is named, and no sentence is held."""

import re
from pathlib import Path

import pytest

from cbris.loaders.bundled import bundled_files
from cbris.loaders.text.document import Span
from cbris.loaders.text.sentences import sentences

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"\btexts? 00\d\b|\b00[0-2]\b|\b00[0-2]_[0-9a-f]{16}\b")
SHORTEST = 5  # words; a shorter sentence is a phrase of its own
RULES = sorted(
    path
    for folder, ending in (("loaders", "*.yaml"), ("loaders", "*.py"), ("ontology", "*.ttl"))
    for path in (ROOT / folder).rglob(ending)
)


def words(text: str) -> str:
    """Give the words alone, one blank around each."""
    return " ".join(["", *re.findall(r"[^\W_]+", text.casefold()), ""])


def held_sentences(rules: str) -> list[str]:
    """Give the sentences of the bundled texts that stand in the rules."""
    found = words(rules)
    held = []
    for one in bundled_files():
        if one.path.suffix == ".txt":
            text = one.path.read_text("utf-8")
            spans = sentences(text, Span(0, len(text)))
            held += [words(text[span.start : span.end]) for span in spans]
    return [one for one in held if len(one.split()) >= SHORTEST and one in found]


@pytest.mark.parametrize("path", RULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_rule_holds_a_sentence_of_a_text(path: Path) -> None:
    assert held_sentences(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", RULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_rule_names_a_text(path: Path) -> None:
    """A concept says in dcterms:source where it was met; nothing else names a text."""
    lines = path.read_text("utf-8").splitlines()
    named = [line for line in lines if NAMED.search(line) and "dcterms:source" not in line]
    assert named == []


def test_a_sentence_that_is_held_would_be_found() -> None:
    text = next(one for one in bundled_files() if one.id == "001").path.read_text("utf-8")
    assert held_sentences(f"trigger: {text[1016:1082]}") == [
        " not least this fact concerns the scientific and technical sphere "
    ]
