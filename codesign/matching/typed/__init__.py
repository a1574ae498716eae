"""A name as somebody types it, against everybody held: the way in is `register.Register`.

The levels, weights and sentences are those of the search over many records; what is added is what only typing needs:
words begun and not ended, an index that answers within a keystroke, and what the form says besides (ward, role, place).
"""
