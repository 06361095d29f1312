"""What an import costs against the sqlite3 shell's .import of the same file in the same run, turn by turn.

The file is synthetic: 1.25 million rows in the shape of BACI (six columns, the narrowest of the known shapes and so the hardest to beat).
Ours is typed, validated, compared with the dataset, totalled, sorted and indexed; theirs is text in a table without an index.
Arguments: the build folder; --runs N, --rows N, --json FILE."""
import argparse
import json
import os
import pathlib
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("build", type=pathlib.Path)
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--rows", type=int, default=1_250_000)
parser.add_argument("--json", type=pathlib.Path)
choice = parser.parse_args()
program = choice.build / "app/command/multivector"
dataset = choice.build / "data/multivector.gpkg"
folder = pathlib.Path(tempfile.mkdtemp(prefix="multivector-bench-"))
environment = {**os.environ, "MULTIVECTOR_DATASET": str(dataset), "LANGUAGE": "en"}
# ISO 3166-1 numbers of some states
CODES = [4, 8, 12, 24, 31, 32, 36, 40, 50, 51, 56, 64, 68, 70, 76, 100, 104, 112, 116, 120, 124, 144, 152, 156, 170, 188, 191, 196, 203, 208, 214, 218, 222,
         231, 233, 246, 250, 266, 268, 276, 288, 300, 320, 324, 340, 344, 348, 352, 356, 360, 364, 368, 372, 376, 380, 384, 388, 392, 398, 400, 404, 410, 414,
         417, 418, 422, 428, 440, 442, 450, 458, 462, 470, 480, 484, 496, 498, 504, 508, 512, 516, 524, 528, 554, 558, 566, 578, 586, 591, 598, 600, 604, 608,
         616, 620, 634, 642, 643, 646, 682, 686, 688, 702, 703, 704, 705, 710, 716, 724, 752, 756, 762, 764, 784, 788, 792, 795, 800, 804, 818, 826, 834, 840, 858,
         860, 894]


def write_file(path):
    chance = random.Random(1)
    products = [f"{code:06d}" for code in range(10121, 970700, 800)]
    pairs = [(one, other) for one in CODES for other in CODES if one != other]
    each = -(-choice.rows // len(products))
    left = choice.rows
    with open(path, "w", encoding="ascii") as out:
        out.write("t,i,j,k,v,q\n")
        for code in products:
            for one, other in sorted(chance.sample(pairs, min(each, left))):
                out.write(f"2022,{one},{other},{code},{chance.random() * 1000:.3f},{chance.random() * 100:.3f}\n")
            left -= min(each, left)


def timed(words, **more):
    """Seconds, seconds of processor time, and the most memory of any one process, in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, env=environment, **more)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status != 0:
        sys.exit(f"{words[0]} failed")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, usage.ru_maxrss / 1024


write_file(folder / "trade.csv")
script = folder / "import.sql"
script.write_text(f".mode csv\n.import {folder / 'trade.csv'} trade\n", encoding="utf-8")
floor = timed([program, "query", "--sql", "SELECT count(*) FROM country"])[2]
ours, theirs = [], []
for _ in range(choice.runs):
    for path in folder.glob("own.mvwork*"):
        path.unlink()
    (folder / "theirs.db").unlink(missing_ok=True)
    ours.append(timed([program, "import", folder / "trade.csv", "--workspace", folder / "own.mvwork",
                       "--source", "title=Synthetic trade;publisher=Nobody;licence=none;read=2026-11-24"]))
    with script.open() as words:
        theirs.append(timed(["sqlite3", folder / "theirs.db"], stdin=words))
shutil.rmtree(folder)
median = lambda rows, part: statistics.median(row[part] for row in rows)
answer = {
    "rows": choice.rows, "runs": choice.runs,
    "import_seconds": median(ours, 0), "sqlite3_seconds": median(theirs, 0), "ratio": median(theirs, 0) / median(ours, 0),
    "import_processor_seconds": median(ours, 1), "sqlite3_processor_seconds": median(theirs, 1),
    "memory_over_floor_mb": max(row[2] for row in ours) - floor
}
print(f"{choice.rows} rows, {choice.runs} runs: import {answer['import_seconds']:.2f} s, sqlite3 .import {answer['sqlite3_seconds']:.2f} s: "
      f"{answer['ratio']:.2f} × its rows/s (wanted 0.8)")
print(f"processor time: {answer['import_processor_seconds']:.2f} s and {answer['sqlite3_processor_seconds']:.2f} s")
print(f"memory over the floor: {answer['memory_over_floor_mb']:.0f} MB (wanted below 150)")
if choice.json:
    choice.json.write_text(json.dumps(answer, indent=2) + "\n", encoding="utf-8")
sys.exit(0 if answer["ratio"] >= 0.8 and answer["memory_over_floor_mb"] < 150 else 1)
