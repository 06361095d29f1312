"""An import that is killed at any moment leaves all or nothing: the workspace opens, passes `multivector check`, and holds either every row or
none. A kill counts only when it fell inside: after the import said that it began, before it said what became of the rows. Half of them fall
while the rows are written. Prints TAP. Arguments: the program, the dataset; --times N (14 with the suite), --seed S. The file is synthetic."""
import argparse
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time

from fixture import Tap

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("dataset")
parser.add_argument("--times", type=int, default=14)
parser.add_argument("--seed", type=int, default=int(time.time()))
choice = parser.parse_args()
tap = Tap()
chance = random.Random(choice.seed)
print(f"# seed {choice.seed}, {choice.times} kills", flush=True)
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


class Import:
    """A running import, which says on its standard error how far it is."""

    def __init__(self, workspace):
        self.began, self.writing = threading.Event(), threading.Event()
        self.process = subprocess.Popen([choice.program, "import", str(folder / "flows.csv"), "--workspace", str(workspace), "--source", SOURCE, "--progress"],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True)
        self.result = ""
        self.threads = [threading.Thread(target=self._follow), threading.Thread(target=self._read)]
        for thread in self.threads:
            thread.start()

    def _follow(self):
        """The first line comes when the import begins; one without a share of the file when its rows are written."""
        for line in self.process.stderr:
            if re.match(r"\d+ rows", line):
                self.began.set()
                if "%" not in line:
                    self.writing.set()
        self.began.set()
        self.writing.set()

    def _read(self):
        self.result = self.process.stdout.read()

    def kill(self):
        """True when it fell inside."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.wait()
        return self.process.returncode == -signal.SIGKILL and not re.search(r"^Import \d+", self.result, re.M)

    def wait(self):
        self.process.wait()
        for thread in self.threads:
            thread.join()


def held(workspace):
    database = sqlite3.connect(workspace)
    imports = database.execute("SELECT count(*), ifnull(sum(n_rows), 0) FROM import").fetchone()
    rows = database.execute("SELECT count(*) FROM flow").fetchone()[0]
    loose = database.execute("SELECT count(*) FROM source WHERE source_id NOT IN (SELECT source_id FROM import)").fetchone()[0]
    database.close()
    return imports, rows, loose


def measured():
    """Seconds from its beginning to the writing, and to its end, of an import that is left alone."""
    one = Import(folder / "whole.mvwork")
    one.began.wait()
    began = time.monotonic()
    one.writing.wait()
    writing = time.monotonic()
    one.wait()
    return one.process.returncode, writing - began, time.monotonic() - began


def judge(workspace, before):
    """What is wrong with what a kill left, or None; and whether it left all rows."""
    if not workspace.exists():
        return ("the workspace is gone", False) if before else (None, False)
    for words in (["import", "--list", "--workspace", str(workspace)], ["check", str(workspace)]):
        done = subprocess.run([choice.program, *words], capture_output=True, text=True, check=False, env=environment)
        if done.returncode != 0:
            return f"{words[0]}: {done.stderr.strip()}", False
    (imports, stated), rows, loose = held(workspace)
    if rows not in (before * ROWS, (before + 1) * ROWS) or stated != rows or imports * ROWS != rows or loose:
        return f"{imports} imports that state {stated} rows, {rows} rows, {loose} sources of nothing", False
    return None, rows > before * ROWS


write_file(folder / "flows.csv")
status, until_writing, whole = measured()
tap.result(status == 0 and held(folder / "whole.mvwork") == ((1, ROWS), ROWS, 0), "left alone, it holds all rows", str(held(folder / "whole.mvwork")))
faults = []
inside = outside = while_writing = none = every = 0
while inside < choice.times and outside < 10 + 4 * choice.times:
    # A workspace that has seen all this before holds one import already, every second time.
    workspace, before = folder / "killed.mvwork", inside % 2
    if before:
        shutil.copy(folder / "whole.mvwork", workspace)
    one = Import(workspace)
    one.began.wait()
    if inside // 2 % 2:
        one.writing.wait()
        time.sleep(chance.uniform(0, whole - until_writing))
    else:
        time.sleep(chance.uniform(0, whole))
    writing = one.writing.is_set()
    if one.kill():
        inside += 1
        while_writing += writing
        fault, left_all = judge(workspace, before)
        if fault:
            faults.append(f"kill {inside}: {fault}")
        elif left_all:
            every += 1
        else:
            none += 1
    else:
        outside += 1
    for path in folder.glob("killed.mvwork*"):
        path.unlink()
print(f"# {inside} kills fell inside, {while_writing} of them while rows were written; {outside} fell outside and do not count")
print(f"# {none} left nothing, {every} left all")
tap.result(inside == choice.times, f"{choice.times} kills fell inside", f"{inside}")
tap.result(not faults, f"{inside} kills leave all or nothing", "\n".join(faults[:20]))
tap.result(inside < 10 or (while_writing > 0 and none > 0), "some of them fell while rows were written, some left nothing")
shutil.rmtree(folder)
tap.end()
