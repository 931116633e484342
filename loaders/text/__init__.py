"""From a raw text to what it says: header, references, mentions, claims."""
