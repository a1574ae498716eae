"""People compared record with record: are two one person, or a namesake, a parent and child, one household, colleagues?

`naming` weighs their names by how often they stand in the user's own data, `besides` tells what they say beside first and family
name, `columns` weighs everything else; `two_people` says when nothing of a shared home makes them one. `matching.score` puts it
together.
"""
