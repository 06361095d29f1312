"""Every rule of the dataset compiler against a copy of the data broken in one place. Prints TAP.
Arguments: the compiler, the data folder."""
import pathlib
import re
import sys

from fixture import Fixture, Tap

fixture = Fixture(sys.argv[1], pathlib.Path(sys.argv[2]))
tap = Tap()


def refused(name, place, reason):
    """The compiler must end with status 1 and say the reason at the place."""
    status, text = fixture.check()
    wanted = re.compile(rf"^{re.escape(place)}: .*{reason}", re.M)
    tap.result(status == 1 and bool(wanted.search(text)), name, f"wanted {wanted.pattern}\nstatus {status}\n{text}")
    fixture.reset()


def cell(what, table, reason, index=1, **cells):
    """One row of a table with other cells."""
    line = fixture.change(f"tables/{table}", index, **cells)
    refused(what, f"tables/{table}.csv:{line}", reason)


status, text = fixture.check()
tap.result(status == 0, "the unbroken copy passes", text)

# Sources and codes ---------------------------------------------------------------------------------------------------------
cell("unknown source", "project", r'source_id “abc” is not in tables/source\.csv\. Add the source', index=17, source_id="abc")
cell("no source", "flow", "source_id is empty", source_id="")
cell("unknown country", "flow", r'from_iso3 “ZZZ” is not in tables/country\.csv', index=5, from_iso3="ZZZ")
cell("unknown organisation", "membership", r'org_id “NIX” is not in tables/organisation\.csv', org_id="NIX")
cell("unknown product", "flow", r'product “HS:00” is not in tables/product\.csv', product="HS:00")
cell("unknown unit", "flow", r'unit “bushel” is not in tables/unit\.csv', unit="bushel")
cell("unknown basis", "flow", r'basis “guess” is not in tables/basis\.csv', basis="guess")
cell("unknown measure", "flow", r'measure “gossip” is not in tables/measure\.csv', measure="gossip")
cell("unknown project", "project_country", r'project_id “none-such” is not in tables/project\.csv', project_id="none-such")
cell("unknown indicator", "indicator", r'code “NO\.NE” is not in tables/indicator_def\.csv', code="NO.NE")
cell("unknown country in a list", "asset", r'iso3s “ZZZ” is not in tables/country\.csv', iso3s="KAZ;ZZZ")
cell("unknown double", "project", r'dup_of “none-such” is not in tables/project\.csv', dup_of="none-such")
cell("name of nothing", "name", r'id “ZZZ” is not in tables/country\.csv', index=fixture.find("tables/name", kind="country"), id="ZZZ")
cell("source that may not be passed on", "source", r"may not be redistributed \(none\)", index=3, redistribution="none")

# Positions -----------------------------------------------------------------------------------------------------------------
located = fixture.find("tables/project", lon=True, location_precision="site")
cell("longitude out of range", "project", "lon 200 is outside -180 to 180", index=located, lon="200")
cell("latitude out of range", "project", "lat -91 is outside -90 to 90", index=located, lat="-91")
cell("longitude alone", "project", "only one of lon and lat is given", index=located, lat="")
cell("project outside its country", "project", r"the position 0, 0 is not in or near", index=located, lon="0", lat="0")
cell("asset outside its country", "asset", r"the position 10, 50 is not in or near", index=fixture.find("tables/asset", lon=True),
     lon="10", lat="50")
cell("location outside its country", "project_location", r"is not in or near", lon="-70")
cell("capital outside its country", "country", r"is not in or near KAZ", index=fixture.find("tables/country", iso3="KAZ"),
     capital_lon="10")
line = fixture.change("tables/project", located, lon="0", lat="0", location_precision="borrower_office")
status, text = fixture.check()
tap.result(status == 0, "a column of the data may excuse a position", text)
fixture.reset()

