"""How well comments are coded: suggestions, what is rising, repeats, personal data, agreement, speed; ours beside others'."""
