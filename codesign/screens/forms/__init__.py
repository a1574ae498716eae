"""Altering and adding on the screen: one form for every kind of record, kept after every key."""
