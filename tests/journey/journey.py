"""A person's way through the program, by what it exposes to a screen reader: figures, choices, the view's own text. Prints TAP."""
import re
import sys

from shown import Program, journey, need, step

COMMAND = sys.argv[1]


@step("the start view: Kazakhstan with figures and their sources")
def start(program):
    program.title(r"Goods trade of the five Central Asian states.*2023")
    program.take_keyboard()
    program.thing(None, r"Kazakhstan\b", "inspector")
    figure = program.thing(None, r"Exports of goods: US\$ ", "inspector")
    need(re.search(r"2023.*Source: .+Bureau of National Statistics", figure.name), f"no year or source behind “{figure.name}”")
    program.thing("label", "Goods trade, 2023", "layers")
    need(program.thing("check box", "Projects$", "layers").is_("checked"), "the projects are off")
    need(program.view() == "multivector:", f"the start view reads {program.view()}")


def scale(program):
    """The words beside the scale bar: "1000 km"."""
    return program.thing("label", r"\d+\s(km|m)$", "map").name


def place(program):
    """Longitude, latitude and zoom of the camera, as the view's text says."""
    match = re.search(r"[?&]at=([^&]+)", program.view())
    return [float(number) for number in match.group(1).replace("%2C", ",").split(",")] if match else None


@step("the map by keyboard: zoom, pan, back to the region")
def keyboard(program):
    first = scale(program)
    need(program.thing("image", "Goods trade", "map").is_("focused"), "the map has not the keyboard at the start")
    program.key("plus", "plus", "plus")
    program.wait(lambda: scale(program) != first, "another scale")
    zoomed = program.wait(lambda: place(program), "a camera in the view")
    program.key("Left", "Left", "Left", "Up", "Up", "Up")
    program.wait(lambda: place(program)[0] < zoomed[0] - 0.1, "a view farther west")
    need(place(program)[1] > zoomed[1], "Up does not lead north")
    program.thing("push button", "Show the region", "map").act()
    program.wait(lambda: scale(program) != first or (place(program) or zoomed) != zoomed, "the region")


@step("Tab on the map goes through what is in sight, Enter selects, Undo takes it back")
def roving(program):
    program.walk_to("image", "Goods trade", "map", back=True)
    program.key("Tab")
    first = program.thing("status bar", r".+\. .+", "map").name
    program.key("Tab")
    spoken = program.wait(lambda: next((one.name for one in program.area("map").all("status bar") if one.name != first), ""), "the next thing")
    program.key("Return")
    chosen = program.wait(lambda: re.search("select=([^&]+)", program.view()), f"the selection of “{spoken}”").group(1)
    program.thing(None, ".*Source: ", "inspector")
    # The map may have moved to the thing since: a move is a step of its own, taken back first.
    program.thing("push button", "Undo").act()
    if chosen in program.view():
        program.thing("push button", "Undo").act()
    program.wait(lambda: chosen not in program.view(), "the selection before")


@step("a year on the time bar")
def year(program):
    program.thing("push button", "Previous year with figures", "time").act()
    program.title("2022")
    program.thing("label", "Goods trade, 2022", "layers")
    need("year=2022" in program.view(), "the view does not hold the year")


@step("a year without figures is not filled: the nearest is offered")
def gap(program):
    program.walk_to("slider", "Year", "time")
    program.key("End")
    offer = program.thing("push button", r"No figures for 2026\. Show \d+", "time")
    nearest = re.search(r"Show (\d+)", offer.name).group(1)
    program.wait(lambda: not program.area("layers").find("panel", r"(Russia|China), US\$"), "a legend without the figures of another year")
    offer.act()
    program.title(nearest)
    program.thing("panel", r"China, US\$", "layers")


@step("an organisation and a date")
def organisation(program):
    program.thing("check box", "Alliances$", "layers").act()
    program.walk_to("push button", "Organisations$", "layers", back=True)
    program.key("space")
    row = program.thing("list item", "CSTO", "layers")
    program.key("Tab")
    for _ in range(200):
        if row.is_("focused"):
            break
        program.key("Down")
    program.key("Return")
    program.title("CSTO")
    program.key("Escape")
    entry = program.thing("text", "Date of the memberships", "layers")
    entry.write("2012-01-01")
    program.walk_to("text", "Date of the memberships", "layers")
    program.key("Return")
    program.title(r"1 January 2012")
    need("date=2012-01-01" in program.view() and "CSTO" in program.view(), f"the view is {program.view()}")


@step("a project through the list")
def project(program):
    program.thing("page tab", "List$", "layers").act()
    entry = program.thing("entry", "Filter the list", "layers")
    entry.write("South-West Roads")
    program.thing("panel", "(?i)South-West Roads.*World Bank", "layers")
    program.walk_to("entry", "Filter the list", "layers", back=True)
    program.walk_to("list", "What the map shows", "layers")
    program.key("Return")
    program.wait(lambda: "select=project" in program.view(), "the selection of the project")
    program.thing(None, "(?i)South-West Roads", "inspector")
    amount = program.thing(None, "Amount: ", "inspector")
    need("Source: " in amount.name, f"no source behind “{amount.name}”")


@step("undo and redo")
def undo(program):
    chosen = program.view()
    program.thing("push button", "Undo").act()
    program.wait(lambda: program.view() != chosen, "the view before")
    program.thing("push button", "Redo").act()
    program.wait(lambda: program.view() == chosen, "the view again")


@step("the dark map")
def dark(program):
    program.thing("page tab", "Layers$", "layers").act()
    program.thing("push button", "(Colours of the map: )?Dark$", "layers").act()
    program.wait(lambda: "map=dark" in program.view(), "the dark map in the view")
    need(program.thing("push button", "(Colours of the map: )?Dark$", "layers").is_("pressed"), "the button does not say so")


@step("nothing reached for the network")
def offline(program):
    found = program.internet_sockets()
    need(not found, f"open sockets: {found}")


@step("the window closes and the program ends well")
def close(program):
    program.thing("push button", "Close$").act()
    program.wait_end()


sys.exit(journey(lambda: Program(COMMAND)))
