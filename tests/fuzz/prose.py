"""Made-up news: sentences of our own words in many orders, with what hostile hands put between them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
ACTORS = (
    "Gunmen",
    "The army",
    "ISIS",
    "Iraqi warplanes",
    "Col. Ali Hassan",
    "President Obama",
    "He",
    "They",
    "Kurdish fighters",
    "Nobody",
    "The Free Syrian Army",
    "A suicide bomber",
    "Bаghdаd’s police",
)
DEEDS = (
    "killed",
    "shelled",
    "seized",
    "denied that it had killed",
    "vowed to attack",
    "agreed on a truce with",
    "attacked and wounded",
    "abducted",
    "may have bombed",
    "was killed by",
    "were not driven from",
    "condemned the killing of",
    "withdrew from",
    "k\u200billed",
)
NUMBERS = (
    "12",
    "a dozen",
    "at least 1,700",
    "between 5 and 10",
    "1.5 million",
    "2,000,000,000,000",
    "10" + "0" * 400,
    "no",
    "half of the",
    "twenty-one hundred and",
    "-3",
    "0",
    "1/0",
    "½",
    "١٢",
    "12,,5",
    "one of the 40",
    "3 to 2",
    "NaN",
    "1e999",
    "dozens of",
)
VICTIMS = (
    "people",
    "soldiers",
    "of them",
    "villagers",
    "a town",
    "the town of Baiji",
    "women and three children",
    "Shia pilgrims",
    "tanks",
    "his brother",
)
PLACES = (
    "in Baghdad",
    "near Mosul, 10 km north of Tikrit",
    "outside Baiji",
    "between Tikrit and Samarra",
    "in Georgia",
    "in the B\u0430ghd\u0430d district of 東京",
    "on the road to nowhere",
    "in Paris, Texas",
    "",
)
TIMES = (
    "on Monday",
    "yesterday",
    "on 31 February",
    "on 16 June 2014",
    "in June 99999",
    "99999999999 years ago",
    "last week",
    "at 25:61",
    "since the year 0000",
    "on 29 February 1900",
    "two days earlier",
    "in the 1990s",
    "",
)
TAGS = (
    ", police said",
    ", according to the U.N",
    ", the minister told reporters",
    ", he said, adding that they had lied",
    "",
    ", officials claimed on Tuesday",
)
ODD = (
    "\u200b",
    "\u202e",
    "\u00ad",
    "\u0301" * 40,
    "\ufffd",
    "\U0001f600",
    "\u2028",
    "\x0b",
    "\u00a0",
    "“",
    "”",
    "‘",
    "''",
    '"',
    "(",
    ")]",
    "...",
    " and ",
    ", ",
    ": ",
    "-",
    "—",
    "<b>",
    "&amp;",
    "\n",
    "\n\n",
    "\t",
    "%s",
    "${x}",
    "\\",
    "A.",
    "killed",
    " 12 ",
    "ꙮ",
    "ﷺ",
    "İ",
    "ß",
    "\ud800",
)


def sentences() -> st.SearchStrategy[str]:
    """One sentence of a report, true to the grammar or nearly so."""
    parts = (ACTORS, DEEDS, NUMBERS, VICTIMS, PLACES, TIMES, TAGS)
    plain = st.tuples(*map(st.sampled_from, parts)).map(_told)
    quoted = st.tuples(st.sampled_from(ACTORS), plain).map(lambda two: f"“{two[1]}” {two[0]} said.")
    nested = st.tuples(st.integers(1, 40), plain).map(lambda two: "“‘" * two[0] + two[1] + "’”" * two[0])
    return st.one_of(plain, plain, plain, quoted, nested)


def _told(parts: tuple[str, ...]) -> str:
    *words, tag = parts
    return " ".join(word for word in words if word) + tag + "."


def reports() -> st.SearchStrategy[str]:
    """A report: sentences and paragraphs with odd characters put in where nobody would."""
    joins = st.sampled_from((" ", " ", " ", "\n", "\n\n", ""))
    told = st.lists(st.tuples(sentences(), joins), min_size=1, max_size=6).map(
        lambda pairs: "".join(sentence + join for sentence, join in pairs)
    )
    odd = st.lists(st.tuples(st.integers(0, 600), st.sampled_from(ODD)), max_size=5)
    return st.tuples(told, odd).map(lambda two: _with(*two))


def _with(text: str, odd: list[tuple[int, str]]) -> str:
    for place, sign in odd:
        place %= len(text) + 1
        text = text[:place] + sign + text[place:]
    return text


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """An example report with bytes flipped, cut out, repeated, or spliced with another one."""
    files = sorted(EXAMPLES.iterdir())
    content = bytearray(draw(st.sampled_from(files)).read_bytes())
    for how in draw(st.lists(st.sampled_from(("flip", "cut", "repeat", "splice")), min_size=1, max_size=6)):
        place, length = draw(st.integers(0, len(content))), draw(st.integers(1, 300))
        if how == "flip" and content:
            content[place % len(content)] ^= 1 << draw(st.integers(0, 7))
        elif how == "cut":
            del content[place : place + length]
        elif how == "repeat":
            content[place:place] = content[place : place + length] * draw(st.integers(1, 20))
        elif how == "splice":
            other = draw(st.sampled_from(files)).read_bytes()
            content[place:] = other[place:]
    return bytes(content)
