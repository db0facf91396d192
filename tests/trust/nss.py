"""A certificate store for ``pdfsig -nssdir`` with our authority trusted, made through libnss3 itself.

``certutil`` would do the same, but is in a package of its own; libnss3 is there wherever pdfsig is.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_TRUSTED = 0x08 | 0x10 | 0x80  # valid CA, trusted CA, trusted CA of clients (certdb.h)


def make_store(folder: Path, authority: bytes) -> None:
    """Make the store in ``folder``; in a process of its own, because libnss3 keeps state in the process."""
    folder.mkdir()
    (folder / "authority.der").write_bytes(authority)
    subprocess.run([sys.executable, __file__, str(folder)], check=True, capture_output=True)


def _fill(folder: Path) -> None:
    import ctypes

    class Trust(ctypes.Structure):
        _fields_ = [(name, ctypes.c_uint) for name in ("ssl", "email", "objects")]

    nss, smime = ctypes.CDLL("libnss3.so"), ctypes.CDLL("libsmime3.so")
    decode = smime.CERT_DecodeCertFromPackage
    for function in (decode, nss.PK11_GetInternalKeySlot, nss.CERT_GetDefaultCertDB):
        function.restype = ctypes.c_void_p
    der = (folder / "authority.der").read_bytes()
    assert nss.NSS_InitReadWrite(f"sql:{folder}".encode()) == 0
    slot = ctypes.c_void_p(nss.PK11_GetInternalKeySlot())
    assert nss.PK11_InitPin(slot, None, b"") == 0
    certificate = ctypes.c_void_p(decode(der, len(der)))
    assert nss.PK11_ImportCert(slot, certificate, 0, b"authority", 0) == 0
    database = ctypes.c_void_p(nss.CERT_GetDefaultCertDB())
    trust = Trust(_TRUSTED, _TRUSTED, _TRUSTED)
    assert nss.CERT_ChangeCertTrust(database, certificate, ctypes.byref(trust)) == 0


if __name__ == "__main__":
    _fill(Path(sys.argv[1]))
