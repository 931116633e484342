"""Write docs/site/index.html: one page with every term of the ontology, by pyLODE.

``python docs/terms.py [FOLDER]``, run by ``make docs``. The page is not kept, since it says
nothing that the ontology does not. pyLODE shows one title, and all labels of a term without
a space: here the title is the English one, and a term has one label in both languages.
"""

import logging
import sys
from pathlib import Path

from pylode.profiles.ontpub import OntPub
from rdflib import DCTERMS, RDFS, Graph, Literal, URIRef

from cbris.ontology.diagram import read_ontology
from cbris.ontology.terms import ONTOLOGY

SITE = Path(__file__).parent / "site"


def readable(ontology: Graph) -> Graph:
    """Give a copy with one title, and one label for each term: "region · регіон"."""
    copy = Graph() + ontology
    for title in ontology.objects(URIRef(ONTOLOGY), DCTERMS.title):
        if title.language != "en":
            copy.remove((URIRef(ONTOLOGY), DCTERMS.title, title))
    for term in set(ontology.subjects(RDFS.label)):
        labels = sorted(ontology.objects(term, RDFS.label), key=lambda label: label.language)
        copy.remove((term, RDFS.label, None))
        copy.add((term, RDFS.label, Literal(" · ".join(labels), lang="en")))
    return copy


def write(site: Path) -> None:
    """Write the page into a folder, which is made; an own term stands at #<its name>."""
    site.mkdir(parents=True, exist_ok=True)
    ontology = readable(read_ontology())
    page = OntPub(ontology)
    own = (str(term) for term in ontology.subjects(RDFS.isDefinedBy))
    page.fids.update({term: term.removeprefix(f"{ONTOLOGY}#") for term in own})
    page.make_html(destination=site / "index.html")


if __name__ == "__main__":
    logging.disable(logging.INFO)  # pyLODE tells of each file that it reads
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else SITE)
