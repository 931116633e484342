from engines import StoreEngine
from pyoxigraph import RdfFormat, Store

from cbris.queries.sampling import PER_CLASS, sample

DATA = """
    @prefix e: <http://example.org/> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    e:Hill a owl:Class .
    e:h1 a e:Hill ; e:in e:wood . e:h2 a e:Hill . e:h3 a e:Hill . e:h4 a e:Hill .
    e:h5 a e:Hill . e:h6 a e:Hill . e:wood a e:Wood ; e:in e:land . e:land e:in e:sea .
"""


def subjects(turtle: str) -> set[str]:
    store = Store()
    store.load(turtle.encode(), format=RdfFormat.TURTLE)
    return {str(t.subject).strip("<>").rsplit("/", 1)[-1] for t in sample(StoreEngine(store))}


def test_a_sample_has_the_first_of_each_class_and_no_class() -> None:
    assert PER_CLASS == 5
    assert subjects(DATA) == {"h1", "h2", "h3", "h4", "h5", "wood"}
