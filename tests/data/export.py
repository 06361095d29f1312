"""What “multivector export” and “cite” write, read by independent readers (exported.py) and held against statements of this test's own on the
dataset. Arguments: the program, the dataset, and names of views to try only those."""
import concurrent.futures
import csv
import filecmp
import pathlib
import re
import shutil
import sqlite3
import sys
import tempfile

import exported
from exported import records, run, table
from fixture import Tap

PROGRAM, DATASET = sys.argv[1], sys.argv[2]
PICTURES = "png,svg,pdf"
DATA = "csv,xlsx,gpkg,bibtex,csl,txt"
SOURCE = {"title": '=1+1 synthetic & 100 % {odd}_#', "publisher": "Nobody", "licence": "synthetic, not to be passed on", "read": "2026-11-24",
          "url": "https://example.org/a_b?c={d}%20e"}
OWN = "own_1_1_synthetic_100_odd"
UNNAMED = "('WLD', 'XXX', 'UNK', 'OTH')"
NOW = "coalesce({0}since, '') <= '2023-12-31' AND coalesce({0}until, '9999') > '2023-12-31'"

# View; pictures too?; the table of what is shown, the columns that tell one row from another, and the statement that must give the same.
VIEWS = {
    "trade": ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2023&top=20", True, "flows", ("from_iso3", "to_iso3", "record_value", "source_id"),
              "SELECT from_iso3, to_iso3, value, source_id FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND year = 2023 AND from_iso3 = 'KAZ'"
              f" AND focus_from = 1 AND to_iso3 NOT IN {UNNAMED} ORDER BY value DESC LIMIT 20"),
    "partners": ("multivector:?overlay=trade&focus=UZB&direction=import&year=2022&top=0&partners=EAEU&least=1000000", False, "flows",
                 ("from_iso3", "record_value"),
                 "SELECT from_iso3, value FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND year = 2022 AND to_iso3 = 'UZB' AND focus_to = 1"
                 " AND value >= 1e6 AND from_iso3 IN (SELECT iso3 FROM membership WHERE org_id = 'EAEU' AND standing = 'member' AND since <= '2022-12-31')"),
    "amounts": ("multivector:?overlay=projects&sponsor=CHN&committed=2010-2014&amount=aiddata_usd2021:10000000-100000000", False, "projects",
                ("project_id", "amount_usd"),
                "SELECT project_id, amount_usd FROM project p WHERE (sponsor_role = 'CHN' OR EXISTS (SELECT 1 FROM project_sponsor s WHERE s.project_id = p.project_id"
                " AND s.iso3 = 'CHN')) AND commitment_year BETWEEN 2010 AND 2014 AND amount_basis = 'aiddata_usd2021' AND amount_usd >= 10e6 AND amount_usd < 100e6"),
    "balance": ("multivector:?overlay=trade&focus=UZB&direction=balance&year=2022&top=10", False, "flows", None, "SELECT 10"),
    "period": ("multivector:?overlay=trade&focus=KGZ&direction=import&year=2020&top=15&period=2015-2020", False, "flows", ("from_iso3", "shown_value"),
               "SELECT from_iso3, sum(value) FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND year BETWEEN 2015 AND 2020 AND to_iso3 = 'KGZ'"
               f" AND focus_to = 1 AND from_iso3 NOT IN {UNNAMED} GROUP BY 1 ORDER BY 2 DESC LIMIT 15"),
    "arms": ("multivector:?overlay=arms&focus=KAZ&direction=import&year=2015&top=0", False, "flows", ("from_iso3", "record_value", "unit"),
             "SELECT from_iso3, value, unit FROM flow WHERE measure = 'arms' AND to_iso3 = 'KAZ' AND year = 2015 AND preferred = 1"
             f" AND from_iso3 NOT IN {UNNAMED}"),
    "projects": ("multivector:?overlay=projects&sponsor=CHN&theme=oil_gas&focus=KAZ", True, "projects", ("project_id", "name", "amount_usd", "source_id"),
                 "SELECT project_id, name, amount_usd, source_id FROM project p WHERE theme = 'oil_gas'"
                 " AND EXISTS (SELECT 1 FROM project_country c WHERE c.project_id = p.project_id AND iso3 = 'KAZ')"
                 " AND EXISTS (SELECT 1 FROM project_sponsor s WHERE s.project_id = p.project_id AND iso3 = 'CHN')"),
    "assets": ("multivector:?overlay=assets&focus=TKM", False, "energy_and_mining", ("asset_id", "capacity", "capacity_unit"),
               "SELECT asset_id, capacity, capacity_unit FROM asset JOIN asset_country USING (asset_id) WHERE iso3 = 'TKM' AND lon IS NOT NULL"
               " AND probable_duplicate = 0 AND coalesce(status, '') NOT IN ('cancelled', 'shelved')"),
    "alliances": ("multivector:?overlay=alliances&org=CSTO&date=2012-01-01", True, "memberships", ("org_id", "iso3", "since", "until", "source_id"),
                  "SELECT org_id, iso3, since, until, source_id FROM membership WHERE org_id = 'CSTO' AND coalesce(since, '') <= '2012-01-01'"
                  " AND coalesce(until, '9999') >= '2012-01-01'"),
    "treaties": ("multivector:?overlay=treaties&focus=KAZ", False, "treaties", ("treaty_id", "other"),
                 f"WITH party AS (SELECT p.treaty_id, iso3 FROM treaty_party p JOIN treaty t USING (treaty_id) WHERE {NOW.format('p.')}"
                 "  AND coalesce(start, '') <= '2023-12-31' AND coalesce(\"end\", '9999') > '2023-12-31')"
                 " SELECT a.treaty_id, b.iso3 FROM party a JOIN party b USING (treaty_id) WHERE a.iso3 = 'KAZ' AND b.iso3 <> 'KAZ'"),
    "votes": ("multivector:?overlay=votes&with=RUS&year=2020", False, "votes", ("iso3_a", "share", "n_votes"),
              "SELECT iso3_a, share, n_votes FROM agreement WHERE iso3_b = 'RUS' AND year = 2020"),
    "charts": ("multivector:?overlay=trade&focus=KAZ&chart=line,bar&at=66,48,4", True, "chart_bar", None, None),
    "page": ("multivector:?page=country&focus=TJK", True, "page_chart_4_timeline", None, "SELECT count(*) FROM membership WHERE iso3 = 'TJK'"),
    "query": ("multivector:?query=large-power-plants&param.least=1000&chart=bar", False, "query_rows", ("name", "mw", "source_id"),
              "SELECT name, capacity, source_id FROM asset WHERE kind = 'power_plant' AND capacity_unit = 'MW' AND capacity >= 1000"
              " AND probable_duplicate = 0"),
    "compare": ("multivector:?overlay=trade&focus=KAZ&compare=country:UZB&direction=export&top=5", False, "flows_compared", ("to_iso3", "record_value"),
                "SELECT to_iso3, value FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND year = 2023 AND from_iso3 = 'UZB' AND focus_from = 1"
                f" AND to_iso3 NOT IN {UNNAMED} ORDER BY value DESC LIMIT 5"),
    "own": (f"multivector:?overlay=trade&focus=KAZ&direction=export&year=2023&origin={OWN}", False, "flows", ("to_iso3", "record_value", "source_id"),
            f"SELECT 'CHN', 1500, '{OWN}' UNION ALL SELECT 'DEU', 2500.5, '{OWN}'"),
}
RUSSIAN = ("trade", "projects", "assets", "alliances", "votes", "query", "compare")
TWICE = ("balance", "projects", "charts", "own")
tap = Tap()


