"""The command line: one small file a command group. Data goes to stdout, talk to stderr, and the exit code says how it ended."""
