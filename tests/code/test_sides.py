"""The sides of an act as phrases."""

from __future__ import annotations

import pytest

from dateline.code.acts import ActReader
from dateline.code.sides import Phrase, SideFinder
from dateline.codebook.acts import ActBook, load_acts
from dateline.evaluate.texts import read_text
from dateline.pipeline import Pipeline


@pytest.fixture(scope="module")
def book() -> ActBook:
    return load_acts()


@pytest.mark.parametrize(
    ("text", "sources", "targets"),
    [
        ("Rebels attacked an army base in Lome on Monday.", ["Rebels"], ["an army base in Lome"]),
        ("The court rejected the union's request to strike.", ["The court"], ["the union's request"]),
        ("Norway lifted sanctions against Chad and Niger.", ["Norway"], ["Chad", "Niger"]),
        ("The navy said it had freed at least 12 sailors.", ["The navy"], ["at least 12 sailors"]),
        ("Peru is ready to pull its soldiers out of Chile.", ["Peru"], ["Chile"]),
        ("Peru and Chile signed a treaty.", ["Peru and Chile"], []),
        ("The governor of Oyo slept.", ["The governor of Oyo"], []),
        (
            "A crowd praised Iba Diop, the mayor of Thies, who wept.",
            ["A crowd"],
            ["Iba Diop, the mayor of Thies"],
        ),
    ],
)
def test_sides_of_the_main_act(
    pipeline: Pipeline, book: ActBook, text: str, sources: list[str], targets: list[str]
) -> None:
    reading = read_text(pipeline, "text", text)
    found = SideFinder(ActReader(reading, book, pipeline.codebook, pipeline.lexicon), pipeline.lexicon).main()

    def words(phrases: tuple[Phrase, ...]) -> list[str]:
        return [text[first.idx : last.idx + len(last)] for first, last in phrases]

    assert (words(found.sources), words(found.targets)) == (sources, targets)
