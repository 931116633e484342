"""Works of the field, put together by chance: Ukrainian, Russian, English, transliterated.

None of them exists. They teach how titles, journals and imprints of the field look, in
scripts and styles that the open collections do not hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.training_works import Work

__all__ = [
    "drawn_numbers",
    "drawn_people",
    "english_title",
    "field_words",
    "field_works",
    "foreign_title",
    "paired_title",
    "transliterate",
]

_CYRILLIC = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъё’'"
_ROMAN = "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  iu ia y e  e  "
_LATIN = dict(zip(_CYRILLIC, _ROMAN.split(" "), strict=False))
_EVERY = 18
"""Of so many works in a row three are acts, and five are pages of the web or reports."""


def field_works(count: int, rng: Random) -> Iterator[tuple[str, Work]]:
    """Give works, each with the kind of style that it is printed in."""
    makers = (_ukrainian, _transliterated, _english, _foreign, _transliterated, _russian, _foreign)
    for at in range(count):
        turn = at % _EVERY
        if turn < 3:
            yield _act(rng)
        elif turn < 8:
            yield _page(rng)
        else:
            yield makers[at % len(makers)](rng)


def transliterate(text: str) -> str:
    """Write Cyrillic letters in Latin ones, much as Ukrainian passports do."""
    written = []
    for letter in text:
        latin = _LATIN.get(letter.lower(), letter)
        written.append(latin.capitalize() if letter.isupper() else latin)
    return "".join(written)


@cache
def field_words() -> dict[str, Any]:
    """Give the lists that works are put together from."""
    path = files("cbris.loaders.text.references") / "model" / "words.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def _ukrainian(rng: Random) -> tuple[str, Work]:
    return _in_cyrillic(rng, "ukrainian")


def _russian(rng: Random) -> tuple[str, Work]:
    return _in_cyrillic(rng, "russian")


def _in_cyrillic(rng: Random, language: str) -> tuple[str, Work]:
    words = field_words()
    kind = rng.choice(("article", "article", "chapter", "book"))
    families = words[f"{language}_families"]
    authors = drawn_people(rng, families, words["cyrillic_initials"])
    day = f"{rng.randint(1, 28)} {rng.choice(words['short_months'])}"
    fields = drawn_numbers(rng) | {"title": paired_title(rng, language)[0], "day": day}
    if kind == "article":
        fields["container"] = rng.choice(words[f"{language}_journals"])[0]
        return "article-cyrillic", Work(authors, (), _thinned(rng, fields))
    publisher, place, short = rng.choice(words[f"{language}_publishers"])
    fields |= {"publisher": publisher, "place": place, "short": short}
    for name in ("edition", "series", "body", "thesis"):
        fields[name] = rng.choice(words[f"cyrillic_{name}"])
    fields["full"] = f"{authors[0].family} {rng.choice(words['cyrillic_full_given'])}"
    editors = drawn_people(rng, families, words["cyrillic_initials"], most=2)
    if kind == "chapter":
        meeting = rng.choice(words["meetings"]).format(place, rng.randint(1, 28), fields["year"])
        named = paired_title(rng, language)[0]
        fields["container"] = rng.choice((f"{named} : {meeting}", f"{named}: {meeting}", named))
    return f"{kind}-cyrillic", Work(authors, editors, fields)


def _transliterated(rng: Random) -> tuple[str, Work]:
    words = field_words()
    language = "ukrainian" if rng.random() < 0.7 else "russian"
    title, translation = paired_title(rng, language)
    journal, english = rng.choice(words[f"{language}_journals"])
    publisher, place, _ = rng.choice(words[f"{language}_publishers"])
    families = [transliterate(name) for name in words[f"{language}_families"]]
    latin, sign = transliterate(journal), rng.choice((" – ", " – ", " = ", " / ", " - "))
    fields = drawn_numbers(rng) | {
        "title": transliterate(title),
        "translation": translation,
        "journal": english,
        "genre": rng.choice(words["genres"]),
        "container": f"{latin}{sign}{english}" if rng.random() < 0.45 else latin,
    }
    authors = drawn_people(rng, families, words["transliterated_initials"])
    if rng.random() < 0.65:
        return "article-translated", Work(authors, (), _thinned(rng, fields))
    editors = drawn_people(rng, families, words["transliterated_initials"])
    fields |= {"publisher": transliterate(publisher), "place": transliterate(place)}
    return "book-translated", Work(authors, editors, fields)


def _english(rng: Random) -> tuple[str, Work]:
    words = field_words()
    families = [*words["english_families"], *words["particled_families"]]
    authors = drawn_people(rng, families, words["latin_initials"], most=5)
    fields = drawn_numbers(rng) | {"title": english_title(rng)}
    kind = rng.choice(("article", "article", "chapter", "book", "edited"))
    if kind == "article":
        fields["container"] = rng.choice(words["english_journals"])
        return kind, Work(authors, (), _thinned(rng, fields))
    fields["publisher"], fields["place"] = rng.choice(words["english_publishers"])
    fields["edition"] = rng.choice(words["english_editions"])
    editors = drawn_people(rng, families, words["latin_initials"])
    if kind == "chapter":
        fields["container"] = english_title(rng)
        if rng.random() < 0.3:
            editors = ()
    return kind, Work(authors, editors, fields)


def _foreign(rng: Random) -> tuple[str, Work]:
    """Give a work in another language of the field's neighbours."""
    words = field_words()
    people = words["foreign_families"], words["latin_initials"]
    authors, editors = drawn_people(rng, *people), drawn_people(rng, *people, most=2)
    if rng.random() < 0.5:
        authors = tuple(replace(one, given=rng.choice(words["foreign_given"])) for one in authors)
    publisher, place = rng.choice(words["foreign_publishers"])
    fields = drawn_numbers(rng) | {
        "title": foreign_title(rng),
        "container": rng.choice(words["foreign_journals"]),
        "publisher": publisher,
        "place": place,
        "series": rng.choice(words["english_series"]),
        "genre": rng.choice(words["foreign_genres"]),
        "university": f"{rng.choice(('Universidad de', 'Universität', 'Uniwersytet'))} {place}",
        "month": rng.choice(words["english_months"]),
        "note": "maszynopis niepublikowany",
    }
    fields["journal"] = fields["series"]
    kind = rng.choice(("article", "article", "book", "chapter"))
    if kind == "chapter":
        fields["container"] = foreign_title(rng)
    elif kind == "article" and rng.random() < 0.4:
        fields["title"], fields["publisher"] = english_title(rng), rng.choice(words["sellers"])
        fields["container"] = rng.choice(words["english_journals"])
    return f"{kind}-foreign", Work(authors, editors, fields)


