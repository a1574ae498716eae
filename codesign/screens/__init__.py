"""The screens, one a file with its styles beside it. A screen asks the store, and paints what it is given."""
