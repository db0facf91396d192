"""``qyzmet serve``, ``worker``, ``signer`` and ``gateway``: the long-running parts."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time

KEPT_OPEN = "15"
"""Seconds a browser's connection stays open without a request: who fills in a page asks again."""


def run(arguments: argparse.Namespace) -> int:
    """Run one part, or the whole site with its helpers, until interrupted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.site.settings")
    match arguments.command:
        case "worker":
            return _worker()
        case "signer":
            import django

            django.setup()
            from qyzmet.trust.signer import run_signer

            run_signer(arguments.host, arguments.port, arguments.tls)
            return 0
        case "gateway":
            import django

            django.setup()
            from django.conf import settings

            from qyzmet.portal.standin import run_stand_in

            run_stand_in(settings.QYZMET_GATEWAY_KEY.encode(), arguments.host, arguments.port)
            return 0
        case _:
            return _site(arguments)


def _worker() -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("procrastinate", "worker")
    return 0


def _site(arguments: argparse.Namespace) -> int:
    """Web server, worker, signer and gateway as children; if one ends, the others are ended too."""
    from qyzmet.deployment import database_url

    database_url()  # held by this process, so that the embedded server outlives each child
    python = sys.executable
    bind = f"{arguments.host}:{arguments.port}"
    commands = [
        [
            python,
            "-m",
            "gunicorn",
            "qyzmet.site.wsgi",
            "--bind",
            bind,
            "--workers",
            str(arguments.workers),
            "--threads",
            "4",
            "--keep-alive",
            KEPT_OPEN,
            "--access-logfile",
            "/dev/null",
            "--log-level",
            "warning",
        ],
        [python, "-m", "qyzmet.cli", "worker"],
    ]
    if not arguments.no_signer:
        commands.append([python, "-m", "qyzmet.cli", "signer"])
    if not arguments.no_gateway and "QYZMET_GATEWAY_URL" not in os.environ:
        commands.append([python, "-m", "qyzmet.cli", "gateway"])
    children = [subprocess.Popen(command) for command in commands]
    print(f"Qyzmet: http://{bind}/  (stop with Ctrl-C)", flush=True)
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while not stopping and all(child.poll() is None for child in children):
        time.sleep(0.3)
    failed = next((c.returncode for c in children if c.poll() not in (None, 0)), 0)
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=15)
        except subprocess.TimeoutExpired:
            child.kill()
    return 1 if failed and not stopping else 0
