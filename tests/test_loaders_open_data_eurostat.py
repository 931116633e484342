from pathlib import Path

import pytest
from open_data import expected, facts, load, notes, text

from cbris.errors import SourceError
from cbris.loaders.open_data.eurostat import EurostatLoader

LOADER = EurostatLoader()
HEADER = "DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
START = "ESTAT:TGS00003(1.0),10/02/26 11:00:00,A,MIO_EUR,"
OBSERVATION = "<observation/eurostat-nama_10r_3gdp/A/MIO_EUR/B1GQ/PL822/2022>"
DATASET = "<dataset/eurostat-nama_10r_3gdp>"
SDMX = "http://purl.org/linked-data/sdmx/2009/"


def test_the_case_gives_what_was_read_and_kept() -> None:
    quads = load(LOADER, "eurostat/gdp.csv")
    assert {str(quad) for quad in quads} == expected("eurostat")
    assert load(LOADER, "eurostat/gdp.csv") == quads


@pytest.mark.parametrize(
    "fact",
    [
        f"{OBSERVATION} <{SDMX}dimension#refArea> <region/PL822>",
        f"{OBSERVATION} <{SDMX}dimension#refPeriod> <interval/2022--2022>",
        f'{OBSERVATION} <{SDMX}measure#obsValue> "5123.4"'
        "^^<http://www.w3.org/2001/XMLSchema#decimal>",
        f"{OBSERVATION} <{SDMX}attribute#unitMeasure> <vocabulary/unit/million-euro>",
        f"{OBSERVATION} <{SDMX}attribute#obsStatus> <vocabulary/observation-status/provisional>",
        f"{OBSERVATION} <dimension/eurostat/na_item> <vocabulary/eurostat-na_item/B1GQ>",
        f"{OBSERVATION} <{SDMX}dimension#freq> <vocabulary/eurostat-freq/A>",
        f"{OBSERVATION} <ontology#indicator> <vocabulary/indicator/eurostat-nama_10r_3gdp>",
        f"{OBSERVATION} <http://purl.org/linked-data/cube#dataSet> {DATASET}",
        f'{DATASET} <https://schema.org/creditText> "© European Union, Eurostat"',
        f"{DATASET} <http://purl.org/dc/terms/license>"
        " <http://publications.europa.eu/resource/authority/licence/COM_REUSE>",
        "<observation/eurostat-nama_10r_3gdp/A/EUR_HAB/B1GQ/EL/2022>"
        f" <{SDMX}dimension#refArea> <country/GR>",
        "<observation/eurostat-nama_10r_3gdp/A/EUR_HAB/B1GQ/EL/2022>"
        f" <{SDMX}attribute#obsStatus> <vocabulary/observation-status/break-in-series>",
    ],
)
def test_an_observation_keeps_area_period_unit_flags_and_dimensions(fact: str) -> None:
    assert fact in facts(load(LOADER, "eurostat/gdp.csv"))


def test_rows_without_value_or_known_area_are_noted() -> None:
    assert notes(load(LOADER, "eurostat/gdp.csv")) == [
        "1 row: no value given; nothing is said; lines 4",
        "1 row: geo is no country or region; left out; lines 5 (EU27_2020)",
    ]


def test_the_first_five_lines_of_a_problem_are_named() -> None:
    rows = "".join(f"{START}EU27_2020,{year},1,,\n" for year in range(2010, 2017))
    found = notes(text(LOADER, "t.csv", f"{HEADER}{START}PL,2020,1,,\n{rows}"))
    lines = ", ".join(f"{line} (EU27_2020)" for line in (3, 4, 5, 6, 7))
    assert found == [f"7 rows: geo is no country or region; left out; lines {lines} and 2 more"]


def test_a_code_of_no_table_is_kept_described_and_noted() -> None:
    quads = text(LOADER, "t.csv", f"{HEADER}{START}ATZZZ,2020,1,,\n{START}ATZZZ,2021,1,,\n")
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ontology#Region>"
    assert f"<region/ATZZZ> {kind}" in facts(quads)
    assert '<region/ATZZZ> <http://www.w3.org/2004/02/skos/core#notation> "ATZZZ"' in facts(quads)
    assert notes(quads) == [
        "2 rows: geo is in no table of codes; kept under the code alone; lines 2 (ATZZZ), 3 (ATZZZ)"
    ]


