"""Read a JSONL file of reports into JSON records, one a line; bad records are named and left out.

python examples/read_many.py > claims.jsonl
"""

import json
import sys
from pathlib import Path

import dateline
from dateline.record import record

wire = Path(__file__).parent / "reports" / "wire.jsonl"
for reading in dateline.read_all(wire, on_dropped=lambda dropped: print(dropped.reason, file=sys.stderr)):
    print(json.dumps(record(reading), ensure_ascii=False))
