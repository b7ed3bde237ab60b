"""From the click on a filter until the last change on the screen, beside a button and one line of text.

The moment is that of the frame after the last change under the page's main element, once the new choice
is named on the strip, nothing runs and every chart is there.
"""

import shutil

from playwright.sync_api import Page, sync_playwright

from benchmarks.result import Result, of_rounds
from benchmarks.served import serving

PAINTED = 5.0
_WARM = 2

_WATCH = """() => {
    const watch = window.watch = {clicked: 0, last: 0};
    addEventListener('pointerdown', () => { watch.clicked = watch.last = performance.now(); }, true);
    const seen = () => requestAnimationFrame(() => { watch.last = performance.now(); });
    new MutationObserver(seen).observe(document.querySelector('.stMain'),
        {subtree: true, childList: true, characterData: true, attributes: true});
}"""

_STILL = """words => document.querySelector('.stMain').innerText.includes(words)
    && !document.querySelector('[data-stale="true"]')
    && [...document.querySelectorAll('.stPlotlyChart')].every(one => one.querySelector('.main-svg'))
    && performance.now() - window.watch.last > 250"""


def run(rounds: int) -> list[Result]:
    """The programmes filter of the fullest page, there and back."""
    path = next(
        found for name in ("chromium", "google-chrome", "chrome", "msedge") if (found := shutil.which(name))
    )
    with (
        serving("benchmarks/minimal.py") as plain,
        serving("app.py") as app,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        simple, full = browser.new_page(), browser.new_page(viewport={"width": 1366, "height": 768})
        simple.goto(plain.address)
        full.goto(f"{app.address}/participation")
        simple.wait_for_selector("button:has-text('Again')")
        full.wait_for_selector(".edi-foot", state="attached")
        for page in (simple, full):
            page.wait_for_timeout(1500)
            page.evaluate(_WATCH)
        control, subject = [], []
        for place in range(rounds + _WARM):
            control.append(_click(simple, "Again", f"Pressed {place + 1} times"))
            label = ("Core offer", "Targeted programmes")[place % 2]
            subject.append(_click(full, label, label))
        browser.close()
    return [of_rounds("participation filter to painted", "ms", subject[_WARM:], control[_WARM:], PAINTED)]


def _click(page: Page, label: str, shown: str) -> float:
    page.get_by_text(label, exact=True).and_(page.locator("button *")).first.click()
    page.wait_for_function(_STILL, arg=shown)
    return float(page.evaluate("() => window.watch.last - window.watch.clicked"))
