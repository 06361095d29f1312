"""What a table of a million rows costs the main thread a frame while it scrolls, against an empty list: see table.c.

The rows are synthetic: the flows of some hundred countries with one another over sixty years, imported in the shape of BACI.
Arguments: the build folder; --runs N, --rows N, --json FILE. Needs a display: tests/bench/run table."""
import argparse
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

LIMIT = 2.0
FIRST, LAST = 1960, 2024

parser = argparse.ArgumentParser()
parser.add_argument("build", type=pathlib.Path)
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--rows", type=int, default=1_000_000)
parser.add_argument("--json", type=pathlib.Path)
choice = parser.parse_args()
program = choice.build / "app/command/multivector"
dataset = choice.build / "data/multivector.gpkg"
folder = pathlib.Path(tempfile.mkdtemp(prefix="multivector-bench-"))
environment = {**os.environ, "MULTIVECTOR_DATASET": str(dataset), "LANGUAGE": "en", "GSETTINGS_BACKEND": "memory", "XDG_DATA_HOME": str(folder)}
workspace = folder / "own.mvwork"

with sqlite3.connect(f"file:{dataset}?mode=ro&immutable=1", uri=True) as known:
    countries = known.execute("SELECT iso3, cast(iso_numeric AS INTEGER) FROM country WHERE un_member = 1 AND iso_numeric IS NOT NULL ORDER BY 1").fetchall()[:130]
left = choice.rows
with open(folder / "trade.csv", "w", encoding="ascii") as out:
    out.write("t,i,j,k,v,q\n")
    for year in range(FIRST, LAST + 1):
        for one, (_, sender) in enumerate(countries):
            for other, (_, receiver) in enumerate(countries):
                if sender != receiver and left > 0:
                    left -= 1
                    out.write(f"{year},{sender},{receiver},270900,{(one * 131 + other * 17 + year) % 9973 + 0.5},1\n")
subprocess.run([program, "import", folder / "trade.csv", "--workspace", workspace, "--source", "title=Synthetic trade;publisher=Nobody;licence=none;read=2026-11-24"],
               check=True, stdout=subprocess.DEVNULL, env=environment)
with sqlite3.connect(workspace) as own:
    origin = own.execute("SELECT source_id FROM source").fetchone()[0]
focus = ",".join(iso3 for iso3, _ in countries)
view = f"multivector:?overlay=trade&origin={origin}&focus={focus}&direction=export&top=0&period={FIRST}-{LAST}&page=table"
done = subprocess.run([choice.build / "tests/bench/bench-table", dataset, workspace, view, str(choice.runs)], env=environment, stdout=subprocess.PIPE, text=True)
shutil.rmtree(folder)
if done.returncode != 0:
    sys.exit("the table could not be measured")
answer = {"runs": choice.runs, "rows": int(done.stdout.split()[1])}
for line in done.stdout.splitlines()[1:]:
    name, ours, theirs, ratio = line.split()
    answer[name] = {"ms": float(ours), "empty_ms": float(theirs), "ratio": float(ratio)}
    print(f"{answer['rows']} rows, {name}: {float(ours):.2f} ms of the main thread a frame, an empty list {float(theirs):.2f} ms: {float(ratio):.2f} × (wanted {LIMIT})")
if choice.json:
    choice.json.write_text(json.dumps(answer, indent=2) + "\n", encoding="utf-8")
sys.exit(0 if answer["rows"] >= choice.rows and all(answer[name]["ratio"] <= LIMIT for name in ("wheel", "bar")) else 1)
