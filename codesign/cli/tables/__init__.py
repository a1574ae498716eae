"""The tools for any table: `match`, `suggest`, `rising`, `repeats` and `personal`. They read files, and need no store."""
