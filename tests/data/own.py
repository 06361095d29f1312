"""Charts of imported figures, of every kind that flows have, against sums worked out here by hand. The figures are synthetic. Prints TAP.
Arguments: the program, the dataset."""
import csv
import pathlib
import subprocess
import sys
import tempfile

from fixture import Tap

program, dataset = sys.argv[1:3]
folder = pathlib.Path(tempfile.mkdtemp(prefix="multivector-own-"))
tap = Tap()

FIGURES = """exporter,importer,year,value
KAZ,CHN,2020,10.5
KAZ,RUS,2020,8.25
KAZ,ITA,2020,3
KAZ,CHN,2022,14
KAZ,RUS,2022,7.5
KAZ,ITA,2022,2.5
KGZ,RUS,2022,900
KGZ,CHN,2022,60
UZB,CHN,2022,25
"""
ORIGIN = "own_synthetic_figures"
ONE = f"multivector:?overlay=trade&focus=KAZ&direction=both&year=2022&origin={ORIGIN}"
SEVERAL = f"multivector:?overlay=trade&focus=KAZ,KGZ,UZB&direction=both&year=2022&origin={ORIGIN}"


def run(*words):
    done = subprocess.run([program, *map(str, words), "--dataset", dataset, "--workspace", folder / "own.mvw", "--lang", "en"], capture_output=True, text=True,
                          check=False)
    return done.returncode == 0, done.stderr


def chart(view, kind):
    """The rows with figures, {(where, year): value}, and what is written beside them."""
    path = folder / f"{kind}.csv"
    done, why = run("render", f"{view}&chart={kind}", "-o", path)
    if not done:
        return None, why
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return rows, (folder / f"{kind}-sources.txt").read_text(encoding="utf-8")


def values(rows, *columns):
    return {tuple(row[name] for name in columns): float(row["value"]) for row in rows if row["value"]}


def check(name, view, kind, columns, wanted, words="whether they are all there are is not known"):
    rows, about = chart(view, kind)
    given = values(rows, *columns) if rows is not None else None
    tap.result(given == wanted, f"{name}: {kind}", f"{given}\n{about}")
    tap.result(words in about and all(row["source_id"] == ORIGIN for row in rows or [] if row["value"]), f"{name}: {kind} says what it adds up, and whose figures these are", about)


(folder / "figures.csv").write_text(FIGURES, encoding="utf-8")
done, why = run("import", folder / "figures.csv", "--source", "title=Synthetic figures;publisher=Nobody;licence=CC0;read=2026-11-24")
tap.result(done, "synthetic figures are imported", why)

# One country: its partners, and the powers they are.
partners = {("CHN", "2020"): 10.5, ("RUS", "2020"): 8.25, ("ITA", "2020"): 3, ("CHN", "2022"): 14, ("RUS", "2022"): 7.5, ("ITA", "2022"): 2.5}
powers = {("EU" if code == "ITA" else code, year): value for (code, year), value in partners.items()}
latest = {(code,): value for (code, year), value in partners.items() if year == "2022"}
check("one country", ONE, "line", ("series", "x"), partners, "Nobody")
check("one country", ONE, "bar", ("series",), latest, "Nobody")
check("one country", ONE, "area", ("series", "x"), powers)
check("one country", ONE, "share", ("series", "x"), powers)
check("one country", ONE, "treemap", ("category",), latest)
check("one country", ONE, "sankey", ("group", "category"), {("KAZ", code): value for (code,), value in latest.items()})
check("one country", ONE, "stacked", ("category", "series"), {("out", "CHN"): 14, ("out", "RUS"): 7.5, ("out", "EU"): 2.5})
check("one country", ONE, "dumbbell", ("category", "x"), partners, "Nobody")
check("one country", ONE, "slope", ("category", "x"), partners, "Nobody")
check("one country", ONE, "ternary", ("category", "x"), powers)
check("one country", ONE, "multiples", ("group", "x"), partners, "Nobody")
check("one country", ONE, "bump", ("series", "x", "y"),
      {("CHN", "2020", "1"): 10.5, ("RUS", "2020", "2"): 8.25, ("ITA", "2020", "3"): 3, ("CHN", "2022", "1"): 14, ("RUS", "2022", "2"): 7.5, ("ITA", "2022", "3"): 2.5}, "Nobody")

# Several: nobody publishes their totals, but figures of one source may be added.
totals = {("KAZ", "2020"): 21.75, ("KAZ", "2022"): 24, ("KGZ", "2022"): 960, ("UZB", "2022"): 25}
last = {key: value for key, value in totals.items() if key[1] == "2022"}
check("several", SEVERAL, "line", ("series", "x"), totals)
check("several", SEVERAL, "bar", ("series", "x"), last)
check("several", SEVERAL, "area", ("series", "x"), last)
check("several", SEVERAL, "share", ("series", "x"), last)
check("several", SEVERAL, "slope", ("category", "x"), totals)
check("several", SEVERAL, "dumbbell", ("category", "x"), totals)
pairs = {("KAZ", "CHN"): 14, ("KAZ", "RUS"): 7.5, ("KAZ", "ITA"): 2.5, ("KGZ", "RUS"): 900, ("KGZ", "CHN"): 60, ("UZB", "CHN"): 25}
check("several", SEVERAL, "treemap", ("group", "category"), pairs)
check("several", SEVERAL, "sankey", ("group", "category"), pairs)
check("several", SEVERAL, "matrix", ("series", "category"), {**pairs, **{(code, "WLD"): value for (code, _), value in last.items()}})
check("several", SEVERAL, "stacked", ("category", "series"), {(home, "EU" if code == "ITA" else code): value for (home, code), value in pairs.items()})

# A year that not every country has is no smaller year, and one that nobody imported is no year of zero.
rows, about = chart(SEVERAL, "area")
tap.result(any(row["state"] == "not reported" and row["x"] == "2020" for row in rows) and "not every country chosen has imported figures" in about,
           "a year that some countries lack is hatched, with the reason", about)
rows, about = chart(ONE, "area")
tap.result(any(row["state"] == "not reported" and row["x"] == "2021" for row in rows), "a year without any figure is hatched", about)

# Figures that flow the other way alone.
(folder / "figures.csv").write_text("exporter,importer,year,value\nCHN,KAZ,2022,31\nDEU,KAZ,2022,2\n", encoding="utf-8")
done, why = run("import", folder / "figures.csv", "--source", "title=Synthetic imports;publisher=Nobody;licence=CC0;read=2026-11-24")
tap.result(done, "synthetic imports are imported", why)
ORIGIN = "own_synthetic_imports"
check("imports", ONE.replace("own_synthetic_figures", ORIGIN), "bar", ("series",), {("CHN",): 31, ("DEU",): 2}, "Imports of goods")

tap.end()
