"""Charted values against the source files they come from, as charts.csv lists them: each view is written as the rows of its chart, and the rows are
compared. Series "*" is the sum of all rows of the year; an empty value means that there must be none. Prints TAP. Arguments: the program, the dataset."""
import csv
import pathlib
import subprocess
import sys
import tempfile

from fixture import Tap

program, dataset = sys.argv[1:3]
tap = Tap()


def chart(view, folder):
    output = pathlib.Path(folder) / "rows.csv"
    done = subprocess.run([program, "render", view, "-o", output, "--dataset", dataset], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return done.stderr
    with output.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def found(rows, series, year):
    """The value shown, None when there is none."""
    values = [float(row["value"]) for row in rows
              if row["value"] and int(float(row["x"])) == year and series in ("*", row["series"]) and row["total"] == "0"]
    if series == "*":
        return sum(values)
    assert len(values) <= 1, f"{series} has {len(values)} values in {year}"
    return values[0] if values else None


with tempfile.TemporaryDirectory() as folder, (pathlib.Path(__file__).parent / "charts.csv").open(newline="", encoding="utf-8") as listed:
    shown = {}
    for row in csv.DictReader(listed):
        if row["view"] not in shown:
            shown[row["view"]] = chart(row["view"], folder)
        rows = shown[row["view"]]
        value = found(rows, row["series"], int(row["year"])) if isinstance(rows, list) else rows
        if row["expected"] == "" or not isinstance(value, float):
            good = row["expected"] == "" and value is None
        else:
            good = abs(value - float(row["expected"])) <= float(row["tolerance"])
        tap.result(good, row["why"], f"expected {row['expected']}, shown {value}: {row['view']} {row['series']}")
tap.end()
