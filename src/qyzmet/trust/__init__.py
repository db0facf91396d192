"""Certificates and signatures: who signed, with what, and whether it holds.

A deployment plugs its own keys into the folder that :class:`qyzmet.trust.authority.Authority` reads; without
them a small test authority of our own is made on first use.
"""
