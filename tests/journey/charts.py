"""A person's way through the charts, by what the program exposes to a screen reader: map and charts follow each other, and the file is what
is shown. Prints TAP."""
import csv
import os
import pathlib
import re
import sys
import tempfile
import time

from shown import Program, journey, need, step

COMMAND = sys.argv[1]
VIEW = "multivector:?overlay=trade&focus=KAZ&direction=export&year=2023&chart=bar,line"
BAR = r"Exports of goods of Kazakhstan by partner, 20"
LINE = r"Exports of goods of Kazakhstan by partner$"


def chart(program, name):
    return program.thing("image", name, "charts")


def view_of(program, name):
    """The chart with its head and its caption: the one that has the actions."""
    return next(one for one in program.area("charts").all("filler", "MvChartView") if one.find("image", name))


def undo(program, words):
    """Until the view's text is without WORDS. A move of the map is a step of its own."""
    button = program.thing("push button", "Undo")
    for _ in range(5):
        if words not in program.view():
            return
        if button.is_("sensitive"):
            button.act()
        time.sleep(0.3)


@step("two charts in the order of the view, each with its sentence")
def start(program):
    program.title(r"Goods exports of Kazakhstan.*2023")
    program.take_keyboard()
    bar, line = chart(program, BAR), chart(program, LINE)
    shown = [one.name for one in program.area("charts").all("image", "Exports")]
    need(shown == [bar.name, line.name], f"the charts stand as {shown}")
    need(re.search(r"Largest: Italy, 2023, US\$ .*Sources?: ", bar.description), f"the bars say “{bar.description}”")


@step("what is selected on the map is selected in the charts, and Undo takes it back")
def map_selects(program):
    before = chart(program, BAR).description
    program.walk_to("image", "Goods exports", "map")
    spoken = ""
    while " → " not in spoken:
        program.key("Tab")
        spoken = program.wait(lambda: next((one.name for one in program.area("map").all("status bar") if one.name != spoken), ""), "the next thing")
    program.key("Return")
    program.wait(lambda: "select=flow" in program.view(), f"the selection of “{spoken}”")
    partner = re.match(r"Kazakhstan → ([^.]+)\.", spoken).group(1)
    program.wait(lambda: f"Selected here: {partner}" in chart(program, BAR).description, f"{partner} in the bars")
    program.wait(lambda: f"Selected here: {partner}" in chart(program, LINE).description, f"{partner} in the lines")
    undo(program, "select=flow")
    program.wait(lambda: chart(program, BAR).description == before, "the bars as they were")


@step("years brushed in a chart are the map's, the bars' and the time bar's; Undo takes them back")
def brush(program):
    bars = chart(program, BAR).name
    program.walk_to("image", LINE, "charts")
    program.key("End", "shift+Left")
    program.wait(lambda: "period=2022-2023" in program.view(), "the period in the view")
    program.title(r"Goods exports of Kazakhstan.*2022–2023")
    program.thing("label", "Goods trade, 2022–2023", "layers")
    program.wait(lambda: chart(program, BAR).name.endswith("2022–2023"), "bars of both years")
    need("Italy, 2022–2023" in chart(program, BAR).description, f"the bars say “{chart(program, BAR).description}”")
    undo(program, "period=")
    program.title(r"2023$")
    program.wait(lambda: chart(program, BAR).name == bars, "the bars of the year")


@step("several marks of a chart are selected by keyboard and stand out on the map")
def select_several(program):
    program.walk_to("image", BAR, "charts")
    program.key("Home")
    first = program.wait(lambda: walked(program), "the first bar")
    program.key("Return", "Right")
    second = program.wait(lambda: walked(program) != first and walked(program), "the second bar")
    need(first.startswith("Italy") and second.startswith("China"), f"the bars are {first} and {second}")
    program.key("ctrl+Return")
    program.wait(lambda: re.search("select=flow[^,&]*CHN[^,&]*(,|%2C)flow[^,&]*ITA", program.view()), "both in the view")
    program.wait(lambda: "Selected here: China, 2023; Italy, 2023" in chart(program, BAR).description, "both in the bars")
    program.thing(None, r"Kazakhstan → China", "inspector")


def walked(program):
    """The mark the keyboard stands on, as it is spoken."""
    return next((one.name for one in chart(program, BAR).all("label") if one.name), "")


@step("the table twin holds the same rows and the same selection")
def twin(program):
    program.walk_to("image", BAR, "charts")
    program.key("F4")
    table = program.thing(None, "Table of the chart", "charts")
    program.wait(lambda: rows_of(table), "rows in the table")
    program.rows = rows_of(table)
    chosen = [cell for row in table.all("table row") if row.is_("selected") for cell in [one.name for one in row.all("label")]]
    need("Italy" in chosen and "China" in chosen and "Russia" not in chosen, f"chosen in the table: {chosen}")


def rows_of(table):
    """The texts of the rows in sight, cell by cell, without the head."""
    rows = [[cell.name for cell in row.all() if cell.role == "label" and cell.name] for row in table.all("table row")]
    return [row for row in rows if row and "Value" not in row]


@step("the CSV file holds the rows that are shown, with its citation beside it")
def export(program):
    folder = pathlib.Path(tempfile.mkdtemp())
    path = folder / "bars.csv"
    view_of(program, BAR).act("chart.save")
    dialog = program.wait(lambda: program.dialog("Save Chart"), "the dialogue to save")
    entry = program.wait(lambda: next(iter(dialog.all("text")), None), "the entry for the name")
    entry.write(str(path))
    time.sleep(0.5)
    dialog.find("push button", ".*Save$").act()
    program.wait(path.exists, "the file")
    program.wait((folder / "bars-sources.txt").exists, "the citation")
    with path.open(newline="", encoding="utf-8") as file:
        written = list(csv.DictReader(file))
    shown = program.rows
    need(len(written) == len(shown) > 5, f"{len(written)} rows written, {len(shown)} shown")
    for row in shown:
        found = [one for one in written if one["series_title"] in row or one["category_title"] in row]
        need(len(found) == 1, f"the row {row} is written {len(found)} times")
        value = f"{float(found[0]['value']):,.0f}"
        need(any(value in cell for cell in row), f"{value} is not in {row}")
    need("Bureau of National Statistics" in (folder / "bars-sources.txt").read_text(encoding="utf-8"), "the source is not cited")


@step("the window closes and the program ends well")
def close(program):
    program.take_keyboard()
    program.thing("push button", "Close$").act()
    program.wait_end()


os.environ.setdefault("JOURNEY_DEADLINE", "60")
sys.exit(journey(lambda: Program(COMMAND, VIEW)))
