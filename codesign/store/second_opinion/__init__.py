"""A second opinion: a sample drawn by chance, coded again by somebody who does not see how it is tagged, compared, and settled.

`drawing` takes the sample, `reading` says what is in it, `comparing` how far the two agree, `settling` what follows for the tags.
Nothing that the second coder puts on is a tag: it stands in no figure but these, until a disagreement is settled for it.
"""
