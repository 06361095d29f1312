"""An analyst's day in one piece, without a network: a search, filters whose counts are checked by SQL, the sentence, a saved view, an export, figures of
their own as flows and as a chart, undone, and all of it found again after a restart. The program and all it starts are in a cage that ends whoever
asks for a socket of the internet. Prints TAP. Arguments: the program, the dataset. The imported figures are synthetic."""
import csv
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import cage
from shown import Lost, Program, Skip, journey, need, step

PROGRAM, DATASET = sys.argv[1:3]
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="multivector-analyst-"))
WORKSPACE = FOLDER / "mine.mvw"
FILE = FOLDER / "synthetic exports.csv"
ROWS = """Страна;Партнёр;Год;Экспорт, млн долл. (синтетика)
Узбекистан;Китай;2021;12,5
Узбекистан;Китай;2022;14,75
Узбекистан;Россия;2022;1 101,25
Казахстан;Китай;2022;25,5
Кыргызстан;Турция;2022;..
"""
FLOWS = [("KAZ", "CHN", 2022, 25.5e6), ("UZB", "CHN", 2021, 12.5e6), ("UZB", "CHN", 2022, 14.75e6), ("UZB", "RUS", 2022, 1101.25e6)]
FORMATS = {"PNG picture": "picture.png", "SVG drawing": "picture.svg", "PDF page": "picture.pdf", "CSV tables": "projects.csv", "XLSX workbook": "data.xlsx",
           "GeoPackage with places": "data.gpkg", "Citation as BibTeX": "citation.bib", "Citation as CSL JSON": "citation.json",
           "Citation as plain text": "citation.txt"}

# A project stands in the year of its commitment, else of its announcement, else of its start; the start view is of 2023.
PROJECTS = "SELECT {what} FROM project AS p WHERE coalesce(commitment_year, announced_year, start_year) <= 2023"
IN_COUNTRY = " AND EXISTS (SELECT 1 FROM project_country AS c WHERE c.project_id = p.project_id AND c.iso3 = '{0}')"
CHINESE = " AND (sponsor_role = 'CHN' OR EXISTS (SELECT 1 FROM project_sponsor AS s WHERE s.project_id = p.project_id AND s.iso3 = 'CHN'))"
TRANSPORT = " AND theme = 'transport'"


class Analyst(Program):
    cage = staticmethod(cage.shut) if cage.KNOWN else None

    def __init__(self):
        super().__init__(PROGRAM, "--workspace", str(WORKSPACE))

    def again(self):
        self.__enter__()
        self.wait(lambda: self.window.name not in ("", "Multivector"), "the title of a view")
        self.take_keyboard()

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)

    def choose(self, slot, text):
        """Opens a part of the sentence, types, and takes the first that is offered."""
        self.thing("push button", slot).act()
        self.wait(lambda: (choices := self.window.find("list", "Choices")) and choices.find("list item"), "the choices")
        time.sleep(0.3)
        self.type(text)
        time.sleep(0.3)
        self.key("Return")

    @property
    def facets(self):
        card = self.thing("filler", "Projects$", "layers")
        return self.wait(lambda: card.find("filler", "MvFacetPanel"), "the facets of the projects")

    def facet(self, title):
        """A facet of the layer panel, unfolded."""
        button = self.wait(lambda: self.facets.find("push button", title + r"( \(.*\))?$"), f"the facet “{title}”")
        if button.find("check box") is None:
            button.act()
        return button

    def counts(self, title):
        """What a screen reader says of each value of a facet: {"China": 48}."""
        boxes = [box.name for box in self.facet(title).all("check box")]
        return {name[len(title) + 1:name.rindex(",")]: int(name[name.rindex(",") + 1:].split()[0]) for name in boxes}

    def tick_value(self, title, value):
        """The value of a facet, by keyboard."""
        pattern = f"{title} {value}, "
        self.walk(self.wait(lambda: self.facet(title).find("check box", pattern), f"“{value}” in the facet “{title}”"), back=True)
        self.key("space")
        self.wait(lambda: (one := self.facet(title).find("check box", pattern)) and one.is_("checked"), f"“{value}” chosen")


