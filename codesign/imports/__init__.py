"""Spreadsheets in: a file becomes a table, a table proposals and problems, and those one change that can be undone."""
