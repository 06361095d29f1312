"""What is shown is taken away by keyboard alone, with every way in which that can fail told in a sentence; and a picture brings its view back.
Prints TAP. Arguments: the program, the dataset."""
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time

from shown import Program, journey, need, step

PROGRAM = sys.argv[1]
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="multivector-export-"))
VIEW = "multivector:?overlay=trade&focus=KAZ&direction=export&top=5"
TARGET = FOLDER / "multivector-2023"
BOXES = ("PNG picture", "SVG drawing", "PDF page", "CSV tables", "XLSX workbook", "GeoPackage with places", "Citation as BibTeX", "Citation as CSL JSON",
         "Citation as plain text")


class Taking(Program):
    def again(self, *arguments):
        self.process.kill()
        self.process.wait()
        self.command = [PROGRAM, "--workspace", str(FOLDER / "mine.mvw"), *map(str, arguments)]
        self.__enter__()


def opened(program):
    program.key("ctrl+e")
    dialog = program.wait(lambda: program.dialog("Export"), "the dialogue")
    program.take_keyboard()
    program.wait(lambda: dialog.find(None, r"5 rows \(Flows: 5\)"), "the count of the rows")
    return dialog


def closed(program):
    program.wait(lambda: program.dialog("Export") is None, "the end of the dialogue")
    program.take_keyboard()


def tab_to(program, dialog, role, name):
    for _ in range(60):
        thing = dialog.find(role, name)
        if thing is not None and (thing.is_("focused") or any(one.is_("focused") for one in thing.all())):
            return thing
        program.key("Tab")
        time.sleep(0.02)
    need(False, f"the keyboard does not reach {role} “{name}”")


@step("the dialogue is reached and left by keyboard, and every part of it is in the way of Tab")
def keyboard(program):
    program.title("Goods exports of Kazakhstan")
    program.take_keyboard()
    dialog = opened(program)
    for name in BOXES:
        tab_to(program, dialog, "check box", name)
    for role, name in (("list item", "Folder"), ("list item", "Replace Files"), ("combo box", "Size"), ("combo box", "Colours")):
        tab_to(program, dialog, role, name)
    program.key("Escape")
    closed(program)
    opened(program)
    program.key("Return")
    closed(program)
    need((TARGET / "picture.png").exists(), "Ctrl+E and Enter export nothing")
    shutil.rmtree(TARGET)


def failed(program, dialog, words):
    dialog.find("push button", ".*Export").act()
    program.wait(lambda: dialog.find("label", f".*{words}"), f"a sentence with “{words}”")


@step("a folder that cannot be made and files that are there already are told, and nothing is left behind")
def refusals(program):
    dialog = opened(program)
    TARGET.mkdir()
    (TARGET / "picture.png").write_text("mine")
    failed(program, dialog, "is there already")
    need(sorted(path.name for path in TARGET.iterdir()) == ["picture.png"] and (TARGET / "picture.png").read_text() == "mine", "a file was replaced unasked")
    shutil.rmtree(TARGET)
    TARGET.write_text("a file")
    failed(program, dialog, "cannot be made")
    TARGET.unlink()
    need(not list(FOLDER.glob(".multivector*")), "something half made is left")
    program.key("Escape")
    closed(program)


@step("a picture is exported in millimetres and dots an inch")
def exports(program):
    dialog = opened(program)
    tab_to(program, dialog, "combo box", "Size")
    program.key("space", "End", "Return")
    program.wait(lambda: dialog.find("spin button", "Dots an Inch"), "the resolution")
    tab_to(program, dialog, "spin button", "Dots an Inch")
    program.key("ctrl+a", "1", "5", "0", "alt+e")
    closed(program)
    size = struct.unpack(">II", (TARGET / "picture.png").read_bytes()[16:24])
    need(size == (1063, 709), f"180 × 120 mm at 150 dots an inch are {size}")
    need((TARGET / "flows.csv").exists() and (TARGET / "citation.bib").exists(), f"there are {os.listdir(TARGET)}")


@step("a picture brings back its view")
def picture(program):
    for code, country, form in (("UZB", "Uzbekistan", "png"), ("TJK", "Tajikistan", "svg"), ("KGZ", "Kyrgyzstan", "pdf")):
        subprocess.run([PROGRAM, "export", VIEW.replace("KAZ", code), "-o", FOLDER / code, "--format", form, "--size", "400x300"], check=True,
                       capture_output=True)
        program.again(FOLDER / code / f"picture.{form}")
        program.title(f"Goods exports of {country}")


@step("pictures of others are told to hold no view")
def others(program):
    (FOLDER / "foreign.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    program.again(FOLDER / "foreign.svg")
    program.wait(lambda: program.window.find(None, ".*foreign.svg.*holds no view"), "a sentence about the picture")


def start():
    os.environ["HOME"] = str(FOLDER)            # exports go to a person's documents
    return Taking(PROGRAM, "--workspace", str(FOLDER / "mine.mvw"), VIEW)


try:
    sys.exit(journey(start))
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
