"""The program on a dataset without share-alike parts: it passes the check, draws, keeps regions in Kazakhstan, and thanks nobody in vain.
Prints TAP. Arguments: the compiler, the data folder, the program."""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from fixture import Tap

compiler, data, program = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
tap = Tap()
folder = pathlib.Path(tempfile.mkdtemp(prefix="multivector-open-"))
dataset, page = folder / "multivector.gpkg", folder / "page.pdf"


def run(*words):
    done = subprocess.run([program, *words], capture_output=True, text=True, check=False, timeout=300,
                          env={**os.environ, "MULTIVECTOR_DATASET": str(dataset), "LANGUAGE": "en"})
    return done.returncode, done.stdout, done.stderr


subprocess.run([compiler, "--data", data, "-o", dataset, "--without-share-alike"], check=True)
status, _, text = run("check")
tap.result(status == 0, "the dataset passes the check", text)
for view in ("multivector:", "multivector:?overlay=projects&focus=KAZ", "multivector:?overlay=assets&focus=UZB"):
    status, _, text = run("render", view, "-o", page, "--size", "1000x700")
    tap.result(status == 0 and not text, f"it draws {view}", text)
    if shutil.which("pdftotext") is None:
        tap.skip("the page names what it holds", "poppler-utils is not installed")
        continue
    words = " ".join(subprocess.run(["pdftotext", page, "-"], capture_output=True, text=True, check=True).stdout.split())
    tap.result("Natural Earth, Who's On First; relief" in words and "OpenStreetMap contributors" not in words,
               "the page does not thank OpenStreetMap for what it does not hold", words[-400:])
status, text, error = run("report", "region:KZ-AKM")
tap.result(status == 0 and text.startswith("Aqmola"), "a region of Kazakhstan has its report", error)
status, text, error = run("sources", "multivector:?overlay=projects&focus=KAZ")
tap.result(status == 0 and "OpenStreetMap contributors" not in text, "no source is OpenStreetMap", text + error)
connection = sqlite3.connect(f"file:{dataset}?mode=ro&immutable=1", uri=True)
levels = connection.execute("SELECT count(DISTINCT level) FROM level_shape WHERE layer = 'region_kaz_2017'").fetchone()[0]
tap.result(levels > 0, "the older regions of Kazakhstan are ready to draw", levels)
connection.close()
shutil.rmtree(folder)
tap.end()
