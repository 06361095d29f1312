"""The running program as a screen reader meets it: found by role and name, read and acted on over AT-SPI, keys by xdotool."""
import os
import pathlib
import re
import subprocess
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEADLINE = float(os.environ.get("JOURNEY_DEADLINE", "120"))     # seconds until a wait is given up: generous, machines are slow at times


class Lost(Exception):
    """What should have come did not."""


class Skip(Exception):
    """What a step asks for is not to be had on this machine."""


class Thing:
    """One accessible object. Reading one that has gone away gives empty answers."""

    def __init__(self, node):
        self.node = node

    @property
    def role(self):
        return self._ask(Atspi.Accessible.get_role_name, "")

    @property
    def name(self):
        return self._ask(Atspi.Accessible.get_name, "") or ""

    @property
    def description(self):
        return self._ask(Atspi.Accessible.get_description, "") or ""

    @property
    def children(self):
        count = self._ask(Atspi.Accessible.get_child_count, 0)
        nodes = [self._ask(lambda node, i=i: node.get_child_at_index(i), None) for i in range(count)]
        return [Thing(node) for node in nodes if node is not None]

    def is_(self, state):
        """pressed, checked, sensitive, focused ..."""
        states = self._ask(Atspi.Accessible.get_state_set, None)
        return states is not None and states.contains(getattr(Atspi.StateType, state.upper()))

    @property
    def text(self):
        return self._ask(lambda node: Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)), "")

    def write(self, text):
        self._ask(lambda node: Atspi.EditableText.set_text_contents(node, text), None)

    def act(self, action=None):
        """Does ACTION, or the only one there is. The list of actions may change while it is read: then it is read again."""
        for _ in range(5):
            for i in range(self._ask(Atspi.Action.get_n_actions, 0)):
                if action is None or self._ask(lambda node, i=i: Atspi.Action.get_action_name(node, i), "") == action:
                    if self._ask(lambda node, i=i: Atspi.Action.do_action(node, i), False):
                        return
            time.sleep(0.3)
        raise Lost(f"{self.role} “{self.name}” cannot {action or 'be activated'}")

    def all(self, role=None, name=None):
        """Everything below of ROLE whose name matches the pattern NAME from its beginning, in reading order."""
        for child in self.children:
            if (role is None or child.role == role) and (name is None or re.match(name, child.name)):
                yield child
            yield from child.all(role, name)

    def find(self, role=None, name=None):
        return next(self.all(role, name), None)

    def _ask(self, question, otherwise):
        try:
            return question(self.node)
        except GLib.Error:
            return otherwise


