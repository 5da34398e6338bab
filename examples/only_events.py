"""Keep only what may be counted as an event: fears, plans, denials and old wars are claims, but no events.

python examples/only_events.py
"""

from pathlib import Path

import dateline
from dateline import Status

EVENTS = (Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED)

reading = dateline.read(Path(__file__).parent / "reports" / "tikrit-northern-mail.txt")
for claim in reading.claims:
    mark = "event   " if claim.status in EVENTS else "no event"
    print(mark, f"{claim.status:13}", claim.kind, "|", reading.report.quote(claim.evidence[0]))
