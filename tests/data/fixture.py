"""A small copy of data/ to break: parents whole, long tables cut, the layers the rules need."""
import csv
import io
import pathlib
import shutil
import subprocess
import tempfile

LONG = {"flow", "indicator", "agreement", "visa", "vote", "profile", "ideal_point", "trade_month", "name", "membership", "coverage", "arms_transfer",
        "country_extra", "vote_count", "alliance_dyad", "air_route", "reported_figure"}
ROWS_KEPT = 200
LAYERS = ("place", "project_footprint", "world_country")


class Fixture:
    def __init__(self, compiler, data):
        self.compiler = compiler
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="multivector-data-"))
        self.original = self.folder / "original"
        self.broken = self.folder / "broken"
        self.output = self.folder / "out.gpkg"
        for part in ("tables", "layers"):
            (self.original / part).mkdir(parents=True)
        for name in ("schema.sql", "views.sql"):
            shutil.copy(data / name, self.original)
        shutil.copytree(data / "relief", self.original / "relief")
        for path in sorted((data / "tables").glob("*.csv")):
            self.copy_rows(path, self.original / "tables" / path.name, ROWS_KEPT if path.stem in LONG else None)
        self.copy_rows(data / "layers.csv", self.original / "layers.csv", None, lambda row: row[0] in LAYERS)
        for layer in LAYERS:
            shutil.copy(data / "layers" / f"{layer}.geojson", self.original / "layers")
        self.reset()

    @staticmethod
    def copy_rows(source, target, limit, wanted=lambda row: True):
        with source.open(newline="", encoding="utf-8") as file:
            header, *rows = csv.reader(file)
        rows = [row for row in rows if wanted(row)][:limit]
        write(target, [header, *rows])

    def reset(self):
        shutil.rmtree(self.broken, ignore_errors=True)
        shutil.copytree(self.original, self.broken)

    def run(self, *arguments):
        """Exit status and standard error of the compiler on the broken copy."""
        done = subprocess.run([self.compiler, "--data", self.broken, *arguments], capture_output=True, text=True, timeout=120,
                              check=False)
        return done.returncode, done.stderr

    def check(self):
        return self.run("--check-only")

    def rows(self, table):
        with (self.broken / f"{table}.csv").open(newline="", encoding="utf-8") as file:
            return list(csv.reader(file))

    def find(self, table, **cells):
        """The index of the first row, header = 0, with these cells; a value of True asks for any text."""
        rows = self.rows(table)
        for index, row in enumerate(rows[1:], 1):
            if all((row[rows[0].index(name)] != "") if value is True else row[rows[0].index(name)] == value
                   for name, value in cells.items()):
                return index
        raise LookupError(f"{table}: no row with {cells}")

    def change(self, table, index, **cells):
        """Writes the cells into the row and gives the line it begins on."""
        rows = self.rows(table)
        for name, value in cells.items():
            rows[index][rows[0].index(name)] = value
        write(self.broken / f"{table}.csv", rows)
        return line_of(rows, index)

    def repeat(self, table, index, **cells):
        """Adds a copy of the row at the end, changed in these cells; gives the lines of the row and of the copy."""
        rows = self.rows(table)
        rows.append(list(rows[index]))
        for name, value in cells.items():
            rows[-1][rows[0].index(name)] = value
        write(self.broken / f"{table}.csv", rows)
        return line_of(rows, index), line_of(rows, len(rows) - 1)

    def replace_line(self, file, number, change):
        """Line NUMBER of a file becomes what CHANGE makes of it, in bytes."""
        path = self.broken / file
        lines = path.read_bytes().split(b"\n")
        lines[number - 1] = change(lines[number - 1])
        path.write_bytes(b"\n".join(lines))
        return number

    def remove(self):
        shutil.rmtree(self.folder)


def write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def line_of(rows, index):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows[:index])
    return text.getvalue().count("\n") + 1


class Tap:
    """Prints results as they come."""

    def __init__(self):
        self.count = 0

    def result(self, good, name, details=""):
        self.count += 1
        print(f"{'ok' if good else 'not ok'} {self.count} - {name.replace('#', '')}", flush=True)
        if not good and details:
            for line in str(details).strip().splitlines()[:20]:
                print(f"# {line}")

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {why}")

    def end(self):
        print(f"1..{self.count}")
