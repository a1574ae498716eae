"""Any table: its columns recognised, its rows compared by whatever they say, groups written out and scored."""
