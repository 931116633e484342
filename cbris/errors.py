"""The exceptions that a user may meet.

The tree:

* CbrisError
  x SourceError            a file that was given cannot be read as what it claims to be
    - UnreadableTextError  empty, binary, too large, or in no known encoding
  x OntologyError          a term, vocabulary, shape or rule of the ontology is wrong
  x StoreError             the data folder cannot be read or written, or is in use
    - NoGraphError         nothing was built there yet
  x QueryError             a SPARQL text, a question or a parameter is wrong
    - UnknownQuestionError no question of the catalog has that name
  x ServeError             the server cannot listen at the address that was given

A message is one sentence: where, what was found, what was expected, what to do.
"""


class CbrisError(Exception):
    """The base of every error that the command line turns into one line."""


class SourceError(CbrisError):
    """A source cannot be read as what it claims to be."""


class UnreadableTextError(SourceError):
    """A text is empty, binary, too large, or in no known encoding."""


class OntologyError(CbrisError):
    """A term, vocabulary, shape or rule of the ontology is wrong."""


class StoreError(CbrisError):
    """The data folder cannot be read or written, or is in use."""


class NoGraphError(StoreError):
    """No graph was built in this data folder yet."""


class QueryError(CbrisError):
    """A SPARQL text, a question or a parameter is wrong."""


class UnknownQuestionError(QueryError):
    """No question of the catalog has that name."""


class ServeError(CbrisError):
    """The server cannot listen at the address that was given."""
