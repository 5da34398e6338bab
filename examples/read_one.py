"""Read one report and print who did what to whom, with the words it was read from.

python examples/read_one.py
"""

from pathlib import Path

import dateline

reading = dateline.read(Path(__file__).parent / "reports" / "mosul-river-post.html")
report = reading.report
print(report.outlet, report.published, report.headline, sep=" | ")
for claim in reading.claims:
    actors = ", ".join(actor.value for actor in claim.actor) or "somebody"
    targets = ", ".join(target.value for target in claim.target) or "-"
    print(f"\n{claim.kind} ({claim.status}): {actors} -> {targets}")
    print(f"    {report.quote(claim.evidence[0])}")
