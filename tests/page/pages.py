"""Small pages in words of our own: a dump, its report, and the same report as HTML."""

from __future__ import annotations

HEADLINE = "Army retakes bridge at Tal Safra after three days of fighting"
STANDFIRST = "Soldiers crossed the river at dawn while families fled to the hills around the town"
BODY = (
    "Soldiers retook the bridge at Tal Safra on Monday after three days of fighting, officers said.",
    "At least 12 militants were killed and four soldiers were wounded, according to an army statement.",
    "Residents said that shells had fallen on the market, where two women and a child were hurt.",
    "“We left in the night with what we could carry,” said Huda Karim, a teacher, in a camp near the town.",
    "The governor asked the government in Baghdad to send tents, food and water for 3,000 families.",
    "A spokesman for the militants denied that they had lost the bridge and said fighting went on.",
    "Engineers fear that the bridge, which carries the only road to the north, could collapse.",
    "Officials will meet on Tuesday to decide whether the town can be opened to its people again.",
)
MENU = (
    "Home",
    "World",
    "Politics",
    "Business",
    "Sport",
    "Culture",
    "Weather",
    "Opinion",
    "Jobs",
    "Shop",
    "Log in",
)
FOOTER = (
    "About us",
    "Contact",
    "Terms of use",
    "Privacy",
    "Cookies",
    "Careers",
    "Help",
    "Site map",
    "Advertise",
)


def dump() -> str:
    """The whole page as text: menus, an advert, links and a doubled caption inside the report, a footer."""
    inside = (
        *BODY[:3],
        "Read more: Ten days that shook the valley\nMinister resigns over fuel prices\nWhy the river is rising",
        *BODY[3:5],
        "Advertisement",
        "Smoke above the bridge at Tal Safra on Sunday Smoke above the bridge at Tal Safra on Sunday (AFP)",
        *BODY[5:],
    )
    head = f"{HEADLINE}\n\n{STANDFIRST}\n\nBy Lena Ortiz\n16 June 2014 08:00 GMT\n\n"
    tail = "\n\nAdditional reporting by Tom Lee\n\nStart your day with The Valley Gazette, sign up for our emails\n"
    links = "Storm closes ports in the south\nTwelve recipes for a hot summer evening\nHow the vote was won\n"
    rights = "© 2014 Valley Gazette Ltd. All rights reserved"
    return (
        "\n".join(MENU)
        + "\n"
        + head
        + "\n\n".join(inside)
        + tail
        + links
        + "\n".join(FOOTER)
        + f"\n{rights}\n"
    )


def html(head: str = "", *, byline: str = "<p class='byline'>By Lena Ortiz</p>") -> str:
    """The report as HTML with a menu, a figure, a script and a footer."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    menu = "".join(f"<li><a href='#'>{entry}</a></li>" for entry in MENU)
    footer = "".join(f"<li><a href='#'>{entry}</a></li>" for entry in FOOTER)
    return (
        f"<!doctype html><html lang='en'><head><title>{HEADLINE} | The Valley Gazette</title>{head}"
        "<style>p {color: red}</style></head>"
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{HEADLINE}</h1>"
        f"<p class='standfirst'>{STANDFIRST}</p>{byline}"
        "<figure><img src='a.jpg'><figcaption>Smoke above the bridge on Sunday</figcaption></figure>"
        f"<div class='story'>{paragraphs}</div><script>var secret = 'Ten killed in script';</script></article></main>"
        f"<footer><ul>{footer}</ul></footer></body></html>"
    )