# Years and dates -----------------------------------------------------------------------------------------------------------
cell("year too early", "project", "start_year: the year 1809 cannot be", start_year="1809", end_year="")
cell("year too late", "asset", "start_year: the year 2999 cannot be", start_year="2999")
cell("year outside the table's span", "flow", "year 1912 is outside 1945 to 2026", year="1912")
cell("day that is none", "event", "date “2015-02-30” is no date that can be", date="2015-02-30")
cell("date in another form", "membership", "since “1.5.2001” is no date", since="1.5.2001")
cell("until before since", "membership", "until 1999 comes before since 2001-05", since="2001-05", until="1999")
cell("end before start", "project", "end_year 2001 comes before start_year 2010", start_year="2010", end_year="2001")
cell("low above high", "ideal_point", "high -3 comes before low 2", low="2", high="-3")
fixture.change("tables/membership", 1, since="2001-05", until="2001")
status, text = fixture.check()
tap.result(status == 0, "an end known less precisely than the start is no contradiction", text)
fixture.reset()

# Numbers and words ---------------------------------------------------------------------------------------------------------
cell("negative amount", "project", "amount_usd -5 is negative, which it cannot be", amount_usd="-5", amount_basis="nominal_stated")
cell("negative flow", "flow", "value -1 is negative, which it cannot be", index=fixture.find("tables/flow", unit="USD"), value="-1",
     measure="goods", preferred="0")
cell("amount without basis", "project", "amount_usd is given without amount_basis", amount_usd="5", amount_basis="")
cell("number that is none", "project", "amount_usd “about 5” is no number", amount_usd="about 5")
cell("number that is not finite", "flow", "value “nan” is no number", value="nan")
cell("part of a year", "flow", "year “2010.5” is no whole number", year="2010.5")
cell("word that is not allowed", "membership", "status “friend” is none of the allowed values: member, associate, observer",
     status="friend")
cell("flag that is none", "project", "has_footprint “2” is none of the allowed values: 0, 1", has_footprint="2")
cell("empty cell that must be filled", "project", "name is empty and must not be", name="")
cell("pair in the wrong order", "land_boundary", "iso3_a “UZB” must come before iso3_b “KAZ”", iso3_a="UZB", iso3_b="KAZ")
unmarked = fixture.find("tables/project", has_footprint="0", location_precision="site")
cell("footprint without a shape", "project", r"has_footprint is 1, but layers/project_footprint\.geojson has no shape", index=unmarked,
     has_footprint="1")

# Keys ----------------------------------------------------------------------------------------------------------------------
first, second = fixture.repeat("tables/country", 2)
refused("key used twice", f"tables/country.csv:{second}", f"the row has the key of line {first}: iso3 “")
first, second = fixture.repeat("tables/project_country", 4)
refused("key of two columns used twice", f"tables/project_country.csv:{second}", f"the row has the key of line {first}: project_id “")
first, second = fixture.repeat("tables/flow", fixture.find("tables/flow", preferred="1"), source_id="kaz_bns")
refused("second preferred row", f"tables/flow.csv:{second}", "there is already a row with the same flow.measure, flow.year")

# Files ---------------------------------------------------------------------------------------------------------------------
number = fixture.replace_line("tables/treaty_party.csv", 3, lambda line: line + b",more")
refused("cell too many", f"tables/treaty_party.csv:{number}", "the row has 6 cells; the header has 5")
number = fixture.replace_line("tables/event.csv", 4, lambda line: line.replace(b"a", b"\xff", 1))
refused("text that is not UTF-8", f"tables/event.csv:{number}", "the text is not UTF-8")
number = fixture.replace_line("tables/event.csv", 1, lambda line: line.replace(b"title", b"titel"))
refused("unknown column", f"tables/event.csv:{number}", "table event has no column “titel”")
refused_column = fixture.replace_line("tables/event.csv", 1, lambda line: line.replace(b"title", b"titel"))
refused("missing column", f"tables/event.csv:{refused_column}", "the column “title”, which must be filled, is missing")
number = fixture.replace_line("tables/treaty_party.csv", 5, lambda line: b'"' + line)
refused("open quote", f"tables/treaty_party.csv:{number}", "quote")
(fixture.broken / "tables/base.csv").unlink()
refused("missing table", "tables/base.csv", "Add the file")

