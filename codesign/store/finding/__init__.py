"""Finding: lists narrowed by words and filters, put in order, and what to say where nothing is found."""