def program(verb, *words, lang="en"):
    return run(PROGRAM, verb, *words, "--dataset", DATASET, "--lang", lang)


def export(view, folder, *words, lang="en"):
    return program("export", view, "-o", folder, *words, lang=lang)


def shown(rows, columns):
    """The rows as the statement gives them. A treaty's row stands for a pair, Kazakhstan being either."""
    for row in rows:
        row["other"] = row.get("iso3_b") if row.get("iso3_a") == "KAZ" else row.get("iso3_a")
    return sorted(tuple(exported.plain(row[name]) for name in columns) for row in rows)


def check_rows(name, folder, dataset):
    _, _, key, columns, sql = VIEWS[name]
    rows = records(folder / f"{key}.csv")
    if sql is None:
        tap.result(rows, f"{name}: has rows")
        return
    expected = dataset.execute(sql).fetchall()
    if columns is None:
        tap.result(len(rows) == expected[0][0], f"{name}: as many rows as the dataset has", f"{len(rows)} {expected}")
        return
    given, wanted = shown(rows, columns), sorted(tuple("" if cell is None else exported.plain(cell) for cell in row) for row in expected)
    tap.result(given == wanted and rows, f"{name}: exactly the rows shown", f"{set(given) ^ set(wanted)}")


def check_figures(name, folder, dataset):
    """Every figure that names a flow of one year and its source is that of the dataset."""
    wrong, seen = [], 0
    for path in sorted(folder.glob("*.csv")):
        for row in records(path):
            parts = row.get("ref", "")[5:].split("/") if row.get("ref", "").startswith("flow:") else []
            value = row.get("value") or row.get("record_value")
            if len(parts) != 5 or not value or not row["source_id"] or row.get("x", parts[1]) != parts[1]:
                continue
            seen += 1
            if dataset.execute("SELECT count(*) FROM flow WHERE measure = ? AND year = ? AND from_iso3 = ? AND to_iso3 = ? AND product = ? AND source_id = ?"
                               " AND abs(value - ?) <= 1e-9 * abs(value)", (*parts, row["source_id"], float(value))).fetchone()[0] == 0:
                wrong.append(row["ref"])
    tap.result(not wrong and seen, f"{name}: {seen} figures are the dataset's", str(wrong[:5]))