# Layers --------------------------------------------------------------------------------------------------------------------
number = fixture.replace_line("layers/place.geojson", 3, lambda line: re.sub(rb'"coordinates":\[[^]]*\]', b'"coordinates":[0,0]', line))
refused("place outside its country", f"layers/place.geojson:{number}", "the position 0, 0 is not in or near")
number = fixture.replace_line("layers/place.geojson", 3, lambda line: re.sub(rb'"coordinates":\[[^]]*\]', b'"coordinates":[40,91]', line))
refused("position out of range", f"layers/place.geojson:{number}", "the position 40, 91 is out of range")
number = fixture.replace_line("layers/place.geojson", 4, lambda line: re.sub(rb'"source_id":"[^"]*"', b'"source_id":"abc"', line))
refused("feature without a known source", f"layers/place.geojson:{number}", "source_id “abc” is not in tables/source")
number = fixture.replace_line("layers/place.geojson", 5, lambda line: line.replace(b'"properties":{', b'"properties":{"colour":1,'))
refused("property of no column", f"layers/place.geojson:{number}", "property “colour” is no column")
number = fixture.replace_line("layers/place.geojson", 6, lambda line: line.replace(b'"Point"', b'"LineString"'))
refused("wrong geometry", f"layers/place.geojson:{number}", "a line has 2 positions|a position is no pair")
number = fixture.replace_line("layers/world_country.geojson", 2, lambda line: re.sub(rb"\[\[\[\[[^]]*\],", b"[[[", line))
refused("broken ring", f"layers/world_country.geojson:{number}", "a ring is not closed|no JSON")
number = fixture.replace_line("layers/place.geojson", 7, lambda line: line[:40])
refused("line that is no JSON", f"layers/place.geojson:{number}", "the line is no JSON")
number = fixture.replace_line("layers.csv", 2, lambda line: line.replace(b":TEXT", b":WORDS", 1))
refused("column of an unknown type", f"layers.csv:{number}", "is no column. Write name:TEXT")

# Odd rows, each in a table of its own, so that one run refuses them all ------------------------------------------------------
def at(table, number, change):
    return f"tables/{table}.csv:{fixture.replace_line(f'tables/{table}.csv', number, change)}"


def all_refused(*cases):
    status, text = fixture.check()
    for name, place, reason in cases:
        tap.result(status == 1 and bool(re.search(rf"^{re.escape(place)}: .*{reason}", text, re.M)), name,
                   f"wanted {place}: {reason}\nstatus {status}\n{text}")
    fixture.reset()


def in_cell(table, reason, number=3, **cells):
    return f"tables/{table}.csv:{fixture.change(f'tables/{table}', number, **cells)}", reason


