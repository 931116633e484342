"""What is said: the corpus as received and the curated reference tables."""
