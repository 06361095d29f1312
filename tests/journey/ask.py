"""Asking: search by name, and the sentence of the view as controls, by what they expose to a screen reader. Prints TAP."""
import re
import subprocess
import sys
import time

from shown import Program, journey, need, step

COMMAND = sys.argv[1]


def write(text):
    subprocess.run(["xdotool", "type", "--delay", "30", text], check=True)


def search(program, text):
    """The list of what is found, once its first line matches TEXT."""
    program.key("ctrl+k")
    program.wait(lambda: (found := program.window.find(None, "Search by name")) and found, "the search")
    time.sleep(0.3)
    write(text)
    return program.wait(lambda: program.window.find("list", "Found"), "what is found")


def slot(program, name):
    return program.thing("push button", name)


def choose(program, text):
    """Types into the choices that are open, and takes the first."""
    program.wait(lambda: program.window.find("list", "Choices") and program.window.find("list", "Choices").find("list item"), "the choices")
    time.sleep(0.3)
    write(text)
    time.sleep(0.3)
    program.key("Return")


@step("search “Khorgos”: Enter selects the project, the inspector tells of it")
def khorgos(program):
    program.title(r"Goods trade of the five Central Asian states")
    program.take_keyboard()
    found = search(program, "khorgos")
    program.wait(lambda: found.find("list item", "Khorgos Eastern Gates"), "the dry port among the projects")
    program.key("Return")
    program.wait(lambda: "select=project" in program.view(), "the selection of the project")
    program.thing(None, "Khorgos Eastern Gates", "inspector")


@step("a name with a letter wrong, in another language: the city is found first")
def misspelt(program):
    found = search(program, "Shimkent")
    program.wait(lambda: (first := found.find("list item")) and first.name.startswith("Shymkent"), "Shymkent as the first")
    program.key("Escape")


@step("the sentence: another country, by pointer or screen reader")
def country(program):
    slot(program, "Countries: the five Central Asian states").act()
    choose(program, "uzb")
    program.title("Goods trade of Uzbekistan")
    need("focus=UZB" in program.view(), f"the view is {program.view()}")


@step("the sentence by keyboard: Tab and Enter, another year")
def year(program):
    button = slot(program, "Year: 2023")
    for _ in range(80):
        if button.is_("focused"):
            break
        program.key("ctrl+Tab" if program.thing("image", "", "map").is_("focused") else "Tab")
        time.sleep(0.05)
    need(button.is_("focused"), "the keyboard does not reach the year")
    program.key("Return")
    choose(program, "2019")
    program.title("Uzbekistan.*2019")
    need("year=2019" in program.view(), "the year is not in the view")


@step("Alt+Enter adds a country to the view; Undo takes it back")
def add(program):
    found = search(program, "Kyrgyzstan")
    program.wait(lambda: (first := found.find("list item")) and first.name.startswith("Kyrgyzstan"), "the country as the first")
    program.key("alt+Return")
    program.title("Kyrgyzstan and Uzbekistan")
    program.key("Escape")
    program.thing("push button", "Undo").act()
    program.wait(lambda: "KGZ" not in program.window.name, "the sentence before")
    program.title("of Uzbekistan")


@step("an action by its name")
def action(program):
    found = search(program, "charts below")
    program.wait(lambda: found.find("list item", "Charts below the map"), "the action")
    program.key("Return")
    program.wait(lambda: re.search("[?&]chart=", program.view()), "charts in the view")


@step("what was searched for is offered again")
def recent(program):
    program.key("ctrl+k")
    found = program.wait(lambda: program.window.find("list", "Found"), "the list")
    program.wait(lambda: found.find("list item", "Khorgos Eastern Gates"), "the earlier search")
    program.key("Escape")


@step("the window closes and the program ends well")
def close(program):
    program.thing("push button", "Close$").act()
    program.wait_end()


sys.exit(journey(lambda: Program(COMMAND)))
