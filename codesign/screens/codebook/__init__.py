"""Altering the codebook on the screens that show it: split, merge, retire, sign off. Each says first what it will do."""
