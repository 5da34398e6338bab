from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.toponyms import load_toponyms

LGL = """<?xml version="1.0" encoding="utf-8"?>
<articles>
  <article docid="7"><dltime>2009-03-20 12:24:52.002364-05</dltime>
    <text><![CDATA[Fire in Dover. The Dover & Deal line is shut.]]></text>
    <toponyms count="2">
      <toponym><start>8</start><end>13</end><phrase>Dover</phrase>
        <gaztag geonameid="2651048"><name>Dover</name><lat>51.12</lat><lon>1.31</lon></gaztag></toponym>
      <toponym><start>27</start><end>31</end><phrase>Deal</phrase></toponym>
    </toponyms></article>
  <article docid="8"><text> </text><toponyms/></article>
</articles>"""
GEOVIRUS = """<articles><article><text>Oslo and Bergen and Oslo again.</text><locations>
  <location><name>Oslo</name><start>1</start><end>5</end><lat>59.9</lat><lon>10.7</lon></location>
  <location><name>Bergen</name><start>10</start><end>16</end><lat>60.4</lat><lon>5.3</lon></location>
  <location><name>Oslo</name><start>21</start><end>25</end><lat>59.9</lat><lon>10.7</lon></location>
  <location><name>Oslo</name><start>26</start><end>30</end><lat>59.9</lat><lon>10.7</lon></location>
  <location><name>Bergen</name><start>ten</start><end>16</end><lat>60.4</lat><lon>5.3</lon></location>
  <location><name>Bergen</name><start>10</start><end>16</end><lat>far</lat><lon>5.3</lon></location>
  <location><start>10</start></location>
</locations></article></articles>"""


def write(gold: Path, **files: str) -> None:
    folder = gold / "geoparsing"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.xml").write_text(text, "utf-8")


def test_loads_names_with_their_places(tmp_path: Path) -> None:
    write(tmp_path, lgl=LGL)
    loaded = load_toponyms(tmp_path)
    (document,) = loaded.documents
    assert (document.name, document.corpus, document.published) == ("7", "LGL", date(2009, 3, 20))
    dover, deal = document.toponyms
    assert (dover.text, dover.lat, dover.lon, dover.geonames_id) == ("Dover", 51.12, 1.31, 2651048)
    assert (deal.text, deal.lat, deal.lon, deal.geonames_id) == ("Deal", None, None, None)
    assert loaded.dropped == ("lgl.xml:10: an article without text",)


def test_mends_offsets_and_drops_what_stands_nowhere(tmp_path: Path) -> None:
    write(tmp_path, GeoVirus=GEOVIRUS, broken="<articles>")
    loaded = load_toponyms(tmp_path)
    (document,) = loaded.documents
    assert (document.name, document.corpus, document.published) == ("1", "GeoVirus", None)
    places = [(one.start, document.text[one.start : one.end]) for one in document.toponyms]
    assert places == [(0, "Oslo"), (9, "Bergen"), (20, "Oslo")]
    assert document.toponyms[0].geonames_id is None
    assert loaded.dropped[:4] == (
        "GeoVirus.xml:5: 'Oslo' does not stand near 26",
        "GeoVirus.xml:6: 'ten' is no number for start",
        "GeoVirus.xml:7: 'Bergen' does not stand near 10",
        "GeoVirus.xml:8: a place name without words or start",
    )
    assert loaded.dropped[4].startswith("broken.xml cannot be read")


def test_nothing_to_score_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="geoparsing"):
        load_toponyms(tmp_path)
