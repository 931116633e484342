"""What may be said: terms, vocabularies, shapes, rules."""
