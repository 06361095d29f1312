"""What “multivector export” writes, read by independent readers: Python's csv, zipfile and sqlite3, ogrinfo, rsvg-convert, pdftotext, libpng's chunks."""
import csv
import hashlib
import pathlib
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

PROGRAM, DATASET = sys.argv[1], sys.argv[2]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
results = []

# View, and the statement that counts its rows of one table in the dataset; None where what is shown is more than one statement.
VIEWS = {
    "trade": ("multivector:?overlay=trade&focus=KAZ&direction=export&year=2023&top=20", "flows", "SELECT 20"),
    "balance": ("multivector:?overlay=trade&focus=UZB&direction=balance&year=2022&top=10", "flows", "SELECT 10"),
    "period": ("multivector:?overlay=trade&focus=KGZ&direction=import&year=2020&top=15&period=2015-2020", "flows", "SELECT 15"),
    "arms": ("multivector:?overlay=arms&focus=KAZ&direction=import&year=2015&top=0", "flows",
             "SELECT count(*) FROM flow WHERE measure = 'arms' AND to_iso3 = 'KAZ' AND year = 2015 AND preferred = 1 AND from_iso3 NOT IN ('WLD', 'UNK', 'XXX')"),
    "projects": ("multivector:?overlay=projects&sponsor=CHN&theme=oil_gas&focus=KAZ", "projects", None),
    "assets": ("multivector:?overlay=assets&focus=TKM", "energy_and_mining", None),
    "alliances": ("multivector:?overlay=alliances&org=CSTO&date=2012-01-01", "alliances",
                  "SELECT count(DISTINCT iso3) FROM membership WHERE org_id = 'CSTO' AND (since IS NULL OR since <= '2012-01-01')"
                  " AND (until IS NULL OR until > '2012-01-01')"),
    "treaties": ("multivector:?overlay=treaties&focus=KAZ", "treaties", None),
    "votes": ("multivector:?overlay=votes&with=RUS&year=2020", "votes", None),
    "charts": ("multivector:?overlay=trade&focus=KAZ&chart=line,bar", "chart_bar", None),
    "page": ("multivector:?page=country&focus=TJK", "page", None),
}


def check(name, right, why=""):
    results.append((name, bool(right), why))


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, check=False, **more)


def export(view, folder, *words):
    return run(PROGRAM, "export", view, "-o", str(folder), "--dataset", DATASET, "--lang", "en", *words)