def check_charts(folder):
    """Charts beside a map are pictures of their own."""
    seen = [exported.svg_facts(folder / f"chart_{kind}.svg") for kind in ("line", "bar")]
    tap.result(all({"title", "chart", "text", "sources"} <= set(groups) for _, groups in seen) and seen[0][0] == seen[1][0]
               and exported.png_size(folder / "chart_line.png") == (800, 500), "charts: each is a picture beside that of the map", str(seen))


# Which table of the dataset a layer's columns are from, and what a type of SQLite is in a GeoPackage.
ORIGINS = {"flows": "flow", "flows_compared": "flow", "projects": "project", "energy_and_mining": "asset", "treaties": "treaty", "votes": "agreement",
           "memberships": "membership", "alliances": "country"}
OF_OTHERS = {"partial": "INTEGER", "total": "INTEGER", "missing": "INTEGER", "rows": "INTEGER", "source_id": "TEXT"}      # of charts, pages and the list of sources
TYPES = {"INTEGER": "INTEGER", "REAL": "DOUBLE", "TEXT": "TEXT"}


def check_types(name, package, dataset):
    """A column of a layer has the type of the column it is from: a number of a record is no measurement."""
    types = lambda database, table: {row[1]: row[2] for row in database.execute(f'PRAGMA table_info("{table}")')}
    wrong, seen = [], 0
    for (layer,) in package.execute("SELECT table_name FROM gpkg_contents").fetchall():
        given, known = types(package, layer), types(dataset, ORIGINS[layer]) if layer in ORIGINS else OF_OTHERS
        if layer == "query_rows":
            continue
        for column in set(given) & set(known):
            seen += 1
            if given[column] != TYPES[known[column]]:
                wrong.append(f"{layer}.{column} is {given[column]}, not {TYPES[known[column]]}")
    tap.result(not wrong and seen, f"{name}: the layers' columns have the types of the dataset", str(wrong))


