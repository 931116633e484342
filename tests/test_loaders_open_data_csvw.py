import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from open_data import CASES, expected, facts, load

from cbris.errors import SourceError
from cbris.loaders.open_data.cordis import CordisLoader
from cbris.loaders.open_data.csvw import CsvwLoader
from cbris.loaders.source import Source, digest

LOADER = CsvwLoader()
CSV = "code,name\nA,first\n"
CODE = {"name": "code", "propertyUrl": "skos:notation"}
NAME = {"name": "name", "propertyUrl": "rdfs:label"}
XSD = "http://www.w3.org/2001/XMLSchema#"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


def source(
    folder: Path, columns: object, table: str = CSV, more: Mapping[str, object] | None = None
) -> Source:
    """Give a table ``t.csv`` with a mapping of these columns; `more` are members of it."""
    path = folder / "t.csv"
    path.write_text(table, "utf-8")
    schema = {"columns": columns} if isinstance(columns, list) else columns
    found = {"@context": "http://www.w3.org/ns/csvw", "tableSchema": schema, **(more or {})}
    (folder / "t.csv-metadata.json").write_text(json.dumps(found), "utf-8")
    return Source("case", path)


def error(found: Source) -> str:
    with pytest.raises(SourceError) as caught:
        list(LOADER.load(found))
    return str(caught.value)


def test_the_case_gives_what_was_read_and_kept() -> None:
    quads = load(LOADER, "csvw/bridges.csv")
    assert {str(quad) for quad in quads} == expected("csvw")
    assert load(LOADER, "csvw/bridges.csv") == quads


def test_a_row_becomes_what_the_mapping_says() -> None:
    bridge = "<bridge/B%201>"
    rows = {one for one in facts(load(LOADER, "csvw/bridges.csv")) if one.startswith(bridge)}
    assert rows == {
        f'{bridge} <http://www.w3.org/2004/02/skos/core#notation> "B 1"',
        f'{bridge} {LABEL} "Drawn Bridge"@en',
        f'{bridge} {LABEL} "Намальований міст"@uk',
        f'{bridge} <ontology#firstDay> "1995-12-31"^^<{XSD}date>',
        f'{bridge} <https://schema.org/size> "1.25"^^<{XSD}decimal>',
        f"{bridge} <http://purl.org/dc/terms/spatial> <region/PL822>",
        f'{bridge} <https://schema.org/keywords> "road"',
        f'{bridge} <https://schema.org/keywords> "rail"',
        f'{bridge} <source/case#cars> "true"^^<{XSD}boolean>',
        f"{bridge} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Bridge>",
        f'{bridge} <http://purl.org/dc/terms/source> "drawn by hand"',
    }


def test_a_cell_that_is_null_says_nothing() -> None:
    second = [one for one in facts(load(LOADER, "csvw/bridges.csv")) if "<bridge/B2>" in one]
    assert not [one for one in second if "size" in one or "firstDay" in one or "@uk" in one]


def test_the_table_itself_keeps_title_and_licence() -> None:
    quads = facts(load(LOADER, "csvw/bridges.csv"))
    licence = "https://creativecommons.org/licenses/by/4.0/"
    title = '"Bridges that were drawn"@en'
    assert f"<dataset/case> <http://purl.org/dc/terms/title> {title}" in quads
    assert LOADER.origin(CASES / "csvw" / "bridges.csv") == {
        "licence": licence,
        "graph_licence": licence,
    }


def test_without_templates_rows_and_columns_are_named_after_the_source(tmp_path: Path) -> None:
    found = facts(
        LOADER.load(source(tmp_path, [{"name": "code"}, {"suppressOutput": True, **NAME}]))
    )
    assert '<source/case/row/1> <source/case#code> "A"' in found
    assert not [one for one in found if "first" in one]


@pytest.mark.parametrize(
    ("template", "iri"),
    [
        ("https://e.org/{code}", "https://e.org/%D0%B0%2F1"),
        ("https://e.org/{+code}", "https://e.org/%D0%B0/1"),
        ("{#code}", "source/case#%D0%B0/1"),
        ("x/{_row}", "source/case/x/1"),
        ("schema:{_sourceRow}", "https://schema.org/2"),
    ],
)
def test_templates_are_expanded(tmp_path: Path, template: str, iri: str) -> None:
    schema = {"aboutUrl": template, "columns": [CODE, NAME]}
    found = facts(LOADER.load(source(tmp_path, schema, "code,name\nа/1,first\n")))
    assert f'<{iri}> {LABEL} "first"' in found


def test_one_table_of_a_group_is_found_by_its_url(tmp_path: Path) -> None:
    found = source(tmp_path, [])
    one = {"url": "t.csv", "tableSchema": {"columns": [CODE, NAME]}}
    group = {"@context": "http://www.w3.org/ns/csvw", "tables": [{"url": "o.csv"}, one]}
    (tmp_path / "t.csv-metadata.json").write_text(json.dumps(group))
    assert f'<source/case/row/1> {LABEL} "first"' in facts(LOADER.load(found))


