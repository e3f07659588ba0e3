"""A real PostgreSQL server on loopback, in a folder of its own, gone at the end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
SETTINGS = "fsync=on\nmax_connections=50\nshared_buffers=16MB\nunix_socket_directories=''\nlc_messages=C\n"


def programs() -> Path:
    """The folder of initdb and pg_ctl: the newest that Debian installed, else the one on the path."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    assert on_path, "PostgreSQL is not installed: sudo apt-get install postgresql"
    return Path(on_path).resolve().parent


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Server:
    """A server that can be stopped and started again; `url` names a database."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        # The server refuses to run as root.
        self._user = pwd.getpwnam("postgres") if os.getuid() == 0 else None

    def run(self, program: str, *arguments: str) -> None:
        user = {"user": self._user.pw_uid, "group": self._user.pw_gid} if self._user else {}
        command = [str(programs() / program), *arguments]
        log = self.folder / "commands.log"
        with log.open("ab") as out:
            subprocess.run(command, check=True, cwd=self.folder, stdout=out, stderr=out, **user)  # type: ignore[call-overload]

    def create(self) -> None:
        if self._user:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        self.run(
            "initdb", "-D", "data", "-U", "checker", "--auth=trust", "-E", "UTF8", "--no-locale", "--no-sync"
        )
        with (self.folder / "data" / "postgresql.conf").open("a") as settings:
            settings.write(f"port={self.port}\nlisten_addresses='127.0.0.1'\n{SETTINGS}")

    def start(self) -> None:
        self.run("pg_ctl", "-D", "data", "-l", "server.log", "-w", "start")

    def stop(self, mode: str = "immediate") -> None:
        self.run("pg_ctl", "-D", "data", "-w", "-m", mode, "stop")

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://checker@127.0.0.1:{self.port}/{database}"

    def new_database(self, name: str) -> str:
        """Create an empty database; its URL."""
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)


@contextmanager
def running_server() -> Iterator[Server]:
    """A server for the length of a block."""
    folder = Path(tempfile.mkdtemp(prefix="cimcheck-postgres-"))
    server = Server(folder, free_port())
    try:
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