def number(sql, path=DATASET):
    return rows(sql, path)[0][0]


def rows(sql, path=DATASET):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute(sql).fetchall()


def imports():
    return number("SELECT count(*) FROM import WHERE undone_at IS NULL", WORKSPACE)


def tab_to(program, thing):
    """Goes to a part of a dialogue, which has the keyboard."""
    for _ in range(80):
        if thing.is_("focused") or any(one.is_("focused") for one in thing.all()):
            return
        program.key("Tab")
        time.sleep(0.05)
    raise Lost(f"the keyboard does not reach {thing.role} “{thing.name}”")


def press(program, name, reached):
    """Presses a button again and again, as long as it can be pressed, until all is REACHED."""
    program.wait(lambda: reached() or (program.window.find("push button", name + "$").is_("sensitive") and program.window.act("win." + name.lower())),
                 f"the end of {name}")


def check_counts(program, title, wanted):
    """WANTED: {value: count by SQL}. The screen follows a while later."""
    given = {}

    def follows():
        given.update(program.counts(title))
        return all(given.get(name) == count for name, count in wanted.items())

    try:
        program.wait(follows, "the counts")
    except Lost:
        raise Lost(f"{title}: SQL counts {wanted}, beside the values stand {given}") from None


@step("no program in the cage opens a socket of the internet and lives, nor does one that it starts; sockets of the file system stay")
def caged(program):
    if not cage.KNOWN:
        raise Skip("this machine's system calls are not known to the test")
    for child in (False, True):
        for family in ("AF_INET", "AF_INET6"):
            need(abs(cage.opens(family, child)) == 31, f"{family} (by a child: {child}) does not end its program: {cage.opens(family, child)}")
        need(cage.opens("AF_UNIX", child) == 0, "a socket of the file system ends its program")
    need(cage.holds(program.process.pid), "the program is not in the cage")


@step("a search for Khorgos leads to the dry port")
def searched(program):
    program.title("Goods trade")
    program.take_keyboard()
    program.key("ctrl+k")
    program.wait(lambda: program.window.find(None, "Search by name"), "the search")
    time.sleep(0.3)
    program.type("Khorgos")
    found = program.wait(lambda: program.window.find("list", "Found"), "what is found")
    program.wait(lambda: found.find("list item", "Khorgos Eastern Gates"), "the dry port among what is found")
    program.key("Return")
    program.thing(None, "Khorgos Eastern Gates", "inspector")
    need("select=project" in program.view(), "the project is not selected")


@step("projects are filtered to transport and China; every count beside a value is what SQL counts")
def filtered(program):
    program.tick_value("Theme", "Transport")
    check_counts(program, "Sponsor", {"China": number(PROJECTS.format(what="count(*)") + TRANSPORT + CHINESE)})
    program.tick_value("Sponsor", "China")
    text = program.view()
    need("theme=transport" in text and "sponsor=CHN" in text, text)
    names = {"Transport": "transport", "Power": "power", "Mining and metals": "mining_metals", "Oil and gas": "oil_gas", "Water": "water"}
    check_counts(program, "Theme", {name: number(PROJECTS.format(what="count(*)") + CHINESE + f" AND theme = '{code}'") for name, code in names.items()})
    check_counts(program, "Status", {name: number(PROJECTS.format(what="count(*)") + TRANSPORT + CHINESE + f" AND status = '{code}'")
                                     for name, code in (("Completed", "completed"), ("Under way", "implementation"))})


@step("the sentence is edited to Uzbekistan, and the counts follow")
def uzbekistan(program):
    program.choose("Countries: ", "uzb")
    program.title("Uzbekistan")
    need("focus=UZB" in program.view(), program.view())
    there = IN_COUNTRY.format("UZB")
    check_counts(program, "Theme", {"Transport": number(PROJECTS.format(what="count(*)") + there + CHINESE + TRANSPORT)})
    check_counts(program, "Sponsor", {"China": number(PROJECTS.format(what="count(*)") + there + CHINESE + TRANSPORT)})


