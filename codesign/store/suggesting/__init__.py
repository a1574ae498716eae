"""Which tag? Suggestions that learn from every answer, for themes, outcomes and questions, and are never tags by themselves.

`verbs` puts it together: a `scope` is what one suggester learns, `lessons` are what it learns from, `definitions` what the codebook
says, `pupil` one suggester kept in step with the journal, `keeping` its bytes beside the journal, `asking` what is offered for
a comment, `answering` what a person says to it, and `sure` what may be taken many at once, after it was shown.
"""
