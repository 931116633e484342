from tables import read

from cbris.queries.run import ask
from cbris.store.engine import Engine

COLUMNS = ("Border pair", "Members of", "Deepest stage shared")


def test_zakarpattia_and_satu_mare_are_candidates_since_the_free_trade_area(engine: Engine) -> None:
    found = read(ask(engine, "cbris-candidates", {"as_of": "2024"}), *COLUMNS)
    assert ("RO115 – UA-21", "Carpathian Euroregion", "free trade area") in found
    before = read(ask(engine, "cbris-candidates", {"as_of": "2003"}), *COLUMNS)
    assert [row for row in before if "UA-" in row[0]] == []


def test_a_side_that_the_source_does_not_count_has_no_number_of_projects(engine: Engine) -> None:
    answer = ask(engine, "cbris-candidates")
    found = read(answer, "Border pair", "Interreg projects of the weaker side")
    assert ("AT332 – ITH10", "69") in found
    assert ("RO115 – UA-21", "") in found
