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
        if thing.is_("focused") or any(one.is_("focused") for one in thing.all()):
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


def allow(program, key):
    """Chooses how long a query may compute: the first or the last of the times, by Home or End."""
    take_keyboard()
    box = program.wait(lambda: page(program).find("combo box", "How long a query may compute"), "the choice of the time")
    walk(program, box, "shift+Tab")
    program.key("space", key, "Return")


@step("while a bomb runs the window answers, and Esc stops it")
def bomb(program):
    allow(program, "End")
    ask(program, BOMB)
    says(program, r"Running")
    text = program.view()
    need("query=exports-per-head" in text, text)
    take_keyboard()
    program.key("Escape")
    says(program, r"Stopped")


@step("when the time of a bomb is over the page says so and goes on")
def over(program):
    allow(program, "Home")
    ask(program, BOMB)
    says(program, r"The query is stopped after 10 s")
    ask(program, "SELECT 40 + 2")
    says(program, r"1 row ")


sys.exit(journey(lambda: Program(COMMAND)))
