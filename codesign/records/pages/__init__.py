"""What the page of each kind of record says, line by line: pure, for screens, panes beside lists, and commands that print."""