all_refused(
    ("byte order mark", at("treaty_party", 1, lambda line: b"\xef\xbb\xbf" + line), "byte order mark"),
    ("line ends of Windows", at("event_country", 1, lambda line: line + b"\r"), "carriage return"),
    ("line end of Windows in one row", at("land_boundary", 6, lambda line: line + b"\r"), "carriage return"),
    ("zero byte", at("trade_share", 4, lambda line: line.replace(b",", b"\0,", 1)), "zero byte"),
    ("cut character", at("base", 3, lambda line: line[:5] + b"\xd0" + line[5:]), "not UTF-8"),
    ("quote that stands alone", at("sanction_listing", 3, lambda line: line + b'"'), "quote"),
    ("quoted line break", *in_cell("mission", "line break", city="Al\nmaty")),
    ("quote inside a cell", at("vote_similarity", 5, lambda line: line.replace(b",", b'",', 1)), "quote"),
    ("cell too few", at("project_sponsor", 5, lambda line: line.rsplit(b",", 1)[0]), "has 2 cells; the header has 3"),
    ("empty line", at("event_source", 5, lambda line: line + b"\n").replace(":5", ":6"), "the line is empty"),
    ("blank before a code", *in_cell("project_country", "iso3 “ KAZ” begins or ends with a blank", iso3=" KAZ")),
    ("blank after a code", *in_cell("membership", "iso3 “KAZ ” begins or ends with a blank", iso3="KAZ ")),
    ("no-break space after a name", *in_cell("treaty", "name “.*” begins or ends with a blank", name="Treaty\u00a0")),
    ("small letters", *in_cell("visa", "passport_iso3 “kaz” is not in", passport_iso3="kaz")),
    ("number with a comma", *in_cell("trade_month", "value “1,5” is no number", value="1,5")),
    ("number beyond all", *in_cell("indicator", "value “1e999” is no number", value="1e999")),
    ("infinity", *in_cell("reported_figure", "value “inf” is no number", value="inf")),
    ("hexadecimal", *in_cell("ideal_point", "value “0x10” is no number", value="0x10")),
    ("whole number beyond all", *in_cell("agreement", "n_votes “99999999999999999999” is no whole number", n_votes="99999999999999999999")),
    ("year that overflows", *in_cell("arms_transfer", "delivery_year: the year 4294969311 cannot be", delivery_year="4294969311")),
    ("month that is none", *in_cell("event", "date “2015-13” is no date that can be", date="2015-13")),
    ("day of a year without it", *in_cell("vote", "date “2015-02-29” is no date that can be", date="2015-02-29")),
    ("month written short", *in_cell("organisation", "founded “2015-5” is no date that can be", founded="2015-5")),
    ("capacity of nothing", *in_cell("asset", "capacity 0 is zero, which it cannot be", capacity="0", capacity_unit="MW")),
    ("negative days", *in_cell("vote_count", "abstain -1 is negative", abstain="-1")),
    ("share above the whole", *in_cell("coverage", "is none of the allowed values", status="nearly")),
)
where = fixture.find("tables/project", lon=True, location_precision="site")
row = dict(zip(*(fixture.rows("tables/project")[index] for index in (0, where))))
twice = fixture.repeat("tables/reported_figure", 3)
again = fixture.repeat("tables/flow", 1, preferred="0", focus_from="0", focus_to="0")
all_refused(
    ("latitude and longitude swapped", *in_cell("project", "is not in or near", where, lon=row["lat"], lat=row["lon"])),
    ("row entered twice", f"tables/reported_figure.csv:{twice[1]}", f"the row says the same as line {twice[0]}"),
    ("flow of one source entered twice", f"tables/flow.csv:{again[1]}", f"the row says the same as line {again[0]}: measure year"),
    ("negative weight", *in_cell("arms_transfer", "tiv_million -1 is negative", tiv_million="-1")),
    ("negative stay", *in_cell("visa", "days -30 is negative", days="-30")),
)
(fixture.broken / "tables/treaty_party.csv").write_bytes(b"")
refused("empty file", "tables/treaty_party.csv", "has no header line")

# The whole -----------------------------------------------------------------------------------------------------------------
for row in range(1, 101):
    fixture.change("tables/flow", row, unit="bushel")
status, text = fixture.check()
tap.result(status == 1 and text.count("bushel") == 50 and "... and 50 more." in text, "fifty findings are listed, the rest counted", text)
fixture.output.write_bytes(b"left from before")
status, text = fixture.run("-o", fixture.output)
tap.result(status == 1 and not fixture.output.exists() and not list(fixture.folder.glob("*.unfinished")),
           "a refusal leaves no file", text)
fixture.reset()
status, text = fixture.run("--nonsense")
tap.result(status == 2, "wrong words give status 2", text)
fixture.remove()
tap.end()
