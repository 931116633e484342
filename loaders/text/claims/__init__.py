"""What a text claims: subject, relation, object, and the sentence that says so."""

from cbris.loaders.text.claims.find import find_claims

__all__ = ["find_claims"]
