"""The reference list of a text: its entries and their fields."""
