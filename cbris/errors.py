"""The exceptions that a user may meet.

The tree:

* CbrisError
  x SourceError            a file that was given cannot be read as what it claims to be
    - UnreadableTextError  empty, binary, too large, or in no known encoding
  x OntologyError          a term, vocabulary, shape or rule of the ontology is wrong
  x StoreError             the data folder cannot be read or written, or is in use
    - NoGraphError         nothing was built there yet
    - NotWrittenError      a change could not be kept, so nothing was changed
  x QueryError             a SPARQL text, a question or a parameter is wrong
    - UnknownQuestionError no question of the catalog has that name
    - TooMuchError         a query took more memory than one may, or ended its worker
    - TimeLimitError       a query took more time than one may
    - BusyError            too many queries wait already
    - UnfitAnswerError     the client takes no form of this kind of answer
    - BrokenAnswerError    an answer failed after its first piece was given
  x EndpointError          a SPARQL service cannot be reached, or does not answer as one
  x UpdateError            a change of the graph is refused
    - OwnedGraphError      the graph is that of a source, which a build would write anew
  x AuthError              who asks may not do this
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


class NotWrittenError(StoreError):
    """A change could not be kept, as on a full disk; nothing was changed."""


class QueryError(CbrisError):
    """A SPARQL text, a question or a parameter is wrong."""


class UnknownQuestionError(QueryError):
    """No question of the catalog has that name."""


class TooMuchError(QueryError):
    """A query took more memory than one may take, or ended its worker."""


class TimeLimitError(QueryError):
    """A query took more time than one may take."""


class BusyError(QueryError):
    """Too many queries wait already; `retry_after` says in how many seconds to try again."""

    def __init__(self, message: str, retry_after: int = 1) -> None:
        """Take the message and the seconds."""
        super().__init__(message)
        self.retry_after = retry_after


class UnfitAnswerError(QueryError):
    """The client takes no form of this kind of answer: solutions, boolean or triples."""

    def __init__(self, message: str, kind: str) -> None:
        """Take the message and the kind."""
        super().__init__(message)
        self.kind = kind


class BrokenAnswerError(QueryError):
    """An answer failed after its first piece was given."""


class EndpointError(CbrisError):
    """A SPARQL service elsewhere cannot be reached, or does not answer as one."""


class UpdateError(CbrisError):
    """A change of the graph is refused."""


class OwnedGraphError(UpdateError):
    """The graph is that of a source, which a build would write anew; change the source."""


class AuthError(CbrisError):
    """Who asks may not do this; `known` tells that it is known who asks."""

    def __init__(self, message: str, *, known: bool = False) -> None:
        """Take the message, and whether a valid token came with the request."""
        super().__init__(message)
        self.known = known


class ServeError(CbrisError):
    """The server cannot listen at the address that was given."""
