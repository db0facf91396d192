"""Papers: what the applicant, the centre and the provider hold in their hands.

A *kind* (:mod:`qyzmet.papers.kinds`) says which fields a paper has and where the act asks for them; a template
(``templates/<kind>.typ``) sets it; :mod:`qyzmet.papers.issue` makes, withdraws and verifies papers.
"""
