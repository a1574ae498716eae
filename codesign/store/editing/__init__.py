"""Altering anything that can be added: each kind by its form, never over somebody else's work, undone whole."""
