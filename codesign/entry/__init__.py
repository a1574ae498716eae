"""What an officer types, read by pure functions: dates, times, counts, names, comments, money, and what to say back."""