def column(**members: object) -> list[object]:
    return [CODE, {"name": "name", **members}]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (column(datatype="duration"), "t.csv-metadata.json: column 2 (name): datatype 'duration';"),
        (
            column(datatype={"base": "integer", "minimum": 1}),
            "t.csv-metadata.json: column 2: datatype: minimum; read are base, format; leave it",
        ),
        (
            column(datatype={"base": "string", "format": "[a-z]+"}),
            "t.csv-metadata.json: column 2 (name): format '[a-z]+' of string; read are dates",
        ),
        (
            column(datatype={"base": "date", "format": "EEE"}),
            "t.csv-metadata.json: column 2 (name): format 'EEE' of a date; yyyy, MM and dd",
        ),
        (column(ordered=True), "t.csv-metadata.json: column 2: ordered; read are @id, @type,"),
        (column(valueUrl="x/{nom}"), "t.csv-metadata.json: column 2 (name): {nom} in a template;"),
        ([CODE, CODE], "t.csv-metadata.json: tableSchema: two columns of one name among"),
        ([], "t.csv-metadata.json: tableSchema: columns is []; a list was expected"),
        (
            [CODE, {"virtual": True, "name": "v", "valueUrl": "x"}, NAME],
            "t.csv-metadata.json: tableSchema: virtual columns stand last; reorder them",
        ),
        ([CODE], "t.csv:1: columns code, name; code were expected, by the mapping"),
        ([NAME, CODE], "t.csv:1: columns code, name; name, code were expected, by the mapping"),
        (column(datatype="integer"), "t.csv:2: name is 'first'; integer was expected; mend the"),
        (
            column(datatype="date", default="2023-02-31", null=["x"]),
            "t.csv:2: name is 'first'; date",
        ),
        (column(valueUrl="wd:{name}"), "t.csv:2: name: wd: is no prefix known here, in 'wd:first'"),
        (column(null=["first"], required=True), "t.csv:2: name is empty; it is required; fill"),
    ],
)
def test_what_is_not_read_or_not_so_is_an_error(
    tmp_path: Path, columns: object, message: str
) -> None:
    assert error(source(tmp_path, columns)).startswith(message)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"@context": "http://schema.org"}, "t.csv-metadata.json: @context is 'http://schema.org'"),
        ({"url": "o.csv"}, "t.csv-metadata.json: url is not 't.csv'; the mapping is of another"),
        ({"notes": []}, "t.csv-metadata.json: notes; read are @context, @id, @type, dc:creator,"),
        ({"suppressOutput": True}, "t.csv-metadata.json: suppressOutput of the whole table;"),
        ({"dialect": {"header": False}}, "t.csv-metadata.json: dialect: header is False; only"),
        ({"dialect": {"encoding": "latin1"}}, "t.csv-metadata.json: dialect: encoding is 'latin1'"),
    ],
)
def test_a_mapping_that_means_more_is_refused(
    tmp_path: Path, more: Mapping[str, object], message: str
) -> None:
    assert error(source(tmp_path, [CODE, NAME], more=more)).startswith(message)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "t.csv:1: columns ; code, name were expected, by the mapping t.csv-metadata.json;"),
        ("code,name\nA\n", "t.csv:2: 1 cells; 2 were expected; mend the row"),
        ('code,name\nA,"cut', "t.csv:2: unexpected end of data; CSV was expected"),
    ],
)
def test_a_table_in_another_form_is_an_error_with_its_line(
    tmp_path: Path, table: str, message: str
) -> None:
    assert error(source(tmp_path, [CODE, NAME], table)).startswith(message)


def test_bytes_that_are_not_utf_8_are_named(tmp_path: Path) -> None:
    found = source(tmp_path, [CODE, NAME])
    found.path.write_bytes(b"code,name\nA,K\xf6ln\n")
    assert error(found).startswith("t.csv:2: byte 0xf6 is not UTF-8; UTF-8 was expected;")


def test_a_mapping_that_changed_meanwhile_is_noticed(tmp_path: Path) -> None:
    found = source(tmp_path, [CODE, NAME])
    path = tmp_path / "t.csv-metadata.json"
    noted = Source("case", found.path, notes={f"beside:{path.name}": digest(path)})
    path.write_text(path.read_text() + "\n")
    assert error(noted).endswith("t.csv-metadata.json: changed while it was read; build again")


def test_a_mapping_beside_a_table_decides_over_its_publisher(tmp_path: Path) -> None:
    path = tmp_path / "topics.csv"
    path.write_text("projectID;topic;title\n1;T;x\n")
    assert CordisLoader().accepts(path)
    assert not LOADER.accepts(path)
    (tmp_path / "topics.csv-metadata.json").write_text("{}")
    assert not CordisLoader().accepts(path)
    assert LOADER.accepts(path)
