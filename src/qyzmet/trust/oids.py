"""Object identifiers of the National Certification Authority of Kazakhstan.

Source: the public sources of NCANode (``CertificateKeyUser.java``).
"""

INDIVIDUAL = "1.2.398.3.3.4.1.1"
ORGANISATION = "1.2.398.3.3.4.1.2"
HEAD = "1.2.398.3.3.4.1.2.1"
RIGHT_TO_SIGN = "1.2.398.3.3.4.1.2.2"
EMPLOYEE = "1.2.398.3.3.4.1.2.5"

PERSONS = frozenset(
    {INDIVIDUAL, ORGANISATION}
    | {f"{ORGANISATION}.{role}" for role in range(1, 6)}  # head, signatory, finance, personnel, employee
)
"""Key usages with which a person signs for themselves or for an organisation."""

EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4"
DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
