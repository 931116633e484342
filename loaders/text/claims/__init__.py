"""What a text claims: subject, relation, object, and the sentence that says so."""
