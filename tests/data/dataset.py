"""The built dataset: the same bytes twice, valid for GDAL, the figures of the sources, a build without share-alike parts.
Prints TAP. Arguments: the compiler, the data folder, the built dataset."""
import csv
import hashlib
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from fixture import Tap

compiler, data, dataset = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
VALIDATOR = pathlib.Path("/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py")
tap = Tap()


def compiled(folder, *arguments):
    output = pathlib.Path(folder) / "multivector.gpkg"
    done = subprocess.run([compiler, "--data", data, "-o", output, *arguments], capture_output=True, text=True, check=False)
    return output, done.stderr


def opened(path):
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(connection, sql, *values):
    return connection.execute(sql, values).fetchall()


def identity():
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        (a, text), (b, _) = compiled(one), compiled(two)
        same = a.exists() and b.exists() and digest(a) == digest(b)
        tap.result(same, "two builds in two folders give the same bytes", text)


def geopackage():
    if shutil.which("ogrinfo") is None:
        tap.skip("ogrinfo lists all layers without warnings", "gdal-bin is not installed")
    else:
        done = subprocess.run(["ogrinfo", "-ro", "-so", "-al", dataset], capture_output=True, text=True, check=False)
        with (data / "layers.csv").open(newline="", encoding="utf-8") as file:
            layers = {row["layer"] for row in csv.DictReader(file)}
        listed = {line[len("Layer name: "):] for line in done.stdout.splitlines() if line.startswith("Layer name: ")}
        noise = [line for line in (done.stdout + done.stderr).splitlines() if line.lower().startswith(("warning", "error"))]
        tap.result(done.returncode == 0 and not noise and layers <= listed, "ogrinfo lists all layers without warnings",
                   "\n".join(noise) + f"\nmissing: {layers - listed}")
    if not VALIDATOR.exists():
        tap.skip("GDAL's validator finds a GeoPackage", "python3-gdal is not installed")
    else:
        done = subprocess.run([sys.executable, VALIDATOR, "-k", "--extra", "--warning-as-error", dataset], capture_output=True,
                              text=True, check=False)
        if "No module named" in done.stderr:
            tap.skip("GDAL's validator finds a GeoPackage", "python3-gdal is not installed")
        else:
            tap.result(done.returncode == 0, "GDAL's validator finds a GeoPackage", done.stdout + done.stderr)


def contents():
    connection = opened(dataset)
    for table in sorted(path.stem for path in (data / "tables").glob("*.csv")):
        with (data / "tables" / f"{table}.csv").open(newline="", encoding="utf-8") as file:
            wanted = sum(1 for _ in csv.reader(file)) - 1
        found = rows(connection, f"SELECT count(*) FROM {table}")[0][0]
        if found != wanted:
            tap.result(False, f"table {table} holds every row of its file", f"{found} of {wanted}")
            return
    tap.result(True, "every table holds every row of its file")
    for layer, in rows(connection, "SELECT table_name FROM gpkg_geometry_columns"):
        text = (data / "layers" / f"{layer}.geojson").read_text(encoding="utf-8")
        if rows(connection, f"SELECT count(*) FROM {layer}")[0][0] != text.count('\n{"type":"Feature"'):
            tap.result(False, f"layer {layer} holds every feature of its file")
            return
    tap.result(True, "every layer holds every feature of its file")
    empty = rows(connection, "SELECT layer FROM level_layer l WHERE NOT EXISTS"
                             " (SELECT 1 FROM level_shape s WHERE s.layer = l.layer AND s.level = 4)")
    tap.result(not empty, "every drawn layer has shapes at the finest level", empty)
    lost = rows(connection, "SELECT DISTINCT c.iso3, l.level FROM country c, (SELECT DISTINCT level FROM level_shape) l"
                            " WHERE c.has_geometry = 1 AND NOT EXISTS (SELECT 1 FROM level_shape s"
                            " WHERE s.layer = 'world_country' AND s.level = l.level AND s.key = c.iso3)")
    tap.result(not lost, "no country vanishes at any level", lost)
    found = {row[0] for row in rows(connection, "SELECT id FROM name_search WHERE name_search MATCH 'almaty OR алматы OR атырау*'")}
    tap.result(len(found) >= 2, "names are found in Latin and Cyrillic", found)


