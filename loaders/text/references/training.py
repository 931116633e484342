"""Train the labeller of references: ``python -m cbris.loaders.text.references.training``.

CBRIS_SHARED names the folder that holds ``references``. The same data and program give the
same model, byte for byte.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import NamedTuple

import pycrfsuite

from cbris.loaders.text.references.features import features
from cbris.loaders.text.references.training_encode import encode, refine
from cbris.loaders.text.references.training_field import field_works
from cbris.loaders.text.references.training_grey import grey_works
from cbris.loaders.text.references.training_readers import (
    OTHER,
    Piece,
    Tagged,
    normalised,
    read_anystyle,
    read_grobid,
    read_parscit,
    text_of,
)
from cbris.loaders.text.references.training_styles import fitting, print_work
from cbris.loaders.text.references.training_works import Work, work_of

__all__ = ["TESTS", "collected", "examples", "excluded", "main", "plain_examples", "train"]

TESTS = ("flux-cim-cs", "en-humanities", "it-humanities", "mixed-humanities")
"""The open test: files of ParsCit, none of whose strings may be learned from."""

_ANYSTYLE = ("core", "gold", "good")
_NEVER = "citations.xml"
_PARAMETERS = {
    "c1": 0.3,
    "c2": 0.02,
    "max_iterations": 90,
    "feature.minfreq": 3,
    "feature.possible_transitions": False,
}
_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TAILS = (
    "[Crossref], [Web of Science ®]",
    "[Google Scholar]",
    "[CrossRef] [Google Scholar]",
    "View Article",
    "Title from the screen",
    "Назва з екрана",
)
"""What journal pages add to an entry."""

_MODEL = Path(__file__).parent / "model" / "references.crfsuite"
SEED = 20240229
FIELD_WORKS = 7000
GREY_WORKS = 5400
MIN_ENTRY = 15
SHORTENED = 0.25
LENGTHENED = 0.06
RENAMED = 0.2


class Sizes(NamedTuple):
    """How many references each source gives."""

    collected: int
    printed: int
    invented: int


def main() -> None:
    """Train the model that is shipped, and say what of."""
    shared = os.environ.get("CBRIS_SHARED")
    if not shared:
        sys.exit("CBRIS_SHARED: not set; give the folder that holds references/")
    folder = Path(shared) / "references"
    learned, sizes = examples(folder)
    _MODEL.parent.mkdir(exist_ok=True)
    train(learned, _MODEL)
    sys.stdout.write(f"{sizes}\n{_MODEL.stat().st_size} bytes\n")


def excluded(folder: Path) -> frozenset[str]:
    """Give the normalised strings that nothing may be learned from: the tests, and CORA."""
    names = (*TESTS, "cora")
    files = (read_parscit(folder / "parscit" / f"{name}.tagged.txt") for name in names)
    return frozenset(normalised(text_of(tagged)) for tagged in chain.from_iterable(files))


def collected(folder: Path) -> list[Tagged]:
    """Give the references of all collections, each string once, refined."""
    seen = set(excluded(folder))
    kept = []
    for tagged in _sources(folder):
        key = normalised(text_of(tagged))
        if len(key) >= MIN_ENTRY and key not in seen:
            seen.add(key)
            kept.append(refine(tagged))
    return kept


def examples(folder: Path) -> tuple[list[Tagged], Sizes]:
    """Give all references to learn from: as collected, printed anew, and of the field."""
    rng = Random(SEED)
    found = collected(folder)
    works = [work for work in map(work_of, found) if work]
    printed = list(_printed(works, rng))
    invented = list(_invented(works, rng))
    noisy = [_worn(tagged, rng) for tagged in (*found, *printed, *invented)]
    return noisy, Sizes(len(found), len(printed), len(invented))


def plain_examples(folder: Path) -> list[Tagged]:
    """Give what a labeller without any of this learns from: core.xml without the tests."""
    names = (read_parscit(folder / "parscit" / f"{name}.tagged.txt") for name in TESTS)
    tests = {normalised(text_of(tagged)) for tagged in chain.from_iterable(names)}
    core = read_anystyle(folder / "anystyle" / "core.xml")
    return [refine(tagged) for tagged in core if normalised(text_of(tagged)) not in tests]


def train(learned: Iterable[Tagged], path: Path) -> None:
    """Write the model that the references give."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_PARAMETERS, verbose=False)
    for tagged in learned:
        tokens, labels = encode(tagged)
        if tokens:
            trainer.append(features(tokens), labels)
    trainer.train(str(path))


