"""Figures of a person's own, met as a screen reader meets them: a file with Cyrillic names of countries and decimal commas is opened, a guess
corrected, the source given, the rows imported, looked at, undone and brought back. The file is synthetic."""
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

from shown import Lost, Program, journey, need, step

PROGRAM = sys.argv[1]
FOLDER = pathlib.Path(tempfile.mkdtemp())
WORKSPACE = FOLDER / "mine.mvw"
FILE = FOLDER / "synthetic figures.csv"
ROWS = """Страна;Партнёр;Год;Экспорт, млн долл. (синтетика)
Казахстан;Китай;2022;14,8
Кыргызстан;Россия;2022;1 101,25
Страна Оз;Россия;2022;1,1
Таджикистан;Турция;2022;..
"""


class Importing(Program):
    """The program, given the file."""

    def __init__(self):
        FILE.write_text(ROWS, encoding="cp1251")
        super().__init__(PROGRAM, "--workspace", str(WORKSPACE), str(FILE))

    @property
    def page(self):
        return self.wait(lambda: self.dialog("Import "), "the import page")

    def choose(self, button, item):
        """Presses a button and chooses from its menu."""
        self.wait(lambda: self.page.find("push button", button), f"the button “{button}”").act()
        self.wait(lambda: self.page.find("menu item", item + "$"), f"“{item}” in the menu").act()


def imports():
    with sqlite3.connect(f"file:{WORKSPACE}?mode=ro", uri=True) as kept:
        return kept.execute("SELECT count(*) FROM import WHERE undone_at IS NULL").fetchone()[0]


def flows():
    with sqlite3.connect(f"file:{WORKSPACE}?mode=ro", uri=True) as kept:
        return kept.execute("SELECT from_iso3, to_iso3, year, value FROM flow ORDER BY from_iso3").fetchall()


@step("the file opens as a page that says what its columns seem to mean, and refuses the row of a country that is none")
def opened(program):
    page = program.page
    for name, role in (("Страна", "country that reports"), ("Партнёр", "partner country"), ("Год", "year or date"), ("Экспорт", "value")):
        program.wait(lambda name=name, role=role: page.find("push button", f"Role of {name}.*: {role}"), f"the column “{name}” as {role}")
    program.wait(lambda: page.find(None, ".*No such country.*Страна Оз"), "the refused row")
    program.wait(lambda: page.find(None, ".*title of the source is missing"), "the sentence about the source")
    need(not page.find("push button", "Import$").is_("sensitive"), "figures without a source can be imported")


@step("a guess is corrected, and the rows are judged by the correction")
def corrected(program):
    program.choose("Role of Год", "left out")
    program.wait(lambda: program.page.find(None, "Say which column holds the year"), "the sentence about the year")
    program.choose("Role of Год", "year or date")
    program.wait(lambda: program.page.find(None, ".*title of the source is missing"), "the sentence about the source")


@step("with a source the rows are imported, and the notice offers to show and to undo them")
def imported(program):
    page = program.page
    page.find("push button", "Show Where").act()
    for name, text in (("Title", "Synthetic figures"), ("Publisher", "Nobody (synthetic)"), ("Licence", "CC0"), ("Address", "made up for a test")):
        entry = program.wait(lambda name=name: page.find("text", name + "$"), f"the entry “{name}”")
        entry.write(text)
    button = page.find("push button", "Import$")
    program.wait(lambda: button.is_("sensitive"), "an Import button that can be pressed")
    button.act()
    program.wait(lambda: program.dialog("Import ") is None, "the end of the page")
    notice = program.wait(lambda: program.window.find(None, ".*rows of synthetic figures.csv imported"), "the notice")
    need("1 row was refused" in notice.name, notice.name)
    need(imports() == 1, "the workspace does not hold one import")
    need(flows() == [("KAZ", "CHN", 2022, 14800000.0), ("KGZ", "RUS", 2022, 1101250000.0)], str(flows()))


@step("Show opens a view of these figures alone")
def shown(program):
    program.thing("push button", "_?Show").act()
    program.wait(lambda: "2022" in program.window.name, "the year of the figures in the title")
    program.take_keyboard()
    text = program.view()
    need("origin=own_synthetic_figures" in text and "year=2022" in text, text)


@step("Undo goes back over the view and the import, and Redo brings both again")
def undone(program):
    program.window.act("win.undo")
    program.wait(lambda: "2022" not in program.window.name, "the view before")
    program.window.act("win.undo")
    program.wait(lambda: imports() == 0, "a workspace without imports")
    program.window.act("win.redo")
    program.wait(lambda: imports() == 1, "the import, brought back")


@step("the list of imports names it and its source, takes it back and brings it back")
def listed(program):
    program.window.act("win.imports")
    shelf = program.wait(lambda: program.dialog("Imports"), "the list of imports")
    program.wait(lambda: shelf.find("push button", "Show synthetic figures.csv on the map"), "the import in the list").act()
    program.wait(lambda: "2022" in program.window.name, "the view of the figures")
    program.wait(lambda: shelf.find("push button", "Take synthetic figures.csv back"), "the button to take it back").act()
    program.wait(lambda: imports() == 0, "a workspace without imports")
    program.wait(lambda: shelf.find("push button", "Bring synthetic figures.csv back"), "the button to bring it back").act()
    program.wait(lambda: imports() == 1, "the import, brought back")


@step("next year's file of the same shape is recognised, has its source, and says what is there already")
def again(program):
    program.process.terminate()
    program.wait_end()
    program.__enter__()
    page = program.page
    program.wait(lambda: page.find(None, ".*shape of “synthetic figures”"), "the recipe that was kept")
    button = page.find("push button", "Import$")
    program.wait(lambda: button.is_("sensitive"), "an Import button that can be pressed at once")
    program.wait(lambda: page.find(None, r"There already \(2\)"), "the rows that are there already")
    page.find("push button", "Cancel").act()
    program.wait(lambda: program.dialog("Import ") is None, "the end of the page")


if __name__ == "__main__":
    os.environ["XDG_DATA_HOME"] = str(FOLDER / "data")
    try:
        sys.exit(journey(Importing))
    except (Lost, subprocess.SubprocessError) as lost:
        sys.exit(str(lost))
