"""The codebook altered: themes described, renamed, moved, merged, split, retired, brought back, signed off, imported.

`verbs` is what everybody calls; each verb is one change, which undoing takes back whole. `noting` keeps beside it what figures
must be able to name: that a theme was split, merged or renamed within the span they count.
"""