def column(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group(0):
        number = number * 26 + ord(letter) - 64
    return number - 1


def workbook(path):
    """Worksheet name -> rows of cells, as the format says; no library that could know better."""
    with zipfile.ZipFile(path) as book:
        strings = []
        if "xl/sharedStrings.xml" in book.namelist():
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml")):
                strings.append("".join(text.text or "" for text in item.iter(MAIN + "t")))
        targets = {relation.get("Id"): relation.get("Target") for relation in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        sheets = {}
        for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet"):
            rows = []
            for row in ElementTree.fromstring(book.read("xl/" + targets[sheet.get(RELATION)])).iter(MAIN + "row"):
                cells = {}
                for cell in row:
                    value = cell.find(MAIN + "v")
                    if value is not None:
                        cells[column(cell.get("r"))] = strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
                rows.append(cells)
            sheets[sheet.get("name")] = rows
    return sheets


def same(text, cell):
    if cell is None:
        return text == ""
    if isinstance(cell, (int, float)):
        return text != "" and abs(float(text) - cell) <= 1e-9 * max(1.0, abs(cell))
    return text == cell


def compare_tables(name, folder):
    book = workbook(folder / "data.xlsx")
    package = sqlite3.connect(f"file:{folder / 'data.gpkg'}?mode=ro", uri=True)
    for path in sorted(folder.glob("*.csv")):
        table = path.stem
        with open(path, newline="", encoding="utf-8") as stream:
            header, *rows = csv.reader(stream)
        sheet = book[table[:31]]
        different = [row for row, cells in zip(rows, sheet[1:]) if not all(same(text, cells.get(i)) for i, text in enumerate(row))]
        check(f"{name}: {table}.csv is the worksheet", len(rows) == len(sheet) - 1 and not different, f"{len(rows)} {len(sheet) - 1} {different[:1]}")
        names = ", ".join('"' + (word + "_" if word.lower() in ("fid", "geom") else word).replace('"', '""') + '"' for word in header)
        stored = package.execute(f'SELECT {names} FROM "{table}" ORDER BY fid').fetchall()
        different = [row for row, cells in zip(rows, stored) if not all(same(text, cell) for text, cell in zip(row, cells))]
        check(f"{name}: {table}.csv is the layer", len(rows) == len(stored) and not different, f"{len(rows)} {len(stored)} {different[:1]}")
    counts = dict(package.execute("SELECT key, value FROM provenance WHERE key LIKE 'rows:%'"))
    for key, value in counts.items():
        found = package.execute(f'SELECT count(*) FROM "{key[5:]}"').fetchone()[0]
        check(f"{name}: provenance counts {key[5:]}", int(float(value)) == found, f"{value} {found}")
    used = {row[0] for row in package.execute("SELECT source_id FROM source" if "source" in book else "SELECT source_id FROM sources")}
    for key in counts:
        if any(row[1] == "source_id" for row in package.execute(f'PRAGMA table_info("{key[5:]}")')):
            named = {row[0] for row in package.execute(f'SELECT source_id FROM "{key[5:]}" WHERE source_id IS NOT NULL')}
            check(f"{name}: every source of {key[5:]} is listed", named <= used, str(named - used))
    package.close()


def chunks(path):
    data = path.read_bytes()
    at = 8
    while at < len(data):
        size = struct.unpack(">I", data[at:at + 4])[0]
        yield data[at + 4:at + 8], data[at + 8:at + 8 + size]
        at += 12 + size


def readers(name, folder, view):
    info = run("ogrinfo", "-ro", "-al", "-so", "-oo", "LIST_ALL_TABLES=YES", str(folder / "data.gpkg"))
    check(f"{name}: ogrinfo has no warning", info.returncode == 0 and not info.stderr.strip(), info.stderr[:200])
    drawn = run("rsvg-convert", "-o", str(folder.parent / "drawn.png"), str(folder / "picture.svg"))
    check(f"{name}: rsvg-convert reads the SVG", drawn.returncode == 0, drawn.stderr[:200])
    words = run("pdftotext", str(folder / "picture.pdf"), "-")
    check(f"{name}: pdftotext reads the PDF", words.returncode == 0 and len(words.stdout) > 100, words.stderr[:200])
    about = run("pdfinfo", str(folder / "picture.pdf")).stdout
    held = [body for kind, body in chunks(folder / "picture.png") if kind in (b"tEXt", b"iTXt") and body.startswith(b"View\0")]
    check(f"{name}: the view is in the pictures", len(held) == 1 and b"multivector:" in held[0] and "multivector:" in about
          and "multivector:" in (folder / "picture.svg").read_text(encoding="utf-8"), about[:200])
    shown = (folder / "README.txt").read_text(encoding="utf-8")
    check(f"{name}: README tells rows and sources", re.search(r"\d+ rows? \(", shown) and "Sources" in shown)


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def one_view(name, base, dataset):
    view, table, sql = VIEWS[name]
    folder = base / name
    done = export(view, folder)
    check(f"{name}: is written", done.returncode == 0, done.stderr[:300])
    if done.returncode != 0:
        return
    with open(folder / f"{table}.csv", newline="", encoding="utf-8") as stream:
        rows = len(list(csv.reader(stream))) - 1
    stated = re.match(r"(\d+) rows?", done.stdout)
    total = sum(len(list(csv.reader(open(path, newline="", encoding="utf-8")))) - 1 for path in folder.glob("*.csv") if path.name != "sources.csv")
    check(f"{name}: the rows stated are the rows written", stated and int(stated.group(1)) == total, f"{done.stdout[:60]} {total}")
    if sql is not None:
        expected = dataset.execute(sql).fetchone()[0]
        check(f"{name}: as many rows as the dataset has", rows == expected, f"{rows} {expected}")
    else:
        check(f"{name}: has rows", rows > 0)
    compare_tables(name, folder)
    readers(name, folder, view)
    again = base / (name + "-again")
    export(view, again)
    differ = [key for key, value in digests(folder).items() if digests(again).get(key) != value]
    check(f"{name}: the same bytes twice", not differ, str(differ))


def manners(base):
    view = VIEWS["trade"][0]
    folder = base / "manners"
    export(view, folder, "--format", "csv")
    before = digests(folder)
    refused = export(view, folder, "--format", "csv,txt")
    check("an existing file is not replaced", refused.returncode == 1 and "there already" in refused.stderr and digests(folder) == before, refused.stderr)
    forced = export(view, folder, "--format", "csv,txt", "--force")
    check("--force replaces it and leaves nothing else", forced.returncode == 0 and sorted(digests(folder)) == ["README.txt", "citation.txt", "flows.csv", "sources.csv"],
          forced.stderr)
    check("nothing half made is left", not [path for path in base.iterdir() if path.name.startswith(".multivector")])
    wrong = export(view, base / "wrong", "--format", "bmp")
    check("an unknown format is wrong usage", wrong.returncode == 2 and not (base / "wrong").exists(), wrong.stderr)
    failed = export("multivector:?overlay=trade&focus=KAZ", "/proc/nowhere/x", "--format", "txt")
    check("a folder that cannot be made is told", failed.returncode == 1 and "cannot be made" in failed.stderr, failed.stderr)
    paper = base / "paper"
    export(view, paper, "--format", "png,pdf,svg", "--mm", "180x120", "--dpi", "300")
    found = dict(chunks(paper / "picture.png"))
    width, height = struct.unpack(">II", found[b"IHDR"][:8])
    check("180 x 120 mm at 300 dots an inch", (width, height) == (2126, 1417) and struct.unpack(">IIB", found[b"pHYs"]) == (11811, 11811, 1), f"{width} {height}")
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", str(paper / "picture.pdf")).stdout)
    check("the PDF is 180 x 120 mm", abs(float(size.group(1)) - 180 / 25.4 * 72) < 0.1 and abs(float(size.group(2)) - 120 / 25.4 * 72) < 0.1, size.group(0))


def main():
    dataset = sqlite3.connect(f"file:{DATASET}?mode=ro&immutable=1", uri=True)
    base = pathlib.Path(tempfile.mkdtemp(prefix="multivector-export-"))
    try:
        for name in sys.argv[3:] or VIEWS:
            one_view(name, base, dataset)
        manners(base)
    finally:
        shutil.rmtree(base)
    print(f"1..{len(results)}")
    for number, (name, right, why) in enumerate(results, 1):
        print(f"{'ok' if right else 'not ok'} {number} - {name}{'' if right else ' # ' + ' '.join(str(why).split())}")
    return 0 if all(right for _, right, _ in results) else 1


sys.exit(main())
