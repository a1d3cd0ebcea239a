"""A real browser without a window, and what it notices of a page: errors, requests, and what axe-core finds."""

from __future__ import annotations

import base64
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from tests.browser.packages import script_of

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip

BINARY, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
MISSING = not (BINARY and DRIVER)
"""Whether there is no browser on this machine."""

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}


class Chromium:
    """One browser for many pages."""

    def __init__(self, profile: str) -> None:
        options = Options()
        for flag in (*FLAGS, f"--user-data-dir={profile}", "--window-size=1280,900"):
            options.add_argument(flag)
        options.binary_location = BINARY
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.driver.set_script_timeout(60)

    def open(
        self, file: Path, place: str = "", *, width: int = 1280, height: int = 900, dark: bool = False
    ) -> Chromium:
        """Open a file as from a mail attachment, forgetting what was noticed before."""
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", media="", features=[scheme])
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(file.as_uri() + place)
        return self

    def command(self, name: str, **given: object) -> Any:
        """A command of the browser's own protocol."""
        return self.driver.execute_cdp_cmd(name, given)

    def run(self, script: str, *given: object) -> Any:
        """What a script answers."""
        return self.driver.execute_script(script, *given)

    def settled(self) -> None:
        """Wait until what the page has put off is done."""
        self.driver.execute_async_script(
            "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 30))"
        )

    def complaints(self) -> list[str]:
        """What the console says."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Every address that was asked for, beside the file itself and what it holds."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        own = ("file:", "data:", "about:")
        return [address for address in found if not address.startswith(own)]

    def violations(self) -> list[str]:
        """What axe-core finds against the accessibility of the page as it is now."""
        # Through the browser's protocol, for the page's own policy lets no other script run.
        self.command("Runtime.evaluate", expression=script_of("axe-core", "axe.min.js"))
        answer = self.command(
            "Runtime.evaluate",
            expression=f"axe.run(document, {json.dumps(RULES)}).then(r => JSON.stringify(r.violations))",
            awaitPromise=True,
            returnByValue=True,
        )
        assert "exceptionDetails" not in answer, answer
        return [
            f"{found['id']}: {node['html'][:160]} {' '.join(check['message'] for check in node['any'])[:160]}"
            for found in json.loads(answer["result"]["value"])
            for node in found["nodes"]
        ]

    def pdf(self) -> bytes:
        """The page as it is printed."""
        return base64.b64decode(self.command("Page.printToPDF", printBackground=False)["data"])

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()


@contextmanager
def chromium() -> Iterator[Chromium]:
    """A browser with a new, empty profile."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        made = Chromium(profile)
        try:
            yield made
        finally:
            made.close()
