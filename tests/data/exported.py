"""Readers of what was exported, none of them of this project: Python's csv, json, sqlite3 and xml, openpyxl, LibreOffice, ogrinfo, rsvg-convert,
poppler, ImageMagick, and what PNG, BibTeX and GeoPackage are by their descriptions."""
import csv
import json
import pathlib
import re
import shutil
import sqlite3
import struct
import subprocess
import xml.etree.ElementTree as ElementTree

try:
    import openpyxl
except ImportError:
    openpyxl = None
OFFICE = shutil.which("soffice")


def run(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)


def table(path):
    """Header and rows of a CSV file."""
    with open(path, newline="", encoding="utf-8") as stream:
        header, *rows = csv.reader(stream)
    return header, rows


def records(path):
    header, rows = table(path)
    return [dict(zip(header, row)) for row in rows]


def plain(cell):
    """Text, or a number to twelve places: not all readers keep more."""
    try:
        return f"{float(cell):.12g}"
    except ValueError:
        return cell


def same(text, cell):
    """Is TEXT of a CSV file what CELL of another format holds?"""
    if cell is None:
        return text == ""
    return plain(text) == plain(cell)


def first_difference(header, rows, others):
    """None when all ROWS of text are OTHERS, in order and number."""
    if len(rows) != len(others):
        return f"{len(rows)} rows and {len(others)}"
    for number, (row, other) in enumerate(zip(rows, others), 1):
        cells = list(other) + [None] * (len(header) - len(other))
        for name, text, cell in zip(header, row, cells):
            if not same(text, cell):
                return f"row {number}, {name}: {text!r} and {cell!r}"
    return None


def workbook(path):
    """Worksheet -> rows of cells, without the headers; None when there is no reader."""
    if openpyxl is None:
        return None
    book = openpyxl.load_workbook(path, read_only=True)
    sheets = {}
    for sheet in book.worksheets:
        sheets[sheet.title] = [[cell.value for cell in row] for row in sheet.iter_rows()][1:]
    book.close()
    return sheets


def office(paths, folder):
    """What LibreOffice reads in workbooks, {stem: {worksheet: rows of text}}; all in one start, which takes the longest. None: not installed."""
    if OFFICE is None:
        return None
    # 44 and 34: comma and double quote; 76: UTF-8; formatted as shown: no; -1: every worksheet into a file of its own.
    run(OFFICE, "--headless", f"-env:UserInstallation=file://{folder / 'profile'}", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir", folder, *paths)
    books = {}
    for path in paths:
        found = sorted(folder.glob(f"{path.stem}-*.csv"))
        books[path.stem] = {part.stem[len(path.stem) + 1:]: table(part)[1] for part in found}
    return books


def chunks(path):
    data = path.read_bytes()
    at = 8
    while at < len(data):
        size = struct.unpack(">I", data[at:at + 4])[0]
        yield data[at + 4:at + 8], data[at + 8:at + 8 + size]
        at += 12 + size


def png_size(path):
    return struct.unpack(">II", next(body for kind, body in chunks(path) if kind == b"IHDR")[:8])


def png_texts(path):
    """Keyword -> text, of tEXt and uncompressed iTXt."""
    texts = {}
    for kind, body in chunks(path):
        key, _, rest = body.partition(b"\0")
        if kind == b"tEXt":
            texts[key.decode()] = rest.decode("latin-1")
        elif kind == b"iTXt":
            texts[key.decode()] = rest[2:].split(b"\0", 2)[2].decode()
    return texts


def svg_facts(path):
    """The view of the metadata, and {id: number of elements inside} of the groups with names."""
    root = ElementTree.parse(path).getroot()
    identifier = root.find(".//{http://purl.org/dc/elements/1.1/}identifier")
    groups = {group.get("id"): sum(1 for _ in group.iter()) - 1 for group in root.iter("{http://www.w3.org/2000/svg}g") if group.get("id")}
    return identifier.text, groups


def pdf_facts(path):
    """Title, keywords, size in points."""
    told = run("pdfinfo", path).stdout
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told)
    return {"title": re.search(r"Title:\s+(.*)", told).group(1), "keywords": re.search(r"Keywords:\s+(.*)", told).group(1),
            "size": (float(size.group(1)), float(size.group(2))), "words": run("pdftotext", "-raw", path, "-").stdout}