def check_formats(name, folder, office, dataset):
    """CSV, workbook and layers hold the same, whoever reads them."""
    book = exported.workbook(folder / "data.xlsx")
    package = sqlite3.connect(f"file:{folder / 'data.gpkg'}?mode=ro", uri=True)
    faults, layers, complaints = exported.package_faults(folder / "data.gpkg"), *exported.ogr_layers(folder / "data.gpkg")
    tap.result(not faults, f"{name}: a valid GeoPackage", str(faults))
    different = []
    for path in sorted(folder.glob("*.csv")):
        header, rows = table(path)
        stored = package.execute("SELECT " + ", ".join(f'"{word}{"_" if word.lower() in ("fid", "geom") else ""}"' for word in header)
                                 + f' FROM "{path.stem}" ORDER BY fid').fetchall()
        others = {"layer": stored, "openpyxl": book and book.get(path.stem[:31], []), "LibreOffice": office and office.get(path.stem[:31], [])}
        for reader, cells in others.items():
            fault = exported.first_difference(header, rows, cells) if cells is not None else None
            if fault:
                different.append(f"{path.name}, {reader}: {fault}")
        if layers.get(path.stem) != len(rows):
            different.append(f"{path.name}, ogrinfo: {layers.get(path.stem)} of {len(rows)}")
    tap.result(not different and not complaints, f"{name}: CSV, XLSX and GeoPackage hold the same rows", "\n".join(different) + complaints)
    check_types(name, package, dataset)
    told = dict(package.execute("SELECT key, value FROM provenance"))
    counts = {key[5:]: int(float(value)) for key, value in told.items() if key.startswith("rows:")}
    package.close()
    tap.result(counts == {path.stem: len(table(path)[1]) for path in folder.glob("*.csv") if path.stem != "sources"}, f"{name}: provenance counts every table", counts)
    return told


def check_sources(name, folder, dataset, said):
    listed = {row["source_id"]: row for row in records(folder / "sources.csv")}
    rows = [row for path in folder.glob("*.csv") if path.stem != "sources" for row in records(path)]
    named = {source: sum(any(row[key] == source for key in row if key.endswith("source_id")) for row in rows)
             for source in {row[key] for row in rows for key in row if key.endswith("source_id") and row[key]}}
    missing = set(named) - set(listed)
    wrong = [key for key, row in listed.items() if int(float(row["rows"])) != named.get(key, 0)]
    for known in dataset.execute("SELECT source_id, title, publisher, edition, licence, redistribution, citation, url, read_on, note FROM source"):
        row = listed.get(known[0])
        if row is not None and [row[key] for key in row if key != "rows"] != [cell or "" for cell in known]:
            wrong.append(known[0])
    tap.result(not missing and not wrong, f"{name}: sources.csv is complete and right", f"{missing} {wrong}")
    under = {key for key, row in listed.items() if row["redistribution"] != "open"}
    about = (folder / "README.txt").read_text(encoding="utf-8")
    silent = [key for key in under if not re.search(rf"^{key}: .*\({listed[key]['redistribution']}, {named.get(key, 0)} rows?\)$", about, re.M) or key not in said]
    tap.result(not silent and ("Under terms" in said) == bool(under), f"{name}: rows under terms are named before and in the README", silent)
    return listed, about


def check_about(name, folder, about, said):
    tables = [path for path in folder.glob("*.csv") if path.stem != "sources"]
    total = sum(len(table(path)[1]) for path in tables)
    stated = re.match(r"(\d+) rows?", said)
    lacks = [path.stem for path in tables if not re.search(rf"\({path.stem}\)\n{len(table(path)[1])} rows?\n", about)]
    for path in tables:
        for row in records(path):
            for key in ("unit", "basis", "amount_basis", "capacity_unit"):
                if row.get(key) and not re.search(rf"^{key}: .*{re.escape(row[key])}", about, re.M):
                    lacks.append(f"{key} {row[key]}")
    tap.result(stated and int(stated.group(1)) == total and not lacks and "\nFilters\n" in about, f"{name}: README and summary tell rows and units", f"{said[:60]} {total} {lacks[:5]}")


