"""Precinct commissions: who sits on them, what they saw at a home, how they voted.

``composition`` who sits, ``quorum`` how many must come, ``checklist`` what is looked at, ``sittings`` the act and the
conclusion of a case.
"""
