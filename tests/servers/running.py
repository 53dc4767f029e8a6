"""Real nginx and Caddy with the settings that `make build` makes, on a free port of this machine."""

import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import trustme

from tests.servers.bring import brotli_module, environment, find

NGINX = """
daemon off;
{user}
{modules}
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    sendfile on;
    gzip on; # as Debian has it
    autoindex on; # and as somebody may have left it
    index other.html;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {more}
    include {settings};
}}
"""
CADDY = """{
	admin off
	auto_https disable_redirects
	default_bind 127.0.0.1
	servers {
		protocols h1 h2
	}
}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    @classmethod
    def read(cls, connection: HTTPConnection) -> "Answer":
        answer = connection.getresponse()
        return cls(answer.status, answer.headers, answer.read())

    def __getitem__(self, name: str) -> str | None:
        """The one value of a header; None when it is not sent."""
        values = self.headers.get_all(name, [])
        # nginx says everything twice with a range that it refuses; nothing comes of it.
        assert len(set(values) if self.status == 416 else values) < 2, f"{name} is sent twice: {values}"
        return values[0] if values else None


@dataclass(frozen=True)
class Server:
    """A server that runs, and how to ask it. `packs` says what it can send, the best first."""

    site: Path
    trust: ssl.SSLContext
    packs: tuple[str, ...]
    port: int
    plain_port: int = 0

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One answer to exactly this path, with these headers and no other: accept_encoding is Accept-Encoding."""
        with closing(HTTPSConnection("localhost", self.port, context=self.trust, timeout=20)) as connection:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            return Answer.read(connection)

    def say(self, request: bytes) -> bytes:
        """What comes back for these bytes, until the server closes."""
        with self._connected(self.trust) as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def chosen(self, protocols: list[str]) -> str | None:
        """The protocol that is agreed on, of these."""
        trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        trust.set_alpn_protocols(protocols)
        with self._connected(trust) as connection:
            return connection.selected_alpn_protocol()

    def ask_plainly(self, path: str) -> Answer:
        """One answer without TLS."""
        with closing(HTTPConnection("localhost", self.plain_port, timeout=20)) as connection:
            connection.request("GET", path)
            return Answer.read(connection)

    @contextmanager
    def _connected(self, trust: ssl.SSLContext) -> Iterator[ssl.SSLSocket]:
        with (
            socket.create_connection(("localhost", self.port), timeout=20) as plain,
            trust.wrap_socket(plain, server_hostname="localhost") as connection,
        ):
            yield connection


@dataclass(frozen=True)
class Certificate:
    chain: Path
    key: Path
    trust: ssl.SSLContext

    @classmethod
    def issued_by(cls, authority: trustme.CA, folder: Path) -> "Certificate":
        """Written into `folder`, for localhost."""
        issued = authority.issue_cert("localhost")
        certificate = cls(folder / "chain.pem", folder / "key.pem", ssl.create_default_context())
        issued.cert_chain_pems[0].write_to_path(str(certificate.chain))
        issued.private_key_pem.write_to_path(str(certificate.key))
        authority.configure_trust(certificate.trust)
        return certificate


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def settings(name: str, site: Path, **changes: str) -> str:
    """The settings as they are made for this site, with what a maintainer puts in: each `old` must be there."""
    text = (site.parent / "servers" / name).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{name} has no {old!r}"
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(site: Path, folder: Path, certificate: Certificate, *, brotli: bool, more: str = "") -> Iterator[Server]:
    """nginx in front of `site`; `more` stands in http { } before our settings."""
    port, plain_port = free_port(), free_port()
    text = settings(
        "nginx.conf",
        site,
        **{
            "    listen [::]:443 ssl http2;\n": "",
            "    listen [::]:80;\n": "",
            "listen 443 ": f"listen 127.0.0.1:{port} ",
            "listen 80;": f"listen 127.0.0.1:{plain_port};",
            "/etc/ssl/guide.example.pem": str(certificate.chain),
            "/etc/ssl/guide.example.key": str(certificate.key),
            "/srv/guide/site": str(site),
            **({} if brotli else {"    brotli_static on;\n": ""}),
        },
    )
    (folder / "guide.conf").write_text(text, encoding="utf-8")
    main = NGINX.format(
        user="user root;" if os.geteuid() == 0 else "",  # a folder of root's tests is for root alone
        modules=f"load_module {brotli_module()};" if brotli else "",
        folder=folder,
        more=more,
        settings=folder / "guide.conf",
    )
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    command = [str(find("nginx")), "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]
    with _running(command, folder, port):
        yield Server(site, certificate.trust, ("br", "gzip") if brotli else ("gzip",), port, plain_port)


@contextmanager
def caddy(site: Path, folder: Path, certificate: Certificate) -> Iterator[Server]:
    port = free_port()
    text = settings(
        "Caddyfile",
        site,
        **{
            "\nguide.example {\n": f"\nhttps://localhost:{port} {{\n\ttls {certificate.chain} {certificate.key}\n",
            "/srv/guide/site": str(site),
        },
    )
    (folder / "Caddyfile").write_text(CADDY + text, encoding="utf-8")
    command = [str(find("caddy")), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with _running(command, folder, port):
        yield Server(site, certificate.trust, ("br", "gzip"), port)


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """Run a server until its port answers and as long as it is asked; nothing of it stays."""
    at_home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    log = folder / "log"
    with log.open("wb") as told:
        process = subprocess.Popen(command, cwd=folder, env={**environment(), **at_home}, stdout=told, stderr=told)
    try:
        while not _answers(port):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
