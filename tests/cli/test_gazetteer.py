"""``dateline gazetteer``: finding places, and adding whole countries from files and servers."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from dateline.cli import gazetteer_add
from dateline.gazetteer import added
from tests.cli.conftest import Run
from tests.gazetteer.geonames import line, lines, villages, write_base

IRAQ = lines(*villages(300))
Serve = Callable[[dict[str, bytes]], str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of added countries, not made yet, over a small base."""
    base = write_base(tmp_path / "places.sqlite")
    monkeypatch.setattr(added, "base_file", lambda: base)
    monkeypatch.setenv(added.FOLDER_VARIABLE, str(tmp_path / "added"))
    return tmp_path / "added"


@pytest.fixture
def iraq(tmp_path: Path) -> Path:
    """A folder with a file of Iraq."""
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "IQ.txt").write_bytes(IRAQ)
    return tmp_path / "files"


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve contents by path on this machine; what is not there is answered 404, /slow never."""
    stop = threading.Event()
    servers: list[ThreadingHTTPServer] = []

    def start(contents: dict[str, bytes]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.startswith("/slow"):
                    stop.wait()
                content = contents.get(self.path)
                self.send_response(404 if content is None else 200)
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, *arguments: object) -> None:
                del arguments

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    stop.set()
    for server in servers:
        server.shutdown()
        server.server_close()


def refused(run: Run, *arguments: object) -> str:
    """The one line with which a command is refused."""
    shown = run("gazetteer", *arguments)
    assert (shown.code, shown.out) == (2, "")
    assert len(shown.err.splitlines()) == 1
    return shown.err


def test_places_of_a_name_are_drawn_with_unit_country_and_key(run: Run) -> None:
    shown = run("gazetteer", "find", "kirkuk")
    assert (shown.code, shown.err) == (0, "")
    head, province, town = shown.out.splitlines()
    assert head.split() == ["place", "lies", "in", "at", "people", "key"]
    assert province.split() == ["Kirkuk,", "province", "IRQ", "35.40N", "44.20E", "1,000,000", "admin1:IQ.13"]
    assert town.split() == [
        "Kirkuk,",
        "town",
        "Kirkuk,",
        "IRQ",
        "35.46N",
        "44.39E",
        "900,000",
        "geonames:94787",
    ]


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(len, run("gazetteer", "find", "Karkuk").out.splitlines())) <= width


def test_how_a_name_met_a_place_is_told(run: Run) -> None:
    assert "(other name)" in run("gazetteer", "find", "Karkuk").out
    shown = " ".join(run("gazetteer", "find", "Kirkuq").out.split())
    assert "(spelt 100% alike)" not in shown
    assert "alike)" in shown


def test_records_are_one_line_each(run: Run) -> None:
    shown = run("gazetteer", "find", "Kirkuk", "--json", "--country", "iq")
    province, town = map(json.loads, shown.out.splitlines())
    assert (province["key"], province["geonames_id"], province["sort"]) == ("admin1:IQ.13", None, "admin1")
    assert (town["geonames_id"], town["admin1"], town["admin1_name"]) == (94787, "IQ.13", "Kirkuk")
    assert (town["lat"], town["lon"], town["population"], town["match"]) == (
        35.46,
        44.39,
        900_000,
        "main name",
    )
    assert (town["admin2"], town["admin2_name"], town["likeness"]) == (None, None, 1.0)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["Kirrikkul"], "No place is called “Kirrikkul”; the closest spellings: Kirkuk.\n"),
        (["Xyzzy"], "No place is called “Xyzzy”, nor like it.\n"),
        (["Kirkuk", "--country", "SYR"], "No place in SYR is called “Kirkuk”; elsewhere: IRQ.\n"),
    ],
)
def test_nothing_found_is_one_line_that_helps(run: Run, arguments: list[str], line: str) -> None:
    shown = run("gazetteer", "find", *arguments)
    assert (shown.code, shown.out, shown.err) == (0, line, "")
    shown = run("gazetteer", "find", *arguments, "--json")
    assert (shown.code, shown.out, shown.err) == (0, "", f"dateline: {line}")


def test_a_country_is_added_listed_and_removed(run: Run, iraq: Path, folder: Path) -> None:
    shown = run("gazetteer", "add", "iq", "--from", iraq)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == f"IQ: 300 places of 300 rows. {folder / 'IQ.sqlite'}\n"
    assert "geonames:1007" in run("gazetteer", "find", "Tall Number 7").out
    listed = run("gazetteer", "list").out
    assert "IQ" in listed
    assert "2026-03-01" in listed
    assert run("gazetteer", "remove", "IQ").out == "IQ is removed.\n"
    assert "IQ is not added" in refused(run, "remove", "IQ")


def test_a_broken_row_is_dropped_with_file_and_line(run: Run, iraq: Path) -> None:
    (iraq / "IQ.txt").write_bytes(lines("x", *villages(300)))
    shown = run("gazetteer", "add", "IQ", "--from", iraq)
    assert shown.err == "dateline: dropped IQ.txt:1 has 1 columns instead of 19\n"
    assert shown.out.startswith("IQ: 300 places of 301 rows, 1 broken and dropped. ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "IQ.txt is empty"),
        (lines(line(country="SY")), "has the country code 'SY' instead of IQ"),
        (lines(line(country="")), "has no country code"),
        (lines(line(lat="north")), "IQ.txt:1 has the latitude 'north'"),
    ],
)
def test_a_broken_file_is_refused_and_the_old_one_stays(
    run: Run, iraq: Path, folder: Path, content: bytes, reason: str
) -> None:
    run("gazetteer", "add", "IQ", "--from", iraq)
    before = (folder / "IQ.sqlite").read_bytes()
    (iraq / "IQ.txt").write_bytes(content)
    assert reason in refused(run, "add", "IQ", "--from", iraq)
    assert (folder / "IQ.sqlite").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "there are: add, build, find, list, remove"),
        (["add", "XX", "--from", "."], "no country has the code 'XX'"),
        (["add", "--from", "."], "Missing argument"),
        (["add", "IQ"], "Missing option '--from'"),
        (["add", "IQ", "--from", "."], ". has neither IQ.zip nor IQ.txt"),
        (["add", "IQ", "--from", "nowhere"], "there is no folder nowhere"),
        (["add", "IQ", "--from", "http://"], "cannot be fetched"),
        (["find", " "], "give a name"),
        (["find", "Kirkuk", "--country", "XX"], "no country has the code 'XX'"),
        (["remove", "IQ"], "IQ is not added; added are: none"),
    ],
)
def test_a_mistake_is_one_line(run: Run, arguments: list[str], reason: str, folder: Path) -> None:
    assert reason in refused(run, *arguments)
    assert not folder.exists()


def test_a_broken_gazetteer_is_one_line(run: Run, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "places.sqlite").write_bytes(b"no database" * 1000)
    assert "run: dateline gazetteer build" in refused(run, "find", "Kirkuk")
    write_base(tmp_path / "places.sqlite")
    folder.mkdir()
    (folder / "SY.sqlite").write_bytes(b"")
    assert "run: dateline gazetteer remove SY" in refused(run, "find", "Kirkuk")


@pytest.mark.enable_socket
def test_a_country_is_loaded_from_a_server(run: Run, serve: Serve, folder: Path) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        file.writestr("IQ.txt", IRAQ)
    address = serve({"/dump/IQ.zip": packed.getvalue(), "/dump/SY.txt": lines(line(country="SY"))})
    shown = run("gazetteer", "add", "IQ", "SY", "--from", f"{address}/dump/")
    assert (shown.code, shown.err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["IQ.sqlite", "SY.sqlite"]


@pytest.mark.enable_socket
def test_a_server_without_the_file_is_one_line(run: Run, serve: Serve, folder: Path) -> None:
    address = serve({})
    assert f"{address} has neither IQ.zip nor IQ.txt" in refused(run, "add", "IQ", "--from", address)
    assert not folder.exists()


@pytest.mark.enable_socket
def test_a_server_that_never_answers_is_given_up(run: Run, serve: Serve, folder: Path) -> None:
    started = time.monotonic()
    address = f"{serve({})}/slow"
    assert "cannot be fetched: timed out" in refused(run, "add", "IQ", "--from", address, "--timeout", "0.2")
    assert time.monotonic() - started < 5
    assert not folder.exists()


@pytest.mark.enable_socket
def test_a_download_that_is_too_large_is_refused(
    run: Run, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer_add, "MOST_DOWNLOADED", 1_000_000)
    address = serve({"/IQ.zip": b"\0" * 1_000_001})
    assert "is too large: more than 1 MB" in refused(run, "add", "IQ", "--from", address)


@pytest.mark.enable_socket
def test_a_server_that_answers_a_web_page_is_refused(run: Run, serve: Serve) -> None:
    address = serve({"/IQ.zip": b"<html>Sign in first</html>" * 20})
    assert "IQ.zip is no zip file" in refused(run, "add", "IQ", "--from", address)
