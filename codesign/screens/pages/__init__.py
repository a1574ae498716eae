"""The page of each kind of record: shown in full, Enter to what it names, Esc back to the same row."""