@pytest.mark.parametrize(
    ("written", "interval"),
    [
        ("2024", "2024--2024"),
        ("2024-Q2", "2024-04--2024-06"),
        ("2024-S1", "2024-01--2024-06"),
        ("2024-02", "2024-02--2024-02"),
        ("2024-M02", "2024-02--2024-02"),
        ("2024-W01", "2024-01-01--2024-01-07"),
        ("2024-02-29", "2024-02-29--2024-02-29"),
    ],
)
def test_a_period_of_any_length_is_an_interval(written: str, interval: str) -> None:
    quads = facts(text(LOADER, "t.csv", f"{HEADER}{START}PL,{written},1,,\n"))
    period = f"<{SDMX}dimension#refPeriod> <interval/{interval}>"
    assert f"<observation/eurostat-tgs00003/A/MIO_EUR/PL/{written}> {period}" in quads


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "t.csv:1: missing columns DATAFLOW, LAST UPDATE, geo, TIME_PERIOD, OBS_VALUE;"),
        (HEADER, "t.csv: no rows; SDMX-CSV was expected; load it again"),
        (
            HEADER.replace("geo", "REF_AREA") + f"{START}PL,2020,1,,\n",
            "t.csv:1: missing columns geo; expected were DATAFLOW, LAST UPDATE, geo,",
        ),
        (f"{HEADER}{START}PL,2020,n.a.,,\n", "t.csv:2: OBS_VALUE is 'n.a.'; a number such as"),
        (f"{HEADER}{START}PL,2020-13,1,,\n", "t.csv:2: TIME_PERIOD is '2020-13'; a period such"),
        (f"{HEADER}{START}PL,2020-Q5,1,,\n", "t.csv:2: TIME_PERIOD is '2020-Q5'; a period such"),
        (f"{HEADER}{START}PL,2020,1,y,\n", "t.csv:2: OBS_FLAG is 'y'; flags among b c d e"),
        (f"{HEADER}{START}PL,2020,1,\n", "t.csv:2: 8 cells; 9 were expected; mend the row"),
        (f"{HEADER}{START}PL,2020,1,,\n{START}PL,2021", "t.csv:3: 6 cells; 9 were expected;"),
        (f"{HEADER}{START}Poland,2020,1,,\n", "t.csv: no observation; 1 row: geo is no country"),
        (
            f"{HEADER}{START}PL,2020,1,,\n{START.replace('TGS00003', 'TGS1')}PL,2021,1,,\n",
            "t.csv:3: DATAFLOW is 'ESTAT:TGS1(1.0)'; ESTAT:TGS00003(1.0) was expected;",
        ),
        (
            f"{HEADER}{START}".encode() + b"K\xf6ln,2020,1,,\n",
            "t.csv:2: byte 0xf6 is not UTF-8; UTF-8 was expected; save the file as CSV, UTF-8",
        ),
        (HEADER.encode("utf-16"), "t.csv:1: UTF-16; UTF-8 was expected;"),
        ("freq,unit,geo\\TIME_PERIOD\t2020\n", "t.csv:1: the wide format of Eurostat, one column"),
    ],
)
def test_a_file_in_another_form_is_an_error_with_its_line(
    content: str | bytes, message: str
) -> None:
    with pytest.raises(SourceError) as caught:
        text(LOADER, "t.csv", content)
    assert str(caught.value).startswith(message)


def test_a_data_set_without_unit_says_so() -> None:
    header = HEADER.replace("unit,", "")
    quads = facts(text(LOADER, "t.csv", header + "ESTAT:X(1.0),,A,PL,2020,1,,\n"))
    unit = f"<{SDMX}attribute#unitMeasure> <vocabulary/eurostat-unit/not-given>"
    assert f"<observation/eurostat-x/A/PL/2020> {unit}" in quads


def test_the_wide_format_is_accepted_to_say_what_to_load_instead(tmp_path: Path) -> None:
    (tmp_path / "wide.tsv").write_text("freq,unit,geo\\TIME_PERIOD\t2020\nA,NR,PL\t1\n")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    assert LOADER.accepts(tmp_path / "wide.tsv")
    assert not LOADER.accepts(tmp_path / "other.csv")
    assert not LOADER.accepts(tmp_path / "missing.csv")