class Program:
    """Started with ARGUMENTS; ends when left. Any critical message of the program ends it, and with it the test."""

    cage = None                 # called in the new process before the program begins

    def __init__(self, command, *arguments):
        self.command = [command, *arguments]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, env={**os.environ, "G_DEBUG": "fatal-criticals", "GTK_A11Y": "atspi"}, preexec_fn=self.cage)
        self.window, self.areas = None, {}
        self.window = self.wait(self._window, "the window")
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def _window(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_process_id() == self.process.pid:
                application.set_cache_mask(Atspi.Cache.NONE)
                frames = [Thing(application.get_child_at_index(k)) for k in range(application.get_child_count())]
                return next((frame for frame in frames if frame.role == "frame"), None)
        return None

    def dialog(self, name):
        """Another window of the program."""
        application = Thing(self.window.node.get_application())
        return next((frame for frame in application.children if frame.node != self.window.node and re.match(name, frame.name)), None)

    def wait(self, question, what):
        """Asks again and again until the answer is true, and returns it."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Lost(f"the program ended with {self.process.returncode} while waiting for {what}")
            answer = question()
            if answer:
                return answer
            time.sleep(0.1)
        raise Lost(f"{what} did not come; the window's title is “{self.window.name if self.window else ''}”")

    def wait_end(self):
        """A guarded breach or a leak shows in the exit status."""
        try:
            status = self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            raise Lost("the program did not end") from None
        if status != 0:
            raise Lost(f"the program ended with {status}")

    def area(self, name):
        """A part of the window that stays: "map", "layers", "inspector", "time", "charts". Looking only there is quick."""
        if name not in self.areas:
            below = {"layers": ("filler", "Layers and list"), "inspector": ("filler", "Inspector$"), "time": ("slider", "Year"),
                     "map": ("filler", "ShumateMap"), "charts": ("panel", "Charts$")}[name]
            found = self.wait(lambda: self.window.find(*below), f"the part “{name}” of the window")
            up = {"time": 1, "map": 4}.get(name, 0)
            for _ in range(up):
                found = Thing(found.node.get_parent())
            self.areas[name] = found
        return self.areas[name]

    def thing(self, role, name, area=None):
        where = self.area(area) if area else self.window
        return self.wait(lambda: where.find(role, name), f"{role} “{name}”")

    def title(self, pattern):
        return self.wait(lambda: re.search(pattern, self.window.name), f"a title with “{pattern}”")

    def key(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)

    def walk(self, goal, back=False):
        """Goes to GOAL of any window with the keyboard alone. On the map Tab has a work of its own: Ctrl+Tab leaves."""
        end = time.monotonic() + DEADLINE
        chart = self.thing("image", "", "map")
        while time.monotonic() < end:
            if goal.is_("focused") or any(one.is_("focused") for one in goal.children):
                return goal
            self.key(("ctrl+" if chart.is_("focused") else "") + ("shift+Tab" if back else "Tab"))
            time.sleep(0.02)
        raise Lost(f"the keyboard does not reach {goal.role} “{goal.name}”")

    def tick(self, box, back=False):
        """Turns a check box over, with the keyboard: GTK offers no action for it."""
        before = box.is_("checked")
        self.walk(box, back)
        self.key("space")
        self.wait(lambda: box.is_("checked") != before, f"another state of “{box.name}”")

    def take_keyboard(self):
        """There is no window manager to hand the keyboard over."""
        shown = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True, check=False).stdout.split()
        if not shown:
            raise Lost("the program has no window on the display")
        subprocess.run(["xdotool", "windowfocus", "--sync", shown[-1]], check=True)

    def walk_to(self, role, name, area, back=False):
        return self.walk(self.thing(role, name, area), back)

    def view(self):
        """The text of the view, as a person copies and opens it."""
        self.window.act("win.copy-view")
        self.window.act("win.open-view")
        dialog = self.wait(lambda: self.dialog("Open a Link"), "the dialogue for a link")
        entry = self.wait(lambda: dialog.find(None, "Link"), "the entry for a link")
        text = self.wait(lambda: next((one.text for one in [entry, *entry.all()] if one.text.startswith("multivector:")), ""),
                         "the copied link in the entry")
        dialog.find("push button", ".*Cancel").act()
        self.wait(lambda: self.dialog("Open a Link") is None, "the end of the dialogue")
        self.take_keyboard()
        return text

    def internet_sockets(self):
        """The sockets of the program that reach beyond this machine's file system."""
        root = pathlib.Path(f"/proc/{self.process.pid}")
        own = set()
        for descriptor in (root / "fd").iterdir():
            try:
                match = re.match(r"socket:\[(\d+)\]", os.readlink(descriptor))
            except OSError:
                continue
            if match:
                own.add(match.group(1))
        found = []
        for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
            path = root / "net" / table
            if path.exists():
                found += [f"{table} {line}" for line in path.read_text().splitlines()[1:] if line.split()[9] in own]
        return found


steps = []


def step(name):
    """Decorates a function of the program: one step of the journey."""
    def add(function):
        steps.append((name, function))
        return function
    return add


def need(truth, sentence):
    if not truth:
        raise Lost(sentence)


def journey(start):
    """Goes through all steps, prints TAP, and returns the exit status."""
    failed = 0
    print(f"1..{len(steps)}", flush=True)
    with start() as program:
        for number, (name, function) in enumerate(steps, 1):
            try:
                function(program)
                print(f"ok {number} - {name}", flush=True)
            except Skip as reason:
                print(f"ok {number} - {name} # SKIP {reason}", flush=True)
            except Exception as error:  # noqa: BLE001: every way to fail is one failed step, and the next is tried
                failed += 1
                print(f"not ok {number} - {name}\n# {error}", flush=True)
                if not isinstance(error, Lost):
                    print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), flush=True)
    return 1 if failed else 0