def figures():
    connection = opened(dataset)
    with (pathlib.Path(__file__).parent / "figures.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            try:
                found = rows(connection, row["sql"])
                value = found[0][0] if len(found) == 1 and len(found[0]) == 1 else found
                if row["tolerance"]:
                    good = value is not None and abs(float(value) - float(row["expected"])) <= float(row["tolerance"])
                else:
                    good = ("" if value is None else str(value)) == row["expected"]
            except (sqlite3.Error, TypeError, ValueError) as error:
                good, value = False, error
            tap.result(good, row["why"], f"expected {row['expected']}, found {value}: {row['sql']}")


def without_share_alike():
    with tempfile.TemporaryDirectory() as folder:
        output, text = compiled(folder, "--without-share-alike")
        tap.result(output.exists(), "a build without share-alike parts succeeds", text)
        if not output.exists():
            return
        connection = opened(output)
        tables = [name for name, in rows(connection, "SELECT t.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
                                                     " WHERE t.type = 'table' AND c.name LIKE '%source_id'")]
        with (data / "tables" / "source.csv").open(newline="", encoding="utf-8") as file:
            closed = [row["source_id"] for row in csv.DictReader(file) if row["redistribution"] == "share-alike"]
        marks = ",".join("?" * len(closed))
        left = [table for table in tables
                if rows(connection, f"SELECT 1 FROM {table} WHERE source_id IN ({marks}) LIMIT 1", *closed)]
        tap.result(closed and not left, "no row of it comes from a share-alike source", left)
        tap.result(not rows(connection, "SELECT 1 FROM pragma_foreign_key_check"), "nothing in it refers to what was left out")
        tap.result(not rows(connection, "SELECT 1 FROM project WHERE has_footprint = 1 OR location_precision = 'footprint'"),
                   "no project of it promises a footprint")
        with (data / "layers.csv").open(newline="", encoding="utf-8") as file:
            open_layers = {row["layer"] for row in csv.DictReader(file) if row["share_alike"] == "0"}
        listed = {name for name, in rows(connection, "SELECT table_name FROM gpkg_geometry_columns")}
        tap.result(listed == open_layers, "it has exactly the open layers", listed ^ open_layers)
        tap.result(rows(connection, "SELECT value FROM dataset_info WHERE key = 'share_alike'") == [("0",)], "it says so itself")


def plans():
    """The questions the flow overlay asks must use an index: the table is the largest."""
    connection = opened(dataset)
    questions = {
        "flows of a country in a year": "SELECT * FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND year = 2023"
                                        " AND preferred = 1 AND from_iso3 = 'KAZ' ORDER BY value DESC LIMIT 20",
        "flows to a country in a year": "SELECT * FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND year = 2023"
                                        " AND preferred = 1 AND to_iso3 = 'KAZ' ORDER BY value DESC LIMIT 20",
        "all flows of a year": "SELECT * FROM flow WHERE measure = 'goods' AND product = 'TOTAL' AND year = 2023 AND preferred = 1",
        "one pair over the years": "SELECT year, value FROM flow WHERE from_iso3 = 'KAZ' AND to_iso3 = 'CHN' AND measure = 'goods'"
                                   " AND product = 'TOTAL' ORDER BY year",
        "years with data": "SELECT DISTINCT year FROM flow WHERE measure = 'goods' AND product = 'TOTAL'",
        "other values of one figure": "SELECT * FROM flow WHERE to_iso3 = 'KAZ' AND from_iso3 = 'CHN' AND measure = 'goods'"
                                      " AND product = 'TOTAL' AND year = 2022 AND preferred = 0",
    }
    for name, sql in questions.items():
        plan = [row[3] for row in rows(connection, f"EXPLAIN QUERY PLAN {sql}")]
        tap.result(not any(step.startswith("SCAN flow") for step in plan), f"an index answers: {name}", "\n".join(plan))


def store_queries():
    """SQL texts of app/store that stand whole in one string."""
    literals = re.compile(r'(?:"(?:\\.|[^"\\\n])*"\s*)+')
    for path in sorted((data.parent / "app" / "store").glob("*.c")):
        if path.name.startswith("check"):
            continue
        for match in literals.finditer(re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)):
            sql = "".join(re.findall(r'"((?:\\.|[^"\\\n])*)"', match.group(0))).replace('\\"', '"')
            if re.match(r"(SELECT|WITH)\b", sql) and "%" not in sql:
                yield path.name, sql


def store_plans():
    connection = opened(dataset)
    found, explained = [], 0
    for name, sql in store_queries():
        parameters = max((int(number) for number in re.findall(r"\?(\d+)", sql)), default=0)
        try:
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * parameters)]
        except sqlite3.Error:
            continue    # a piece of a longer text
        explained += 1
        for table in ("flow", "indicator", "level_shape", "name", "profile"):
            names = {table, *re.findall(rf"\b{table}\s+(?:AS\s+)?(\w+)", sql)}
            found += [f"{name}: {step}: {sql}" for step in plan if any(re.match(rf"SCAN {one}\b", step) for one in names)]
    tap.result(explained > 30 and not found, "no question of the store reads a large table from end to end",
               "\n".join(found) or f"only {explained} questions were found")


identity()
geopackage()
contents()
figures()
without_share_alike()
plans()
store_plans()
tap.end()
