"""`codesign log`: an event in one command, by flags, or by questions in plain lines, kept at every answer."""
