"""How well and how fast contacts are matched: ours beside others', each whole command a process of its own."""
