"""A real browser for the tests: Chromium over its debugging pipe, with nothing but the standard library."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)
WEBGL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
SILENCE = 90
LAUNCH = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The browser reads commands from file descriptor 3 and answers on 4."""


class Page:
    """One tab. `events` keeps what the browser reported: console, violations, requests, dialogs."""

    def __init__(self, process: subprocess.Popen[bytes], write: int, read: int) -> None:
        self._process, self._write, self._read = process, write, read
        self._number, self._buffer, self._session = 0, b"", ""
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send one command and wait for its answer."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        number = self._number
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], SILENCE)
            assert ready, f"the browser has said nothing for {SILENCE} seconds"
            part = os.read(self._read, 1 << 20)
            assert part, "the browser is gone"
            self._buffer += part
        message, _, self._buffer = self._buffer.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        if "method" in answer:
            self.events.append(answer)
            if answer["method"] == "Page.javascriptDialogOpening":
                raise AssertionError(f"a dialog opened: {answer['params']['message']}")
        return answer

    def open(self, path: Path, fragment: str = "", *, scripts: bool = True) -> None:
        """Load a file and wait until it is there."""
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        for address in ("about:blank", path.resolve().as_uri() + fragment):
            self.events.clear()
            self.call("Page.navigate", url=address)
            while not any(event["method"] == "Page.loadEventFired" for event in self.events):
                self._next()

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def reported(self, *methods: str) -> list[dict[str, Any]]:
        """The parameters of the events with one of the names."""
        return [event["params"] for event in self.events if event["method"] in methods]

    def pdf(self) -> bytes:
        """The page as it prints."""
        return base64.b64decode(
            self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        )

    def picture(self, width: int, height: int) -> bytes:
        """A PNG of what a window of this size shows."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])


@contextmanager
def browser(profile: Path, *options: str) -> Iterator[Page]:
    """A browser with an empty profile and perhaps more options, stopped at the end."""
    assert CHROMIUM, "no Chromium"
    to_browser, write = os.pipe()
    read, from_browser = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_browser, from_browser)]
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            LAUNCH,
            *map(str, high),
            CHROMIUM,
            *OPTIONS,
            *options,
            f"--user-data-dir={profile}",
        ],
        pass_fds=high,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for end in (to_browser, from_browser, *high):
        os.close(end)
    try:
        yield Page(process, write, read)
    finally:
        os.close(write)
        os.close(read)
        process.terminate()
        process.wait(timeout=20)