def check_citations(name, folder, view, listed):
    books, items, lines = exported.citations(folder)
    about = (folder / "README.txt").read_text(encoding="utf-8").splitlines()
    wanted = {key: row["title"] for key, row in listed.items()}
    wanted.update({key: about[0] for key in books if key.startswith("multivector-")})
    right = books == items == wanted and len(wanted) == len(listed) + 1 == len(lines)
    right = right and all(any(row["title"] in line and row["url"] in line for line in lines) for row in listed.values())
    tap.result(right and about[2] in lines[0], f"{name}: BibTeX, CSL JSON and text cite the view and every source", f"{books}\n{items}\n{lines}")


def check_pictures(name, folder, told):
    title, view = told["title"], told["view"]
    seen, groups = exported.svg_facts(folder / "picture.svg")
    pdf, png = exported.pdf_facts(folder / "picture.pdf"), exported.png_texts(folder / "picture.png")
    tap.result(seen == view == png["View"] and pdf["keywords"].startswith(view + ";"), f"{name}: the view is in PNG, SVG and PDF", f"{seen} {png} {pdf['keywords']}")
    wanted = {"text", "chart"} if name == "page" else {"title", "map", "base", "areas", "marks", "labels", "scale", "legend", "sources"}
    tap.result(wanted <= set(groups) and all(groups[key] for key in wanted - {"areas", "marks"}), f"{name}: the parts of the SVG are named groups", str(groups))
    words = re.sub(r"\s+", " ", pdf["words"])
    tap.result(all(word in words for word in title.split()) and (name == "page" or "Sources" in words), f"{name}: pdftotext finds title and sources", words[:200])
    run("rsvg-convert", "-o", folder / "svg.png", folder / "picture.svg")
    drawn = {"svg": exported.png_size(folder / "svg.png"), "png": exported.png_size(folder / "picture.png"), "pdf": pdf["size"]}
    apart = exported.distance(folder / "svg.png", folder / "picture.png")
    tap.result(drawn["svg"] == drawn["png"] and apart < 0.08, f"{name}: rsvg-convert draws what the PNG shows", f"{drawn} {apart}")
    if name == "trade":
        run("pdftoppm", "-r", "72", "-png", "-singlefile", folder / "picture.pdf", folder / "pdf")
        apart = exported.distance(folder / "pdf.png", folder / "picture.png")
        tap.result(drawn["png"] == (800, 500) == drawn["pdf"] and apart < 0.08, f"{name}: poppler draws what the PNG shows", f"{drawn} {apart}")


def write(name, base):
    """The export of a view, and whether a second one has the same bytes; runs beside others."""
    view, pictures = VIEWS[name][:2]
    words = ["--format", f"{PICTURES},{DATA}" if pictures else DATA, "--size", "800x500"]
    words += ["--workspace", base / "own.mvw"] if name == "own" else []
    first = export(view, base / name, *words)
    if name in TWICE:
        export(view, base / f"{name}-again", *words)
    if name in RUSSIAN:
        export(view, base / f"{name}-ru", "--format", f"{DATA},pdf" if pictures else DATA, "--size", "800x500", lang="ru")
    return first


