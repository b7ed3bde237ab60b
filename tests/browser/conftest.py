"""A real server and a real browser, started once for every test here."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[2]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_QUIET = (
    "--no-sandbox",  # a container has no user namespaces for the sandbox
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--force-color-profile=srgb",
)
LAPTOP = (1366, 768)
PATIENCE_MS = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser, and says so."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def executable() -> str:
    """The browser on this machine. Without one the tests are skipped, or failed under CI=true."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if found is not None:
        return found
    reason = f"no browser: looked for {', '.join(_BROWSERS)}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}. Under CI one must be installed; .ci/run does it.")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(executable: str) -> Iterator[Browser]:
    """One browser, without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(_QUIET))
        yield started
        started.close()


@contextmanager
def serving(**environment: str) -> Iterator[str]:
    """A fresh server process on a free port of this machine; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = ["-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://localhost:{port}"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def serving_a_copy(sample_folders: Path, folder: Path) -> Iterator[str]:
    """A fresh server whose journal, in `folder`, may be written to; its address."""
    shutil.copytree(sample_folders / "private", folder / "private")
    with serving(EDI_PRIVATE=str(folder / "private")) as address:
        yield address


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert process.poll() is None, "the server stopped before it answered"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer in 30 seconds")


@pytest.fixture(scope="session")
def server(sample_folders: Path) -> Iterator[str]:
    """The app on the sample's figures; its address."""
    with serving() as address:
        yield address


class Visitor:
    """A browser window in one theme, which writes down every request that leaves this machine."""

    def __init__(self, context: BrowserContext, address: str, theme: str) -> None:
        self.theme = theme
        self.left: list[str] = []
        self.errors: list[str] = []
        self._address = address
        context.on("request", self._note)
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str, *, size: tuple[int, int] = LAPTOP) -> Page:
        """Go to an address of the app and wait until all of it has been drawn."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.goto(f"{self._address}/{path}")
        settled(self.page)
        return self.page

    def _note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in (
            "localhost",
            "127.0.0.1",
        ):
            self.left.append(request.url)


def settled(page: Page) -> None:
    """Wait until the footer is there, nothing runs, every chart is drawn and its fonts have come."""
    page.wait_for_selector(".edi-foot", state="attached")
    page.wait_for_function(
        """() => !document.querySelector('[data-testid="stStatusWidget"]')
            && !document.querySelector('[data-stale="true"]')
            && !document.querySelector('[data-testid="stSkeleton"]')
            && [...document.querySelectorAll('.stPlotlyChart')]
                .every(one => one.querySelector('.main-svg'))"""
    )
    page.evaluate(
        "() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => null)"
    )


Visiting = Callable[[str], Visitor]


@pytest.fixture(scope="session")
def visitor(browser: Browser, server: str) -> Iterator[Visiting]:
    """One window a theme, shared by every test that only looks."""
    windows: dict[str, tuple[BrowserContext, Visitor]] = {}

    def of(theme: str) -> Visitor:
        if theme not in windows:
            context = _context(browser, theme)
            windows[theme] = (context, Visitor(context, server, theme))
        return windows[theme][1]

    yield of
    for context, _ in windows.values():
        try:
            context.close()
        except Error:
            continue


@pytest.fixture
def stranger(browser: Browser) -> Iterator[Callable[[str], Visitor]]:
    """A window that has never been here, on the server at an address."""
    opened: list[BrowserContext] = []

    def of(address: str) -> Visitor:
        context = _context(browser, "light")
        opened.append(context)
        return Visitor(context, address, "light")

    yield of
    for context in opened:
        context.close()


def _context(browser: Browser, theme: str) -> BrowserContext:
    return browser.new_context(
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        viewport={"width": LAPTOP[0], "height": LAPTOP[1]},
        locale="en-GB",
    )
