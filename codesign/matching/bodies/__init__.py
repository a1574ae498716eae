"""Organisations compared record with record: are two one body, or a branch, a neighbour, a namesake elsewhere?

A non-match is not one thing: the match is weighed against strangers, namesakes elsewhere, neighbours in one building,
a body inside the other, and branches of one brand. How often each level is met under each stands in
`data/matching_organisations.toml`; how often a value stands in the user's own data is counted there.

- `sheet.OrganisationSheet` weighs rows and says why; `keys.organisation_keys` finds the pairs worth weighing;
- names are compared in `matching/compare/organisations.py`, for people's employers too.
"""
