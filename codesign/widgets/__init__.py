"""Reusable pieces of screen. They know no store and no people: data comes down, messages go up."""