@step("flows are turned off: the sentence is about projects alone")
def alone(program):
    program.walk_to("check box", "Flows", "layers", back=True)
    program.key("space")
    program.title("[Pp]rojects.*Uzbekistan")
    program.wait(lambda: "overlay=projects&" in program.view(), "a view of projects alone")


@step("the view is saved with a name")
def saved(program):
    program.window.act("win.save-view")
    dialog = program.wait(lambda: program.dialog("Save This View"), "the dialogue")
    entry = program.wait(lambda: dialog.find("text", "Name"), "the name")
    entry.write("Chinese roads and rails")
    program.wait(lambda: dialog.find("push button", ".*Save"), "the button").act()
    program.wait(lambda: program.dialog("Save This View") is None, "the end of the dialogue")
    program.wait(lambda: rows("SELECT name FROM saved_view", WORKSPACE) == [("Chinese roads and rails",)], "the saved view in the workspace")
    program.take_keyboard()


@step("all formats are exported; the rows are those that SQL finds")
def exported(program):
    program.key("ctrl+e")
    dialog = program.wait(lambda: program.dialog("Export"), "the dialogue")
    wanted = rows(PROJECTS.format(what="project_id") + IN_COUNTRY.format("UZB") + CHINESE + TRANSPORT + " ORDER BY 1")
    program.wait(lambda: dialog.find(None, rf"{len(wanted)} rows? \("), f"the count of {len(wanted)} rows")
    for name in FORMATS:
        box = dialog.find("check box", name)
        if not box.is_("checked"):
            tab_to(program, box)
            program.key("space")
            program.wait(lambda box=box: box.is_("checked"), f"“{name}” chosen")
    dialog.find("push button", ".*Export").act()
    program.wait(lambda: program.dialog("Export") is None, "the end of the dialogue")
    folders = list(FOLDER.glob("Documents/*")) or [path.parent for path in FOLDER.glob("*/README.txt")]
    need(len(folders) == 1, f"exported to {folders}")
    there = {path.name for path in folders[0].iterdir()}
    need(set(FORMATS.values()) | {"sources.csv", "README.txt"} <= there, f"only {there} were exported")
    with open(folders[0] / "projects.csv", newline="", encoding="utf-8") as file:
        given = sorted((row["project_id"],) for row in csv.DictReader(file))
    need(given == wanted, f"the table holds {given}, SQL finds {wanted}")
    program.take_keyboard()


@step("a file with Cyrillic names and decimal commas is opened, its columns understood, its source given, its rows imported")
def imported(program):
    program.key("ctrl+o")
    program.wait(lambda: program.dialog("Open"), "the dialogue for a file")
    time.sleep(0.5)
    program.type(str(FILE))
    program.key("Return")
    page = program.wait(lambda: program.dialog("Import "), "the import page")
    for name, role in (("Страна", "country that reports"), ("Партнёр", "partner country"), ("Год", "year or date"), ("Экспорт", "value")):
        program.wait(lambda name=name, role=role: page.find("push button", f"Role of {name}.*: {role}"), f"the column “{name}” as {role}")
    page.find("push button", "Show Where").act()
    for name, text in (("Title", "Synthetic exports"), ("Publisher", "Nobody (synthetic)"), ("Licence", "CC0"), ("Address", "made up for a test")):
        entry = program.wait(lambda name=name: page.find("text", name + "$"), f"the entry “{name}”")
        entry.write(text)
    button = page.find("push button", "Import$")
    program.wait(lambda: button.is_("sensitive"), "an Import button that can be pressed")
    button.act()
    program.wait(lambda: program.dialog("Import ") is None, "the end of the page")
    program.wait(lambda: program.window.find(None, ".*rows of synthetic exports.csv imported"), "the notice")
    kept = rows("SELECT from_iso3, to_iso3, year, value FROM flow ORDER BY 1, 2, 3", WORKSPACE)
    need(kept == FLOWS and imports() == 1, f"the workspace holds {kept}")


