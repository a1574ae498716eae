"""Today: what was left unfinished, what waits for somebody, what happened last; and the lists of what waits."""
