"""A Firefox, driven over Marionette: the protocol that it speaks itself, and all that is needed.

Playwright drives only a Firefox of its own, which is not the one that readers have.
"""

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("firefox-esr", "firefox")

# Any free port; and nothing is asked of the network that a test did not ask.
PREFERENCES = """user_pref("marionette.port", 0);
user_pref("app.normandy.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "http://127.0.0.1:9/");
"""

PATIENCE = 60
"""Seconds: a Firefox without a profile takes its time on a busy machine."""


class Firefox:
    """The Firefox of the machine; `make test` has installed one."""

    def __init__(self, folder: Path) -> None:
        """Takes a folder for its profile."""
        self._profile = folder / "profile"
        self._number = 0
        self._rest = b""

    def __enter__(self) -> Self:
        found = next(filter(None, map(shutil.which, NAMES)), None)
        assert found is not None, "no Firefox: run `sh tests/prerequisites.sh`"
        self._profile.mkdir()
        (self._profile / "user.js").write_text(PREFERENCES, "utf-8")
        options = ("--headless", "--marionette", "--no-remote", "--profile", str(self._profile))
        self._process = subprocess.Popen(
            [found, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._socket = socket.create_connection(("127.0.0.1", self._port()), timeout=PATIENCE)
        self._answer()  # It says which version it speaks.
        self._ask("WebDriver:NewSession")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait()

    def open(self, address: str) -> None:
        """Opens a page and waits until it is there."""
        self._ask("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the script returns
        """Runs a script in the page; what it returns."""
        return self._ask("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def until(self, script: str) -> Any:  # noqa: ANN401 - as above
        """Runs a script until it returns something, and returns that."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if value := self.run(script):
                    return value
            except AssertionError:
                pass  # The page is just being left.
            time.sleep(0.1)
        message = f"never: {script}"
        raise AssertionError(message)

    def _port(self) -> int:
        """The port on which it listens; it writes that into its profile."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                return int((self._profile / "MarionetteActivePort").read_text("utf-8"))
            except (FileNotFoundError, ValueError):
                time.sleep(0.1)
        message = "Firefox did not start"
        raise AssertionError(message)

    def _ask(self, command: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self._answer()
        assert error is None, error
        answer: dict[str, Any] = result
        return answer

    def _answer(self) -> Any:  # noqa: ANN401 - any message
        """The next message: its length, a colon, JSON."""
        while b":" not in self._rest:
            self._rest += self._socket.recv(1 << 16)
        length, _, self._rest = self._rest.partition(b":")
        while len(self._rest) < int(length):
            self._rest += self._socket.recv(1 << 16)
        message, self._rest = self._rest[: int(length)], self._rest[int(length) :]
        return json.loads(message)