def _sources(folder: Path) -> Iterator[Tagged]:
    for name in _ANYSTYLE:
        yield from read_anystyle(folder / "anystyle" / f"{name}.xml")
    for path in sorted((folder / "grobid" / "corpus").glob("*.xml")):
        if path.name != _NEVER:
            yield from filter(_is_useful, read_grobid(path))


def _is_useful(tagged: Tagged) -> bool:
    """Tell whether a reference has a title, in letters that the field uses."""
    return any(piece.label == "title" for piece in tagged) and not _CJK.search(text_of(tagged))


def _printed(works: Sequence[Work], rng: Random) -> Iterator[Tagged]:
    for work in works:
        yield from _print(_varied(work, rng.choice(works), rng), work.kind, rng)


def _varied(work: Work, other: Work, rng: Random) -> Work:
    """Change a work now and then, so that no list of known names suffices to read it.

    Its title is shortened, or gets a second sentence or a year; its journal, publisher and
    place get words of another work as their names.
    """
    fields = dict(work.fields)
    fields["title"] = _title(fields["title"].split(), rng)
    words = [word for word in re.findall(r"[^\W\d_]{4,}", other.fields["title"]) if word.isalpha()]
    family = other.authors[0].family
    if words and fields.get("container") and rng.random() < RENAMED:
        named = rng.sample(words, min(len(words), rng.randint(1, 3)))
        fields["container"] = rng.choice((" ", " ", " of the ")).join(w.capitalize() for w in named)
    if words and fields.get("publisher") and rng.random() < RENAMED:
        ending = rng.choice(("", "", "", " Press", " Verlag", " House"))
        fields["publisher"] = rng.choice(words).capitalize() + ending
    if family and fields.get("place") and rng.random() < RENAMED:
        fields["place"] = rng.choice(("", "", "", "Saint-", "The ", "New ")) + family
    return work._replace(fields=fields)


def _title(words: Sequence[str], rng: Random) -> str:
    drawn = rng.random()
    at = rng.randint(1, max(2, min(5, len(words) - 1)))
    if drawn < SHORTENED and len(words) > 3:
        return " ".join(words[:at]).rstrip(" ,:;-–—.(")
    if drawn < SHORTENED + LENGTHENED and len(words) > 6:
        rest = " ".join(words[at + 1 :]).capitalize()
        return f"{' '.join(words[: at + 1]).rstrip(' ,:;-–—.')}. {rest}"
    if drawn < SHORTENED + 2 * LENGTHENED:
        years = rng.choice(("in 2009", "2014–2020", "1990-2005", "2030"))
        return " ".join((*words[:at], years, *words[at:]))
    return " ".join(words)


def _invented(works: Sequence[Work], rng: Random) -> Iterator[Tagged]:
    grey = grey_works(GREY_WORKS, works, rng)
    for kind, work in chain(field_works(FIELD_WORKS, rng), grey):
        yield from _print(work, kind, rng)


def _print(work: Work, kind: str, rng: Random) -> Iterator[Tagged]:
    if kind == "book" and work.editors and rng.random() < 0.5:
        kind = "edited"
    styles = fitting(work, kind)
    if styles:
        yield print_work(work, rng.choice(styles), rng)


def _worn(tagged: Tagged, rng: Random) -> Tagged:
    """Wear a reference as copying does: blanks lost, dashes changed, a gap at the end."""
    pieces = list(tagged)
    drawn = rng.random()
    if drawn < 0.06:
        pieces = [Piece(p.label, re.sub(r"([.,;:])\s+", r"\1", p.text)) for p in pieces]
    elif drawn < 0.1:
        pieces = [Piece(p.label, re.sub(r"(?<=[.,])\s(?=\S)", "  ", p.text)) for p in pieces]
    elif drawn < 0.16:
        pieces = [Piece(p.label, p.text.replace(" – ", " - ")) for p in pieces]
    elif drawn < 0.19:
        pieces = [Piece(p.label, p.text.upper() if p.label == "title" else p.text) for p in pieces]
    elif drawn < 0.24:
        pieces.append(Piece(OTHER, " ¦"))
    elif drawn < 0.26:
        pieces += [Piece(OTHER, " ¦ "), Piece("note", rng.choice(_TAILS))]
    return tuple(pieces)


if __name__ == "__main__":
    main()
