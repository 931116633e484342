"""A cell of a page leads to each thing that it holds."""

from pyoxigraph import Literal

from cbris.queries.table import Table
from cbris.server.grid import Link, grid

IRIS = Literal("https://w3id.org/cbris/country/UA https://w3id.org/cbris/region/UA-21")


def test_several_iris_are_several_links() -> None:
    (row,) = grid(Table(("rows",), ((IRIS,),)), 10).rows
    assert row == (
        Link(
            "",
            None,
            (Link("country/UA", "/country/UA"), Link("region/UA-21", "/region/UA-21")),
        ),
    )


def test_several_iris_with_a_name_are_numbered_links() -> None:
    (row,) = grid(Table(("by", "byLabel"), ((IRIS, Literal("both")),)), 10).rows
    assert row == (Link("both", None, (Link("[1]", "/country/UA"), Link("[2]", "/region/UA-21"))),)
