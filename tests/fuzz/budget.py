"""How much is made up: the same every time in the suite, ever new with ``make fuzz``."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

ENDLESS = "DATELINE_FUZZ" in os.environ
"""Set by ``make fuzz``, which runs the tests again and again, each time with other examples."""


def budget(examples: int) -> settings:
    """Settings of one fuzz test; ``examples`` are chosen so that it takes half a minute of processor time at most."""
    return settings(
        max_examples=examples,
        derandomize=not ENDLESS,
        database=None,
        deadline=None,
        print_blob=ENDLESS,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.data_too_large,
            HealthCheck.function_scoped_fixture,
        ],
    )
