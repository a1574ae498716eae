"""From what people said to what it means, as pure functions: which tag, what is growing, what is said again, what names somebody.

`suggesting` says which tag and learns from each answer, `rising` what is said more than before, `repeats` what was said
already, `personal` what may identify somebody, `agreement` how far two coders agree; codebooks are read and written here.
"""
