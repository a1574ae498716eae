"""The modes that are lists, one a file, and what they share: finding, filters, selecting, a record beside the list."""
