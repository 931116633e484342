"""A test of a query or update, run against a server; a verdict says what is wrong, if anything."""

from collections import Counter
from collections.abc import Callable, Mapping

from comparing import FORMS, Row, expected_rows, form_of, read_rows, row_of, same
from pyoxigraph import NamedNode, Quad
from sites import Reply, Site
from suite import Case, Dataset, address

__all__ = ["verdict"]

RUN_TIME = (
    b"failed to lookup address",  # the native server, of a LOAD
    b"fetches nothing from other machines",  # ours, of a LOAD
    b"does not exist",
    b"custom function",
)
"""What is said of a text that was read and fails when it is run: no fault of its syntax."""
ALL = "SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


def verdict(case: Case, site: Site) -> str | None:
    """Run a test, and say what went wrong; None if nothing did."""
    return KINDS[case.kind](case, site)


def _evaluates(case: Case, site: Site) -> str | None:
    site.fill(case.before.quads())
    assert case.result is not None
    form = form_of(case.result)
    media_type = FORMS[form]
    reply = site.query(case.text, media_type)
    if reply.status != 200 or reply.media_type != media_type:
        return _answered(reply)
    found = read_rows(form, reply.body)
    expected = expected_rows(case.result, address(case.result))
    return None if same(found, expected) else f"{found} was found, {expected} was expected"


def _updates(case: Case, site: Site) -> str | None:
    site.fill(case.before.quads())
    reply = site.update(case.text)
    if reply.status not in (200, 204):
        return _answered(reply)
    content = site.query(ALL, FORMS[".srj"]).body
    found, expected = read_rows(".srj", content), _stored(case.after)
    return None if same(found, expected) else f"{found} was found, {expected} was expected"


def _stored(dataset: Dataset) -> list[Row]:
    """Give the rows of ALL over a dataset."""
    head: Row = tuple(("variable", name) for name in "gops")
    return [head, *Counter(map(_row, dataset.quads()))]


def _row(quad: Quad) -> Row:
    subject, predicate, value = row_of(quad.triple)
    graph = quad.graph_name
    name = ("iri", graph.value) if isinstance(graph, NamedNode) else None
    return (name, value, predicate, subject)


def _query_is_read(case: Case, site: Site) -> str | None:
    reply = site.query(case.text, "*/*")
    return None if reply.status == 200 or _was_run(reply) else _answered(reply)


def _query_is_refused(case: Case, site: Site) -> str | None:
    reply = site.query(case.text, "*/*")
    return None if reply.status == 400 and not _was_run(reply) else _answered(reply)


def _update_is_read(case: Case, site: Site) -> str | None:
    reply = site.update(case.text)
    return None if reply.status in (200, 204) or _was_run(reply) else _answered(reply)


def _update_is_refused(case: Case, site: Site) -> str | None:
    reply = site.update(case.text)
    return None if reply.status == 400 and not _was_run(reply) else _answered(reply)


def _was_run(reply: Reply) -> bool:
    """Tell whether the text was read, and failed only when it was run."""
    return any(message in reply.body for message in RUN_TIME)


def _answered(reply: Reply) -> str:
    return f"{reply.status} {reply.media_type}: {reply.body[:300]!r}"


KINDS: Mapping[str, Callable[[Case, Site], str | None]] = {
    "QueryEvaluationTest": _evaluates,
    "CSVResultFormatTest": _evaluates,
    "UpdateEvaluationTest": _updates,
    "PositiveSyntaxTest11": _query_is_read,
    "NegativeSyntaxTest11": _query_is_refused,
    "PositiveUpdateSyntaxTest11": _update_is_read,
    "NegativeUpdateSyntaxTest11": _update_is_refused,
}