def distance(one, other):
    """How far two pictures of the same size are apart: 0 equal, 1 black and white."""
    told = run("compare", "-metric", "RMSE", one, other, "null:").stderr
    return float(re.search(r"\(([\d.e-]+)\)", told).group(1))


def ogr_layers(path):
    """Layer -> number of features, as GDAL counts them, and what it complains of."""
    told = run("ogrinfo", "-ro", "-al", "-so", "-oo", "LIST_ALL_TABLES=YES", path)
    return dict((name, int(count)) for name, count in re.findall(r"Layer name: (\S+).*?Feature Count: (\d+)", told.stdout, re.S)), told.stderr.strip()


def package_faults(path):
    """What makes the file no GeoPackage 1.3."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    ask = lambda sql, *values: database.execute(sql, values).fetchall()
    faults = []
    if ask("PRAGMA application_id")[0][0] != 0x47504B47 or ask("PRAGMA user_version")[0][0] != 10300:
        faults.append("application_id or user_version")
    if ask("PRAGMA integrity_check") != [("ok",)] or ask("PRAGMA foreign_key_check"):
        faults.append("integrity")
    if not {4326, -1, 0} <= {row[0] for row in ask("SELECT srs_id FROM gpkg_spatial_ref_sys")}:
        faults.append("reference systems")
    contents = {name: kind for name, kind in ask("SELECT table_name, data_type FROM gpkg_contents")}
    tables = {row[0] for row in ask("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'gpkg%' AND name NOT LIKE 'rtree%'"
                                    " AND name NOT LIKE 'sqlite%'")}
    if tables != set(contents):
        faults.append(f"contents {sorted(tables ^ set(contents))}")
    for name, kind in contents.items():
        described = ask("SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?", name)
        if (kind == "features") != (len(described) == 1):
            faults.append(f"{name}: {kind} with {described}")
        elif described:
            blobs = [row[0] for row in ask(f'SELECT "{described[0][0]}" FROM "{name}" WHERE "{described[0][0]}" IS NOT NULL')]
            if any(blob[:2] != b"GP" or struct.unpack("<i", blob[4:8])[0] != described[0][2] for blob in blobs):
                faults.append(f"{name}: geometry")
    database.close()
    return faults


def bibtex(text):
    """Entries {key: {field: text}} with the escapes undone. ValueError when it is no BibTeX."""
    entries, at = {}, 0
    while (start := text.find("@", at)) >= 0:
        match = re.compile(r"@misc\{([^,\s{}%#~\\]+),\n").match(text, start)
        if match is None or match.group(1) in entries:
            raise ValueError(text[start:start + 60])
        fields, at = {}, match.end()
        while text[at] != "}":
            name = re.compile(r",?\n?\s*(\w+) = \{").match(text, at)
            depth, end = 1, name.end()
            while depth > 0:
                step = 2 if text[end] == "\\" else 1
                depth += {"{": 1, "}": -1}.get(text[end:end + step], 0)
                end += step
            fields[name.group(1)] = re.sub(r"\\([#$%&_{}])", r"\1", text[name.end():end - 1].replace("\\textbackslash{}", "\\")
                                           .replace("\\~{}", "~").replace("\\^{}", "^"))
            at = end + (text[end] == "\n")
        entries[match.group(1)] = fields
        at += 1
    return entries


def citations(folder):
    """The three forms: {key: title} of BibTeX, {id: title} of CSL JSON, lines of plain text."""
    items = json.loads((folder / "citation.json").read_text(encoding="utf-8"))
    return ({key: fields["title"] for key, fields in bibtex((folder / "citation.bib").read_text(encoding="utf-8")).items()},
            {item["id"]: item["title"] for item in items}, pathlib.Path(folder / "citation.txt").read_text(encoding="utf-8").splitlines())
