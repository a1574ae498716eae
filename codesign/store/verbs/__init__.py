"""The verbs of the work, by what they are about. `Store` puts them together; every front door calls these."""
