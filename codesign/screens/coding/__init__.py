"""Coding: one comment after another, large, with what it is tagged with and what is suggested; one key each."""