def foreign_title(rng: Random) -> str:
    """Give a title in a language of the neighbours."""
    head, tail = rng.choice(field_words()["foreign_titles"])
    return f"{head} {tail}" if rng.random() < 0.75 else str(head)


def _act(rng: Random) -> tuple[str, Work]:
    """Give a law or a regulation: the title with its number is all that most of them have."""
    words = field_words()
    object_, english = rng.choice(words["ukrainian_objects"])
    day, month, number = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1, 3000)
    fields = drawn_numbers(rng)
    year = fields["year"]
    named = f"{day} {words['ukrainian_months'][month - 1]} {year}"
    values = {
        "object": object_,
        "english": english,
        "latin": transliterate(object_),
        "date": rng.choice((f"{day:02}.{month:02}.{year}", named, f"{day} лип. {year}")),
        "day": f"{day} {words['english_months'][month - 1]} {year}",
        "numbers": f"{year}/{number}",
        "number": f"{number}{rng.choice(('-VIII', '-IV', '-р', '', '/2015'))}",
    }
    foreign = rng.random() < 0.5
    if foreign:
        values |= {"day": str(day), "english": foreign_title(rng).lower()}
    fields |= {
        "act": rng.choice(words["foreign_acts" if foreign else "acts"]).format_map(values),
        "gazette": rng.choice(words["foreign_gazettes" if foreign else "gazettes"]),
        "journal": rng.choice(words["official_journals"]),
        "volume": f"L {rng.randint(1, 400)}",
        "day": f"{day}.{month}.{year}",
        "article": f"Ст. {number}",
        "place": rng.choice(words["towns"]),
        "publisher": rng.choice((*words["bodies"], *words["foreign_bodies"])),
    }
    return "act", Work((), (), fields)


