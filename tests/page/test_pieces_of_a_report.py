"""Reports that a page gives in pieces: narrow columns, broken sentences, live entries, lists, one line for all."""

from __future__ import annotations

from dateline.collect import capture_text
from dateline.page.reader import PageReader
from dateline.types import BlockKind, Report

MENU = "Radio Lakeside\nHOME\nNEWS\nSPORTS\nABOUT US\nCONTACT\n\n"
FOOT = "\n\nRecent Posts\nRebels kill two fishermen on the lake\nSchools reopen\nArchives\nJune 2019\n"


def read(text: str) -> Report:
    return PageReader()(capture_text(text))


def body(report: Report) -> list[str]:
    return [report.text[one.start : one.end] for one in report.blocks if one.kind is BlockKind.BODY]


def test_a_narrow_column_between_menus_is_joined() -> None:
    column = """TWO KILLED AS MILITIA ATTACKS VILLAGES
Posted on June 3, 2019 by admin

Two people were killed and about
300 families fled their homes after
militiamen attacked three villages in
the hills above Uvira on Saturday
night, the local chief told Radio
Lakeside.

Chief Ndagano Safari said the fighters,
whom he named as members of the
Biloze group, looted cattle and set
fire to 40 houses."""
    assert body(read(MENU + column + FOOT)) == [
        "Two people were killed and about 300 families fled their homes after militiamen attacked three villages "
        "in the hills above Uvira on Saturday night, the local chief told Radio Lakeside.",
        "Chief Ndagano Safari said the fighters, whom he named as members of the Biloze group, looted cattle and "
        "set fire to 40 houses.",
    ]


def test_a_caption_in_a_sentence_does_not_break_it() -> None:
    report = read(
        "Bomber kills nine at police post\n\nQUETTA, Pakistan (PAW) — A bomber blew himself up at a post in Quetta "
        "on Tuesday, killing nine officers and wounding 22\nRescuers carry a man, Tuesday, Aug. 9, 2016. "
        "(PAW Photo/Arif Khan)\nother people, police said.\n\nNo group claimed responsibility for the attack.\n\n"
        "ADVERTISEMENT\n\nPolice chief Zahoor Baloch said the bomber walked up to the post at the change of shift.\n"
        "\nMOST READ\n1\nFerry sinks, 40 missing\n2\nGunmen kill mayor\n3\nRains delay final\n"
    )
    assert body(report) == [
        "A bomber blew himself up at a post in Quetta on Tuesday, killing nine officers and wounding 22 other "
        "people, police said.",
        "No group claimed responsibility for the attack.",
        "Police chief Zahoor Baloch said the bomber walked up to the post at the change of shift.",
    ]


def test_every_entry_of_a_live_page_is_read() -> None:
    report = read(
        "News\nLive\nPublished 9 Feb 2022\nKey points\n• Shelling kills four, officials say\n\n16:42 GMT\n"
        "Shelling kills four near Avdiivka\nFour people were killed when shells hit a bus stop near Avdiivka on "
        "Wednesday, the regional governor said.\nPavlo Kyrylenko said seven others had been wounded.\n\nShare this "
        "post\nCopied\n\n15:10 GMT\nRed Cross suspends convoys\nThe International Committee of the Red Cross said "
        "it had suspended its convoys after a driver was shot.\n\nRead more: Two soldiers killed by sniper\n\n"
        "Load more\nMore on this story\nTen dead in mine collapse\nFollow us\nFacebook\nTwitter\nInstagram\n"
    )
    told = body(report)
    assert (
        "The International Committee of the Red Cross said it had suspended its convoys after a driver was shot."
        in told
    )
    assert not any("sniper" in text or "mine" in text for text in told)


def test_stories_below_the_report_are_none_of_it() -> None:
    report = read(
        "Frontier Gazette\nHOME  NATION  WORLD\nHome | Nation\n\nBus passengers abducted on highway\n"
        "By Staff Reporter - October 9, 2018\n\nKUNDUZ: Taliban fighters stopped three buses on the highway on Monday "
        "and abducted 19 passengers, officials said.\n\nProvincial council head Yousuf Ayoubi said five of them were "
        "later set free.\n\nSecurity forces have begun an operation to free the others.\n\nRELATED ARTICLES  MORE "
        "FROM AUTHOR\n\nTwo policemen killed in Herat bomb blast\nHERAT: Two policemen were killed on Sunday when a "
        "bomb exploded in Herat, officials said.\n\nWheat harvest lowest in ten years\nKABUL: The wheat harvest is the "
        "lowest in ten years, the ministry said on Sunday.\n\nLEAVE A REPLY\nPlease enter your comment!\n"
    )
    assert report.dateline == "KUNDUZ"
    assert len(body(report)) == 3
    assert not any("Herat" in text for text in body(report))


