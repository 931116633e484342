"""Which IRIs name the same thing: by strong keys, by likeness with reasons, by decision."""

from cbris.loaders.identity.keys import Key, strong_key
from cbris.loaders.identity.match import Match
from cbris.loaders.identity.quads import IDENTITY_GRAPH, identity_quads
from cbris.loaders.identity.resolver import Resolution, Resolver

__all__ = [
    "IDENTITY_GRAPH",
    "Key",
    "Match",
    "Resolution",
    "Resolver",
    "identity_quads",
    "strong_key",
]