def check_russian(name, base, office, dataset):
    """In Russian the same things leave, with the same figures, whoever reads them."""
    english, russian = base / name, base / f"{name}-ru"
    tables = sorted(path.name for path in english.glob("*.csv"))
    tap.result(tables == sorted(path.name for path in russian.glob("*.csv")) and tables, f"{name}, in Russian: the same tables", tables)
    for table_name in tables:
        one, other = records(english / table_name), records(russian / table_name)
        figures = [key for key in (one[0] if one else {}) if key in ("ref", "source_id", "rows") or key.endswith(("value", "_usd", "iso3", "_id", "year", "share", "capacity"))]
        tap.result([[row[key] for key in figures] for row in one] == [[row[key] for key in figures] for row in other] and (figures or not one),
                   f"{name}, in Russian: {table_name} has the same figures", str(figures))
    check_formats(f"{name}-ru", russian, office, dataset)
    about = (russian / "README.txt").read_text(encoding="utf-8")
    tap.result("\nИсточники\n" in about and "\nФильтры\n" in about, f"{name}, in Russian: README is Russian", about[:200])
    if VIEWS[name][1]:
        words = re.sub(r"\s+", " ", exported.pdf_facts(russian / "picture.pdf")["words"])
        title = about.splitlines()[0]
        tap.result(all(word in words for word in title.split()), f"{name}, in Russian: pdftotext finds the title", f"{title}\n{words[:200]}")


def check_view(name, base, done, office, dataset):
    folder = base / name
    tap.result(done.returncode == 0, f"{name}: is written", done.stderr)
    if done.returncode != 0:
        return
    files = sorted(path.name for path in folder.iterdir())
    tap.result(files == sorted(line.strip() for line in done.stdout.splitlines() if line.startswith("  ")), f"{name}: the files told are the files written", files)
    if name in TWICE:
        tap.result(filecmp.cmpfiles(folder, base / f"{name}-again", files, shallow=False)[0] == files, f"{name}: the same bytes twice")
    check_rows(name, folder, dataset)
    if name in ("trade", "charts", "arms"):
        check_figures(name, folder, dataset)
    told = check_formats(name, folder, office and office[name], dataset)
    listed, about = check_sources(name, folder, dataset, done.stdout)
    check_about(name, folder, about, done.stdout)
    check_citations(name, folder, VIEWS[name][0], listed)
    if VIEWS[name][1]:
        check_pictures(name, folder, told)
    if name == "charts":
        check_charts(folder)


def check_filters(base):
    told = {name: (base / name / "README.txt").read_text(encoding="utf-8") for name in ("projects", "partners", "own", "amounts")}
    tap.result("Sponsor: China (CHN)" in told["projects"] and "Theme: Oil and gas (oil_gas)" in told["projects"], "README says the filters of projects", told["projects"][:800])
    tap.result(re.search(r"Partners: .*\(EAEU: ARM, BLR, KAZ, KGZ, RUS\)\nValue: at least US\$ 1 million", told["partners"]), "README spells out groups of partners", told["partners"][:800])
    tap.result("Year committed: 2010–2014\nAmount: US$ 10 million to under US$ 100 million in constant 2021 US dollars (AidData 3.0)" in told["amounts"],
               "README says years and the prices of amounts", told["amounts"][:800])
    own = records(base / "own" / "sources.csv")[0]
    tap.result(own["title"] == SOURCE["title"] and own["read_on"] == SOURCE["read"] and own["licence"] == SOURCE["licence"], "imported rows carry the source they were given", own)
    for form, file in (("bibtex", "citation.bib"), ("csl", "citation.json"), ("plain", "citation.txt")):
        cited = program("cite", VIEWS["charts"][0], "--format", form).stdout
        tap.result(cited == (base / "charts" / file).read_text(encoding="utf-8"), f"cite --format {form} says what export writes", cited[:200])


