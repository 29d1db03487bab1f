"""inspel demo: write the report of the collection that comes with Inspel, and serve it on this computer."""

import argparse
import errno
import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from inspel_text.cli import Parser, say
from inspel_text.errors import OutputError

_LAST_PORT = 65535
CORPUS = Path(__file__).parent.parent / "corpora" / "demo" / "inspel.csv"


def add_arguments(parser: Parser, lang: str) -> None:
    """What ``inspel demo`` takes."""
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help=say("demo_port", lang))
    parser.add_argument("--out", type=Path, default=Path("var/demo"), metavar="DIR", help=say("demo_out", lang))
    parser.add_argument("--once", action="store_true", help=say("demo_once", lang))


def run(given: argparse.Namespace, lang: str) -> int:
    """Write the report anew, then serve it until Ctrl-C. The address is printed last."""
    from inspel_text.report.write import free_folder

    free_folder(given.out, anew=True)
    server = None if given.once else _server(given.port, given.out)
    _write(given.out, lang)
    print(say("written", lang, file=given.out / "report.html"))
    if server:
        _serve(server, lang)
    return 0


def _write(folder: Path, lang: str) -> None:
    from inspel_text.analysis import Settings
    from inspel_text.commands.analyse import DEFAULT_CODEBOOK, Progress
    from inspel_text.report.write import Request, analyse_files

    settings = Settings(workers=os.cpu_count() or 1)
    request = Request(files=(str(CORPUS),), codebook=DEFAULT_CODEBOOK, title=say("demo_title", lang), settings=settings)
    with Progress(lang) as progress:
        analyse_files(request, folder, progress.tell, anew=True)


def _port(text: str) -> int:
    if not 0 <= int(text) <= _LAST_PORT:
        raise ValueError(text)
    return int(text)


def _server(port: int, folder: Path) -> ThreadingHTTPServer:
    """A server for the folder alone, on this computer alone. Raises OutputError when the port is taken."""
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise OutputError("cli.port_taken", port=port) from None
        raise


def _serve(server: ThreadingHTTPServer, lang: str) -> None:
    address = f"http://localhost:{server.server_address[1]}"
    try:
        print(say("demo_address", lang, address=address), flush=True)
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the report at / and says nothing of who asks."""

    def do_GET(self) -> None:
        if self.path.partition("?")[0] == "/":
            self.path = "/report.html"
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """No log: nobody is recorded."""