@step("the figures are seen as flows")
def flows(program):
    program.thing("push button", "_?Show").act()
    program.title("Kazakhstan and Uzbekistan.*2022")
    program.take_keyboard()
    text = program.view()
    need("origin=own_synthetic_exports" in text and "year=2022" in text, text)
    program.thing("page tab", "List$", "layers").act()
    program.wait(lambda: any("Russia" in one.name and "US$ 1.1 bn" in one.name for one in program.area("layers").all(None, "Uzbekistan → ")),
                 "the flow to Russia in the list")
    program.thing("page tab", "Layers$", "layers").act()


@step("and as a chart, whose sentence tells them")
def chart(program):
    program.window.act("win.toggle-charts")
    program.wait(lambda: "chart=" in program.view(), "a chart in the view")
    told = program.wait(lambda: next((one.description or one.name for one in program.area("charts").all("image")
                                      if "Uzbekistan" in one.description + one.name), ""), "a chart of the figures")
    need("US$ 1.12 bn" in told and "Nobody (synthetic)" in told, f"the chart says: {told}")      # 14.75 million to China and 1,101.25 million to Russia


@step("undo goes back over chart and view to before the import")
def undone(program):
    program.window.act("win.undo")
    program.wait(lambda: "chart=" not in program.view(), "the view without a chart")
    program.window.act("win.undo")
    program.title("[Pp]rojects.*Uzbekistan")
    need(imports() == 1, "the import was undone with the view")
    program.window.act("win.undo")
    program.wait(lambda: imports() == 0, "a workspace without imports")
    need("origin=" not in program.view(), program.view())


@step("after a restart the view is as it was left")
def restarted(program):
    before = program.view()
    program.process.terminate()
    program.wait_end()
    program.again()
    program.title("[Pp]rojects.*Uzbekistan")
    need(program.view() == before, f"{program.view()} instead of {before}")
    need(imports() == 0, "the import is back unasked")


@step("all that was undone before the restart can be done again: import, flows, chart; and undone to the first step")
def history(program):
    for action, reached in (("win.redo", lambda: imports() == 1), ("win.redo", lambda: "origin=own_synthetic_exports" in program.view()),
                            ("win.redo", lambda: "chart=" in program.view())):
        program.window.act(action)
        program.wait(reached, f"what was done before the restart; the view is {program.view()}")
    press(program, "Undo", lambda: imports() == 0 and not re.search("select=project|theme=|focus=|chart=", program.view()))
    program.title("Goods trade")
    press(program, "Redo", lambda: imports() == 1 and "chart=" in program.view())


@step("the saved view is there and opens")
def found(program):
    program.window.act("win.start-view")
    program.title("Goods trade")
    program.window.act("win.saved-views")
    shelf = program.wait(lambda: program.dialog("Saved Views"), "the list of saved views")
    program.take_keyboard()
    program.wait(lambda: shelf.find("list item", r"Chinese roads and rails\. Projects"), "the saved view, by its name and sentence")
    tab_to(program, shelf.find("list", "Saved views"))
    program.key("Home", "Return")
    program.title("^[Pp]rojects.*Uzbekistan")
    need("sponsor=CHN" in program.view() and "theme=transport" in program.view(), program.view())


@step("the program ends well, never having asked for the internet")
def end(program):
    need(cage.holds(program.process.pid) if cage.KNOWN else not program.internet_sockets(), "the program is not in the cage")
    program.process.terminate()
    program.wait_end()
    checked = subprocess.run([PROGRAM, "check", str(WORKSPACE)], capture_output=True, text=True, check=False)
    need(checked.returncode == 0, checked.stdout + checked.stderr)


if __name__ == "__main__":
    os.environ["HOME"] = str(FOLDER)            # exports go to a person's documents
    FILE.write_text(ROWS, encoding="cp1251")
    try:
        sys.exit(journey(Analyst))
    except (Lost, subprocess.SubprocessError) as lost:
        sys.exit(str(lost))
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
