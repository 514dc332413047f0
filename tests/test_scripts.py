"""The two commands of the README say in plain words what is wrong, and stop."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


class Machine:
    """A fresh checkout on a machine whose programs are partly replaced."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        self.programs = folder / "programs"
        self.programs.mkdir()
        shutil.copytree(ROOT / "scripts", self.checkout / "scripts")

    def replace(self, name: str, *lines: str) -> None:
        """Put a shell script before the machine's own program ``name``."""
        path = self.programs / name
        path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
        path.chmod(0o755)

    def run(self, script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
        """Run one of the scripts; Python is the one of the tests unless told otherwise."""
        path = f"{self.programs}:{os.environ['PATH']}"
        return subprocess.run(
            ["sh", f"scripts/{script}", *arguments],
            cwd=self.checkout,
            env={**os.environ, "PYTHON": sys.executable, "PATH": path, **variables},
            capture_output=True,
            text=True,
            timeout=60,
        )


@pytest.fixture
def machine(tmp_path):
    """A machine that records what apt-get was asked, and then lets it fail."""
    machine = Machine(tmp_path)
    machine.replace("apt-get", f'echo "$@" >>{tmp_path}/asked', "exit 100")
    machine.asked = tmp_path / "asked"
    return machine


@pytest.fixture
def python_without_venv(machine):
    """A Python as Debian ships it before python3-venv is installed."""
    machine.replace(
        "bare-python", f'case "$*" in *ensurepip*) exit 1 ;; *) exec {sys.executable} "$@" ;; esac'
    )
    return str(machine.programs / "bare-python")


def use_this_venv(machine: Machine) -> None:
    """Give the checkout the Python of the tests as its .venv."""
    machine.replace("venv-python", f'exec {sys.executable} "$@"')
    (machine.checkout / ".venv/bin").mkdir(parents=True)
    (machine.checkout / ".venv/bin/python").symlink_to(machine.programs / "venv-python")


@pytest.mark.parametrize("script", ["run", "test"])
def test_a_user_is_told_the_one_line_to_install(machine, python_without_venv, script):
    machine.replace("id", "echo 1000")
    done = machine.run(script, PYTHON=python_without_venv)
    version = f"python3.{sys.version_info.minor}-venv"
    assert done.returncode == 1
    assert " -c 'apt-get update && apt-get install -y " in done.stderr
    assert version in done.stderr
    assert not machine.asked.exists()


def test_root_installs_by_itself_and_hears_why_it_failed(machine, python_without_venv):
    machine.replace("id", "echo 0")
    done = machine.run("run", PYTHON=python_without_venv)
    assert done.returncode == 1
    assert machine.asked.read_text() == "update\n"
    assert "apt-get could not install" in done.stderr


def test_a_machine_without_postgres_fails_and_hears_of_sqlite_only(machine, python_without_venv):
    machine.replace("id", "echo 1000")
    script = machine.checkout / "scripts/test"
    script.write_text(script.read_text().replace("initdb", "no-such-program"))
    done = machine.run("test", PYTHON=python_without_venv)
    assert done.returncode == 1
    assert "postgresql" in done.stderr
    assert "sh scripts/test --sqlite-only" in done.stderr


def test_a_python_that_does_not_fit_is_named(machine):
    machine.replace("old-python", "exit 1")
    done = machine.run("run", PYTHON=str(machine.programs / "old-python"))
    assert done.returncode == 1
    assert "old-python is not a Python from 3.11 to 3.13" in done.stderr


def test_a_port_in_use_is_named_with_the_way_out(machine):
    use_this_venv(machine)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = machine.run("run", PORT=port)
    assert done.returncode == 1
    assert f"port {port} cannot be used" in done.stderr
    assert "PORT=8001 sh scripts/run" in done.stderr


@pytest.mark.parametrize("port", ["http", "-1", "800000", "99999"])
def test_what_is_no_port_is_refused(machine, port):
    use_this_venv(machine)
    done = machine.run("run", PORT=port)
    assert done.returncode == 1
    assert port in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def count_starts(machine):
    """Change a file, start the site with a Python that only takes notes; how often it did what."""
    machine.replace("venv-python", f'echo "$@" >>{machine.asked}', "mkdir -p var/static")
    for folder in (".venv/bin", "accounts", "config", "dashboards", "reports", "static"):
        (machine.checkout / folder).mkdir(parents=True)
    (machine.checkout / ".venv/bin/python").symlink_to(machine.programs / "venv-python")
    (machine.checkout / "requirements.txt").touch()

    def start(place: str, text: str, wanted: str) -> int:
        (machine.checkout / place).write_text(text)
        done = machine.run("run", PORT="8099")
        assert done.returncode == 0, done.stderr
        return machine.asked.read_text().count(wanted)

    return start


def test_packages_are_installed_again_only_when_the_list_changed(count_starts):
    texts = ("django==1\n", "django==1\n", "django==2\n")
    counts = [count_starts("requirements.txt", text, "pip install") for text in texts]
    assert counts == [1, 1, 2]


def test_static_files_are_gathered_again_only_when_one_changed(count_starts):
    texts = ("a {}\n", "a {}\n", "b {}\n")
    counts = [count_starts("static/site.css", text, "collectstatic") for text in texts]
    assert counts == [1, 1, 2]


def test_the_first_sign_in_link_names_the_port_in_use(count_starts):
    assert count_starts("static/site.css", "", "first_run --base-url http://127.0.0.1:8099\n") == 1


@pytest.mark.parametrize("name", ["scripts/run", "scripts/test", "scripts/setup.sh"])
def test_scripts_are_plain_sh(name):
    assert subprocess.run(["dash", "-n", ROOT / name]).returncode == 0