def _page(rng: Random) -> tuple[str, Work]:
    """Give a page of the web, a report of a body or a thesis."""
    words = field_words()
    english = rng.random() < 0.6
    place = rng.choice(words["english_publishers"])[1]
    month = rng.choice(words["english_months"])
    fields = drawn_numbers(rng) | {
        "title": english_title(rng) if english else paired_title(rng, "ukrainian")[0],
        "body": rng.choice(words[rng.choice(("bodies", "bodies", "foreign_bodies"))]),
        "report": rng.choice(words["reports"]),
        "paper": rng.choice(words["papers"]),
        "code": rng.choice(("nama_10r_3gdp", "lfst_r_lfe2emp", "demo_r_d3area")),
        "publisher": rng.choice(words["bodies"]),
        "place": place,
        "university": f"University of {place}",
        "container": rng.choice(words["english_series"]),
        "journal": rng.choice(words["newspapers"]),
        "day": f"{month} {rng.randint(1, 28)}",
        "genre": rng.choice(words["genres"]),
    }
    return "page", Work(
        drawn_people(rng, words["english_families"], words["latin_initials"]), (), fields
    )


def paired_title(rng: Random, language: str) -> tuple[str, str]:
    """Give a title and its translation, put together from parts with translations."""
    chosen = [
        rng.choice(field_words()[f"{language}_{part}"]) for part in ("heads", "objects", "tails")
    ]
    both = []
    for at in (0, 1):
        words = " ".join(part[at] for part in chosen).strip()
        both.append(words.replace(" :", rng.choice((" :", ":"))))
    return both[0], both[1]


def english_title(rng: Random) -> str:
    """Give an English title."""
    chosen = (
        rng.choice(field_words()[f"english_{part}"]) for part in ("heads", "objects", "tails")
    )
    title = " ".join(chosen).replace(" :", ":").replace(" ?", "?").strip()
    return title.title() if rng.random() < 0.3 else title


def drawn_numbers(rng: Random) -> dict[str, str]:
    """Give year, volume, issue, pages and extent."""
    first = rng.randint(1, 400)
    issues = (
        f"{rng.randint(1, 12)}",
        f"{rng.randint(1, 60)}",
        f"{rng.randint(1, 12)}{rng.choice((' ', ''))}({rng.randint(20, 290)})",
        rng.choice(("1-2", "3/4", "Suppl. 1", "Special Issue")),
    )
    last = first + rng.randint(3, 30)
    ranges = [f"{first}{rng.choice('-––')}{last}"] * 6
    pages = (*ranges, f"S{first}–S{last}", f"e{first}{last}", str(rng.randint(1, 9999)))
    return {
        "year": str(rng.randint(1991, 2023)),
        "volume": str(rng.randint(1, 120)),
        "issue": rng.choice(issues),
        "pages": rng.choice(pages),
        "extent": str(rng.randint(60, 700)),
    }


def _thinned(rng: Random, fields: dict[str, str]) -> dict[str, str]:
    """Leave out volume, issue or pages now and then."""
    drawn = rng.random()
    lost = "issue" if drawn < 0.2 else "volume" if drawn < 0.4 else "pages" if drawn < 0.45 else ""
    return {name: value for name, value in fields.items() if name != lost}


def drawn_people(
    rng: Random, families: Sequence[str], initials: Sequence[str], most: int = 3
) -> tuple[Name, ...]:
    """Give people by family name and initials, one to as many as ``most``."""
    names = []
    for family in rng.sample(families, rng.randint(1, most)):
        drawn = [rng.choice(initials) for _ in range(rng.randint(1, 2))]
        names.append(Name(family, " ".join(f"{letter}." for letter in drawn)))
    return tuple(names)
