"""Put the figures of several reports on one happening side by side, each with the voice that gave it.

python examples/compare_voices.py
"""

from pathlib import Path

import dateline

REPORTS = Path(__file__).parent / "reports"

for name in ("mosul-river-post.html", "mosul-harbour-times.html"):
    reading = dateline.read(REPORTS / name)
    print(f"{reading.report.outlet}, {reading.report.published}")
    for claim in reading.claims:
        for figure in claim.counts:
            voice = claim.said_by.value if claim.said_by else "the reporter"
            print(f"    {figure.value.what:10} {figure.original!r} said by {voice} ({claim.status})")
