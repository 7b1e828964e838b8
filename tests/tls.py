"""Certificates for tests, made by OpenSSL's own program in a temporary folder."""

import shutil
import subprocess
from pathlib import Path

NO_OPENSSL = "no program openssl here"


def is_there() -> bool:
    """Whether certificates can be made."""
    return shutil.which("openssl") is not None


class Authority:
    """A certificate authority that exists for one test."""

    def __init__(self, folder: Path, name: str) -> None:
        """Make its key and its own certificate."""
        self._folder = folder
        self.certificate = folder / f"{name}.pem"
        self._key = folder / f"{name}.key"
        _openssl(
            "req", "-x509", *_NEW_KEY, "-keyout", self._key, "-out", self.certificate,
            "-subj", f"/CN={name}", "-days", "2",
        )  # fmt: skip

    def issue(self, name: str, *more: str, days: int = 2) -> tuple[Path, Path]:
        """Return a certificate for a host or an account, and its key."""
        certificate, key = self._folder / f"{name}{days}.pem", self._folder / f"{name}{days}.key"
        asked = self._folder / f"{name}.asked"
        names = self._folder / f"{name}.names"
        names.write_text(f"subjectAltName=DNS:{name}\n")
        _openssl("req", *_NEW_KEY, "-keyout", key, "-out", asked, "-subj", f"/CN={name}")
        _openssl(
            "x509", "-req", "-in", asked, "-CA", self.certificate, "-CAkey", self._key,
            "-CAcreateserial", "-extfile", names, "-days", str(days), "-out", certificate, *more,
        )  # fmt: skip
        key.chmod(0o600)
        return certificate, key


_NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


def _openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