def test_a_page_in_one_line_is_cut_where_words_tell() -> None:
    report = read(
        "Menu Home World Sport Sign in SEARCH Home › World › Africa Gunmen raid town in north-west Nigeria, killing "
        "14 By Amina Bello | 12 March 2021, 14:05 Share Tweet Email Gunmen on motorcycles raided the town of Dansadau "
        "in Zamfara state on Thursday, killing 14 people, residents said. Advertisement The attackers fired into the "
        "crowd, trader Musa Ibrahim told this paper.He said soldiers came late. READ ALSO: Troops kill 30 bandits in "
        "Kaduna forest Police spokesman Lt. Shehu Mohammed put the toll at nine people. Sign up for our newsletter "
        "Related stories Bomb kills six at bus park Comments (23) © 2021 The Savanna Post. All rights reserved."
    )
    assert (report.headline, report.authors) == (
        "Gunmen raid town in north-west Nigeria, killing 14",
        ("Amina Bello",),
    )
    assert body(report) == [
        "Gunmen on motorcycles raided the town of Dansadau in Zamfara state on Thursday, killing 14 people, residents "
        "said.",
        "The attackers fired into the crowd, trader Musa Ibrahim told this paper.",
        "He said soldiers came late.",
        "Police spokesman Lt. Shehu Mohammed put the toll at nine people.",
    ]


def test_a_long_paragraph_is_no_flat_page() -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    text = " ".join(
        f"The army said on {day} that it had retaken part {n} of the town." for n, day in enumerate(days)
    )
    assert len(body(read(text))) == 1


def test_a_list_goes_on_behind_its_parts() -> None:
    report = read(
        "Ministry of Defence | Press Office\nEN  FR  AR\nHome / Newsroom\nSTATEMENT ON OPERATIONS\n"
        "- Our forces yesterday destroyed three hideouts in the area of Tinzaouaten.\n- Two terrorists were killed and "
        "one was captured.\n- A quantity of weapons was seized, including:\n  * four rifles\n  * one machine gun\n"
        "- The operation is continuing.\n\nBack to top\nPrint\nLatest statements\nFive smugglers arrested\nBomb "
        "factory destroyed\nNewsletter\nContact\n"
    )
    assert body(report)[-1] == "- The operation is continuing."


def test_a_page_that_the_classifier_finds_nothing_on_is_read_by_its_sentences() -> None:
    report = read(
        "Top News\nLive TV\nINDIA NEWS\n3 min read\n\nSix Jawans Injured In Blast In Bijapur\nPress Trust of India\n"
        "Updated: Jun 18, 2020 07:41 pm IST\n\nFollow Us:\n\nRaipur:  Six personnel were injured when Naxals triggered "
        "a device in Bijapur district on Thursday,a police official said.The blast took place around 3 pm,he said.\n\n"
        "Also Read | Two Naxals Killed In Sukma\n\nPromoted\nListen to songs\n\nShow full article\nComments\n"
        "Trending Topics\nMonsoon\nGold rate today\n"
    )
    assert report.headline == "Six Jawans Injured In Blast In Bijapur"
    assert len(body(report)) == 1


def test_who_reports_from_where_is_the_standfirst_under_the_headline() -> None:
    headline = "Congo crisis: army lines up talks as killings push east towards war"
    deck = (
        "Ana Costa reports from Goma, a city in fear of killings, as photographs appear to show mass graves"
    )
    report = read(
        f"{headline}\n\n{deck}\n\nGoma\n\nThe army was considering direct talks with the rebels on Monday, an "
        "official said in the city.\n\nThe rebels shelled the airport on Sunday and killed nine people, residents "
        "said.\n\nNews\nSport\nArts and Entertainment\nLife and Style\nVoices\nPeople\nTravel\nTech\nMoney\n"
        "Student\nOffers\nContact\n"
    )
    assert (report.headline, report.standfirst, report.authors) == (headline, deck, ("Ana Costa",))