def manners(base):
    view, folder = VIEWS["trade"][0], base / "manners"
    export(view, folder, "--format", "csv")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    refused = export(view, folder, "--format", "csv,txt")
    tap.result(refused.returncode == 1 and "there already" in refused.stderr and before == {path.name: path.read_bytes() for path in folder.iterdir()},
               "an existing file is not replaced", refused.stderr)
    forced = export(view, folder, "--format", "csv,txt", "--force")
    tap.result(forced.returncode == 0 and {path.name for path in folder.iterdir()} == {"README.txt", "citation.txt", "flows.csv", "sources.csv"},
               "--force replaces it and leaves nothing else", forced.stderr)
    counted = export(view, base / "dry", "--dry-run")
    tap.result(counted.returncode == 0 and counted.stdout.startswith("20 rows") and not (base / "dry").exists(), "--dry-run counts and writes nothing", counted.stdout)
    tap.result(not list(base.glob(".multivector*")), "nothing half made is left")
    wrong = export(view, base / "wrong", "--format", "bmp")
    tap.result(wrong.returncode == 2 and not (base / "wrong").exists(), "an unknown format is wrong usage", wrong.stderr)
    failed = export("multivector:?overlay=trade&focus=KAZ", "/proc/nowhere/x", "--format", "txt")
    tap.result(failed.returncode == 1 and "cannot be made" in failed.stderr, "a folder that cannot be made is told", failed.stderr)
    paper = base / "paper"
    export(view, paper, "--format", PICTURES, "--mm", "180x120", "--dpi", "300")
    dots = next(body for kind, body in exported.chunks(paper / "picture.png") if kind == b"pHYs")
    tap.result(exported.png_size(paper / "picture.png") == (2126, 1417) and dots == (11811).to_bytes(4, "big") * 2 + b"\1",
               "180 x 120 mm at 300 dots an inch", exported.png_size(paper / "picture.png"))
    size = exported.pdf_facts(paper / "picture.pdf")["size"]
    tap.result(abs(size[0] - 180 / 25.4 * 72) < 0.1 and abs(size[1] - 120 / 25.4 * 72) < 0.1, "the PDF is 180 x 120 mm", size)
    tap.result('width="180mm" height="120mm"' in (paper / "picture.svg").read_text(encoding="utf-8"), "the SVG is 180 x 120 mm")


def bring_own(base):
    """A workspace with two synthetic flows."""
    with open(base / "own.csv", "w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([("exporter", "importer", "year", "value"), ("KAZ", "CHN", 2023, 1500), ("KAZ", "DEU", 2023, 2500.5)])
    done = program("import", base / "own.csv", "--workspace", base / "own.mvw", "--source", ";".join(f"{key}={value}" for key, value in SOURCE.items()))
    tap.result(OWN in done.stdout, "synthetic flows are imported", done.stdout + done.stderr)


def main():
    dataset = sqlite3.connect(f"file:{DATASET}?mode=ro&immutable=1", uri=True)
    base = pathlib.Path(tempfile.mkdtemp(prefix="multivector-export-"))
    names = sys.argv[3:] or list(VIEWS)
    try:
        bring_own(base)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            done = dict(zip(names, pool.map(lambda name: write(name, base), names)))
        (base / "books").mkdir()
        for name in names:
            if done[name].returncode == 0:
                shutil.copy(base / name / "data.xlsx", base / "books" / f"{name}.xlsx")
            if (base / f"{name}-ru" / "data.xlsx").exists():
                shutil.copy(base / f"{name}-ru" / "data.xlsx", base / "books" / f"{name}-ru.xlsx")
        office = exported.office(sorted((base / "books").glob("*.xlsx")), base / "books")
        for name in names:
            check_view(name, base, done[name], office, dataset)
            if name in RUSSIAN and done[name].returncode == 0:
                check_russian(name, base, office and office[f"{name}-ru"], dataset)
        for reader, there in (("openpyxl", exported.openpyxl), ("LibreOffice", office)):
            if there is None:
                tap.skip(f"{reader} reads the workbooks", f"{reader} is not installed")
            else:
                tap.result(True, f"{reader} has read the workbooks")
        if len(names) == len(VIEWS):
            check_filters(base)
        manners(base)
    finally:
        shutil.rmtree(base)
    tap.end()


main()
