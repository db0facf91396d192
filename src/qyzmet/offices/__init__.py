"""Centres, providers, akims: where a service is given, who works there in which post, whom to complain to."""
