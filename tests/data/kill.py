"""An import that is killed at any moment leaves all or nothing: the workspace opens, passes `multivector check`, and holds either every row or
none. Prints TAP. Arguments: the program, the dataset; --times N (20 with the suite, 200 for the issue), --seed S. The file is synthetic."""
import argparse
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from fixture import Tap

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("dataset")
parser.add_argument("--times", type=int, default=20)
parser.add_argument("--seed", type=int, default=int(time.time()))
choice = parser.parse_args()
tap = Tap()
chance = random.Random(choice.seed)
print(f"# seed {choice.seed}, {choice.times} kills")
folder = pathlib.Path(tempfile.mkdtemp(prefix="multivector-kill-"))
environment = {**os.environ, "MULTIVECTOR_DATASET": choice.dataset, "LANGUAGE": "en"}
ROWS = 60000
SOURCE = "title=Synthetic flows;publisher=Nobody;licence=none;read=2026-11-24"


def write_file(path):
    codes = [row[0] for row in sqlite3.connect(f"file:{choice.dataset}?mode=ro", uri=True).execute(
        "SELECT iso3 FROM country WHERE kind = 'state' ORDER BY iso3")]
    with open(path, "w", encoding="utf-8") as out:
        out.write("exporter,importer,year,value\n")
        written = 0
        for year in range(2000, 2027):
            for one in codes:
                for other in codes:
                    if one != other and written < ROWS:
                        out.write(f"{one},{other},{year},{(written * 7919) % 100003}\n")
                        written += 1


def start(workspace):
    return subprocess.Popen([choice.program, "import", str(folder / "flows.csv"), "--workspace", str(workspace), "--source", SOURCE],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True)


def held(workspace):
    database = sqlite3.connect(workspace)
    imports = database.execute("SELECT count(*), ifnull(sum(n_rows), 0) FROM import").fetchone()
    rows = database.execute("SELECT count(*) FROM flow").fetchone()[0]
    loose = database.execute("SELECT count(*) FROM source WHERE source_id NOT IN (SELECT source_id FROM import)").fetchone()[0]
    database.close()
    return imports, rows, loose


write_file(folder / "flows.csv")
began = time.monotonic()
first = start(folder / "whole.mvwork")
first.wait()
whole = time.monotonic() - began
tap.result(first.returncode == 0 and held(folder / "whole.mvwork") == ((1, ROWS), ROWS, 0), "left alone, it holds all rows", str(held(folder / "whole.mvwork")))
faults = []
none = every = 0
# A workspace that has seen all this before holds one import already, every second time.
for number in range(choice.times):
    workspace = folder / f"{number}.mvwork"
    before = number % 2
    if before:
        shutil.copy(folder / "whole.mvwork", workspace)
    process = start(workspace)
    time.sleep(chance.uniform(0, whole * 1.1))
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
    if not workspace.exists():
        none += 1
        continue
    opened = subprocess.run([choice.program, "import", "--list", "--workspace", str(workspace)], capture_output=True, text=True, check=False, env=environment)
    if opened.returncode != 0:
        faults.append(f"kill {number}: it does not open: {opened.stderr.strip()}")
        continue
    check = subprocess.run([choice.program, "check", str(workspace)], capture_output=True, text=True, check=False, env=environment)
    if check.returncode != 0:
        faults.append(f"kill {number}: {check.stderr.strip()}")
        continue
    (imports, stated), rows, loose = held(workspace)
    if rows not in (before * ROWS, (before + 1) * ROWS) or stated != rows or imports * ROWS != rows or loose:
        faults.append(f"kill {number}: {imports} imports that state {stated} rows, {rows} rows, {loose} sources of nothing")
    elif rows == before * ROWS:
        none += 1
    else:
        every += 1
    for path in folder.glob(f"{number}.mvwork*"):
        path.unlink()
print(f"# {none} left nothing, {every} left all")
tap.result(not faults, f"{choice.times} kills leave all or nothing", "\n".join(faults[:20]))
tap.result(choice.times < 20 or none > 0, "some of them came in time")
shutil.rmtree(folder)
tap.end()
