"""Grey literature of the field, put together by chance: none of it exists.

Papers of numbered series, news, talks, theses and books of meetings, pages of bodies: what
open collections hold least of, and reference lists of the field most.
"""

from collections.abc import Iterator, Sequence
from random import Random
from string import ascii_uppercase

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.training_field import (
    drawn_numbers,
    drawn_people,
    english_title,
    field_words,
    foreign_title,
    paired_title,
)
from cbris.loaders.text.references.training_works import Work

__all__ = ["fill", "grey_works"]

_KINDS = ("paper", "body", "thesis", "talk", "news", "paper", "body", "chapter-grey", "book-grey")
SECOND_SENTENCE = 0.15
BODY_AS_AUTHOR = 0.2
TAKEN = 0.55
"""Share of works that have authors and title of a collected one."""


def grey_works(count: int, others: Sequence[Work], rng: Random) -> Iterator[tuple[str, Work]]:
    """Give works, each with the kind of style that it is printed in.

    :param others: works whose authors and titles are taken as often as not.
    """
    for at in range(count):
        kind = _KINDS[at % len(_KINDS)]
        work = _work(kind, rng)
        yield kind, _with_title(work, kind, rng.choice(others)) if rng.random() < TAKEN else work


def fill(name: str, rng: Random) -> str:
    """Draw one of the forms of a list, and the words in it from theirs."""
    words = field_words()
    number = rng.randint(1, 99)
    year = rng.randint(1995, 2023)
    return str(rng.choice(words[name])).format(
        acronym="".join(rng.sample(ascii_uppercase, rng.randint(3, 5))),
        field=rng.choice(words["fields"]),
        land=rng.choice(words["lands"]),
        n=number,
        nn=f"{number:02}",
        nnn=rng.randint(100, 999),
        nnnn=rng.randint(1000, 99999),
        nth=rng.choice(words["nth"]),
        place=rng.choice(words["towns"]),
        river=rng.choice(words["rivers"]),
        roman=rng.choice(words["roman"]),
        short=rng.choice(words["shorts"]),
        year=year,
        yy=f"{year % 100:02}",
    )


def _work(kind: str, rng: Random) -> Work:
    words = field_words()
    english = rng.random() < 0.5
    families = words["english_families" if english else "foreign_families"]
    authors = drawn_people(rng, families, words["latin_initials"])
    if not english and rng.random() < 0.5:
        authors = tuple(Name(one.family, rng.choice(words["foreign_given"])) for one in authors)
    if kind == "paper" and rng.random() < BODY_AS_AUTHOR:
        authors = (Name(literal=_body(rng)),)
    editors = drawn_people(rng, families, words["latin_initials"], most=2)
    body = _body(rng)
    publisher, place = rng.choice(words["english_publishers" if english else "foreign_publishers"])
    if kind in ("paper", "body") and rng.random() < 0.7:
        publisher = body if rng.random() < 0.3 else _body(rng)
    town = rng.choice(words["towns"])
    fields = (
        drawn_numbers(rng)
        | _days(rng)
        | {
            "title": _title(rng, english),
            "container": _title(rng, english)
            if kind == "chapter-grey"
            else fill("journal_forms", rng),
            "publisher": publisher,
            "place": rng.choice((place, town, f"{town}, {rng.choice(words['lands'])}")),
            "edition": rng.choice(words["english_editions"]),
            "series": fill("paper_forms", rng),
            "body": body,
            "wp": fill("paper_forms", rng),
            "paperkind": rng.choice(words["paper_words"]),
            "number": fill("paper_numbers", rng),
            "genre": rng.choice((*words["genres"], *words["foreign_genres"])),
            "university": fill("universities", rng),
            "journal": _newspaper(rng),
            "meeting": fill("meeting_forms", rng),
            "proceedings": fill("proceedings_forms", rng),
            "town": town,
            "land": rng.choice(words["lands"]),
            "page": rng.choice((str(rng.randint(1, 40)), f"{rng.choice('AB')}{rng.randint(1, 9)}")),
            "chapter": str(rng.randint(1, 14)),
            "report": rng.choice(words["reports"]),
        }
    )
    return Work(authors, editors, fields)


def _with_title(work: Work, kind: str, other: Work) -> Work:
    """Give a work the authors and the title of another one, and the book that it is in."""
    fields = {**work.fields, "title": other.fields["title"]}
    if kind == "chapter-grey" and other.kind == "chapter":
        fields["container"] = other.fields["container"]
    bodies = any(one.literal for one in (*work.authors, *other.authors))
    return Work(work.authors if bodies else other.authors, work.editors, fields)


def _body(rng: Random) -> str:
    words = field_words()
    if rng.random() < 0.55:
        return fill("body_forms", rng)
    return str(rng.choice((*words["bodies"], *words["foreign_bodies"], *words["foreign_bodies"])))


def _newspaper(rng: Random) -> str:
    words = field_words()
    named = rng.choice(("Herald", "Post", "Zeitung", "News", "Gazette", "Kurier", "Nachrichten"))
    if rng.random() < 0.4:
        return f"{rng.choice(words['rivers'])} {named}"
    return str(rng.choice(words["newspapers"]))


def _days(rng: Random) -> dict[str, str]:
    """Give days of a month as they are printed in several languages."""
    words = field_words()
    at, day = rng.randrange(12), rng.randint(1, 28)
    month = words["english_months"][at]
    german, spanish, hungarian, polish = (
        words[f"{name}_months"][at] for name in ("german", "spanish", "hungarian", "polish")
    )
    return {
        "month": rng.choice((month, f"{month[:3]}.")),
        "day": rng.choice((f"{month} {day}", f"{month[:3]}. {day}")),
        "daymonth": rng.choice((f"{day} {month}", f"{day} {month[:3]}.")),
        "days": rng.choice((f"{day}–{day + 2} {month}", f"{month} {day}–{day + 2}", month)),
        "daygerman": f"{day}. {german}",
        "dayspanish": f"{day} de {spanish}",
        "dayhungarian": f"{hungarian} {day}.",
        "daypolish": f"{day} {polish}",
    }


def _title(rng: Random, english: bool) -> str:
    """Give a title, now and then with a second sentence or a question before it."""
    title = english_title(rng) if english else foreign_title(rng)
    drawn = rng.random()
    if drawn < SECOND_SENTENCE:
        return f"{title.rstrip('?')}. {rng.choice(field_words()['sentences'])}"
    if drawn < 1.5 * SECOND_SENTENCE:
        return f"{rng.choice(field_words()['questions'])} {title}"
    if drawn < 2 * SECOND_SENTENCE:
        return paired_title(rng, "ukrainian")[1]
    return title
