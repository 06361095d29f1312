"""The SQL page by what it exposes to a screen reader: an example, its parameter, the map; and what is typed to do harm. Prints TAP."""
import re
import subprocess
import sys
import time

from shown import Atspi, Lost, Program, journey, need, step

COMMAND = sys.argv[1]
BOMB = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def page(program):
    return program.wait(lambda: program.dialog(r"(.* — )?SQL$"), "the SQL page")


def says(program, pattern, what=None):
    """The line below the text."""
    return program.wait(lambda: next((one for one in page(program).all("label") if re.match(pattern, one.name or one.text)), None), what or f"“{pattern}”")


def take_keyboard():
    """For the page, whichever window was shown last."""
    subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "SQL$", "windowfocus", "--sync"], check=True)


def walk(program, thing, *keys):
    """Presses one key after the other, again and again, until THING has the keyboard."""
    for i in range(60):
        if thing.is_("focused"):
            return
        program.key(keys[i % len(keys)])
        time.sleep(0.1)
    raise Lost(f"the keyboard does not reach {thing.role} “{thing.name}”")


def ask(program, sql):
    """Types it in the place of what is there, and runs it."""
    take_keyboard()
    walk(program, program.wait(lambda: page(program).find("text", "SQL$"), "the editor"), "Tab")
    program.key("ctrl+a")
    subprocess.run(["xdotool", "type", "--delay", "8", sql], check=True)
    time.sleep(0.5)
    program.key("Escape")       # completion, when it is open
    program.key("ctrl+Return")


@step("the page opens with examples")
def opens(program):
    program.title(r"Goods trade of the five Central Asian states")
    program.take_keyboard()
    program.key("ctrl+shift+q")
    examples = program.wait(lambda: page(program).find("list", "Saved queries"), "the saved queries")
    program.wait(lambda: len(list(examples.all("list item"))) >= 8, "eight examples")


@step("an example runs when it is chosen; its parameter is a control")
def example(program):
    take_keyboard()
    row = program.wait(lambda: page(program).find("list item", "Exports of goods per inhabitant"), "the example")
    walk(program, row, "shift+Tab", "Home")
    program.key("Return")
    says(program, r"5 rows")
    year = program.wait(lambda: page(program).find("spin button", "year"), "the control of the year")
    Atspi.Value.set_current_value(year.node, 2020)
    program.wait(lambda: any(re.match("2440$", one.name) for one in page(program).all(None, "2440")), "exports per inhabitant of 2020")


@step("its rows become a layer of the map")
def layer(program):
    page(program).find("push button", "Show on Map").act()
    program.title("Exports of goods per inhabitant")
    text = program.view()
    need("query=exports-per-head" in text and "year=2020" in text, text)


@step("a mistake is marked in the text")
def mistake(program):
    ask(program, "SELECT nosuch FROM flow")
    says(program, r"Line 1: .*nosuch")


@step("what would write is refused")
def writes(program):
    ask(program, "DELETE FROM flow")
    says(program, r".*refused")


@step("a bomb runs, and Esc stops it")
def bomb(program):
    ask(program, BOMB)
    says(program, r"Running")
    page(program).find("push button", "Stop").act()
    says(program, r"Stopped")


@step("while a bomb runs the window answers; when its time is over the page does")
def alive(program):
    ask(program, BOMB)
    says(program, r"Running")
    text = program.view()
    need("query=exports-per-head" in text, text)
    program.wait(lambda: not any(re.match(r"Running", one.name or one.text) for one in page(program).all("label")), "the end of its time")
    ask(program, "SELECT 40 + 2")
    says(program, r"1 row ")


sys.exit(journey(lambda: Program(COMMAND)))
