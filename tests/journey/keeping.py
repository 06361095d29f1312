"""Nothing is lost: what a person did is there again after the program was closed, and after it was killed; with it all that can be undone.
A dataset of another edition, a damaged workspace and a second process are met on the way."""
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

from shown import Lost, Program, journey, need, step

PROGRAM = sys.argv[1]
FOLDER = pathlib.Path(tempfile.mkdtemp())
WORKSPACE = FOLDER / "mine.mvw"


class Kept(Program):
    """The program on one workspace; started again and again."""

    def __init__(self, *arguments):
        super().__init__(PROGRAM, "--workspace", str(WORKSPACE), *arguments)

    def again(self, *arguments):
        self.command = [PROGRAM, "--workspace", str(WORKSPACE), *arguments]
        self.__enter__()
        self.title("Goods trade|Votes|trade")
        self.take_keyboard()
        return self

    def settled(self):
        """Longer than it takes until a change is written."""
        time.sleep(2.0)

    def year(self, year):
        self.wait(lambda: str(year) in self.window.name, f"the year {year} in the title “{self.window.name}”")


def act(program, action):
    program.window.act(action)


@step("what was changed is there after the program was killed, and can be undone and done again")
def killed(program):
    program.title("Goods trade")
    for _ in range(3):
        act(program, "win.previous-year")
    program.year(2020)
    act(program, "win.undo")
    program.year(2021)
    program.settled()
    program.process.send_signal(signal.SIGKILL)
    program.process.wait()
    program.again()
    program.year(2021)
    act(program, "win.redo")
    program.year(2020)
    for year in (2021, 2022, 2023):
        act(program, "win.undo")
        program.year(year)


@step("after closing, too, without waiting")
def closed(program):
    act(program, "win.previous-year")
    program.year(2022)
    program.process.terminate()
    program.wait_end()
    program.again()
    program.year(2022)
    act(program, "win.undo")
    program.year(2023)


@step("a view on the command line starts anew, and what was left before is there the next time")
def with_view(program):
    program.settled()
    program.process.kill()
    program.process.wait()
    program.again("multivector:?overlay=trade&focus=UZB&year=2015")
    program.year(2015)
    need(not program.thing("push button", "Undo").is_("sensitive"), "a view on the command line has a history")
    other = Kept()
    with other:
        other.year(2023)
        other.take_keyboard()
        act(other, "win.previous-year")
        other.year(2022)
        other.settled()
        need("2015" in program.window.name, "one process changed what the other shows")
    program.year(2015)


@step("a view is saved with a name, found in the list, deleted, and brought back by undo")
def saved(program):
    program.take_keyboard()
    act(program, "win.save-view")
    dialog = program.wait(lambda: program.dialog("Save This View"), "the dialogue")
    program.wait(lambda: dialog.find("push button", ".*Save"), "the button").act()
    program.wait(lambda: program.dialog("Save This View") is None, "the end of the dialogue")
    act(program, "win.saved-views")
    shelf = program.wait(lambda: program.dialog("Saved Views"), "the list of saved views")
    program.wait(lambda: shelf.find("push button", "Delete Goods trade"), "the saved view").act()
    program.wait(lambda: shelf.find("push button", "Delete") is None, "the end of the saved view")
    program.settled()
    program.process.kill()
    program.process.wait()
    program.again()
    program.year(2015)
    act(program, "win.undo")
    act(program, "win.saved-views")
    shelf = program.wait(lambda: program.dialog("Saved Views"), "the list of saved views")
    program.wait(lambda: shelf.find("push button", "Delete Goods trade"), "the saved view, undeleted")


def delete_buttons(shelf):
    return len(list(shelf.all("push button", "Delete ")))


@step("what another process saves, imports and takes back is seen at once, and neither overwrites the other")
def followed(program):
    shelf = program.wait(lambda: program.dialog("Saved Views"), "the list of saved views")
    before = delete_buttons(shelf)
    other = Kept()
    with other:
        other.wait(lambda: other.window.name, "a title")
        other.take_keyboard()
        act(other, "win.save-view")
        dialog = other.wait(lambda: other.dialog("Save This View"), "the dialogue of the other")
        other.wait(lambda: dialog.find("push button", ".*Save"), "the button of the other").act()
        program.wait(lambda: delete_buttons(shelf) == before + 1, "the view that the other process saved")
        # Both change the same view: what one did not touch stays as the other made it.
        shelf.find("push button", "Delete Goods trade").act()
        program.wait(lambda: delete_buttons(shelf) == before, "the end of a view")
        act(other, "win.saved-views")
        seen = other.wait(lambda: other.dialog("Saved Views"), "the list of the other")
        other.wait(lambda: delete_buttons(seen) == before, "as many views in the other list")
        act(program, "win.undo")
        other.wait(lambda: delete_buttons(seen) == before + 1, "the view that is back, in the other list")
    table = FOLDER / "others.csv"
    table.write_text("exporter,importer,year,value\nKAZ,CHN,2022,7\nKAZ,UZB,2022,8\n", encoding="utf-8")
    act(program, "win.imports")
    imports = program.wait(lambda: program.dialog("Imports"), "the list of imports")
    done = subprocess.run([PROGRAM, "import", str(table), "--workspace", str(WORKSPACE), "--source",
                           "title=Synthetic;publisher=Nobody;licence=none;read=2026-11-24"], capture_output=True, text=True, check=False)
    need(done.returncode == 0, done.stderr)
    program.wait(lambda: imports.find("push button", "Take others.csv back"), "the import of the other process")
    subprocess.run([PROGRAM, "import", "--undo", "1", "--workspace", str(WORKSPACE)], check=True)
    program.wait(lambda: imports.find("push button", "Bring others.csv back"), "that the other process took it back")


@step("on a full disk the window says that work is not kept, goes on, and keeps it once there is room")
def full(program):
    program.take_keyboard()
    soft, hard = resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (1, hard))
    act(program, "win.previous-year")
    program.year(2014)
    notice = program.wait(lambda: program.window.find(None, ".*the disk is full.*not kept"), "the sentence about the disk")
    need("mine.mvw" in notice.name, notice.name)
    act(program, "win.previous-year")
    program.year(2013)
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (soft, hard))
    program.wait(lambda: program.window.find(None, ".*the disk is full") is None, "the end of the sentence")
    program.process.kill()
    program.process.wait()
    program.again()
    program.year(2013)
    act(program, "win.undo")
    program.year(2014)


@step("a file that was moved away is told, and its work is kept once it is back")
def moved(program):
    away = FOLDER / "away.mvw"
    WORKSPACE.rename(away)
    program.wait(lambda: program.window.find(None, ".*moved or deleted.*not kept"), "the sentence about the file")
    act(program, "win.previous-year")
    program.year(2013)
    away.rename(WORKSPACE)
    program.wait(lambda: program.window.find(None, ".*moved or deleted") is None, "the end of the sentence")
    act(program, "win.undo")
    program.year(2014)
    program.settled()


@step("a workspace passes the check, a damaged one is told, and the window opens beside it without touching it")
def damaged(program):
    program.process.terminate()
    program.wait_end()
    good = subprocess.run([PROGRAM, "check", str(WORKSPACE)], capture_output=True, text=True, check=False)
    need(good.returncode == 0 and "passed" in good.stdout, f"the check says: {good.stdout}{good.stderr}")
    broken = bytearray(WORKSPACE.read_bytes())
    broken[4096:] = bytes(len(broken) - 4096)
    for other in FOLDER.glob("mine.mvw-*"):
        other.unlink()
    WORKSPACE.write_bytes(broken)
    bad = subprocess.run([PROGRAM, "check", str(WORKSPACE)], capture_output=True, text=True, check=False)
    need(bad.returncode == 1 and "damaged" in bad.stderr, f"the check of a damaged file says: {bad.stdout}{bad.stderr}")
    program.again()
    program.year(2023)
    notice = program.wait(lambda: program.window.find(None, ".*damaged.*not kept"), "the sentence about the workspace")
    need(re.search(r"left as it is", notice.name), notice.name)
    act(program, "win.previous-year")
    program.year(2022)
    program.settled()
    program.process.terminate()
    program.wait_end()
    need(WORKSPACE.read_bytes() == bytes(broken), "the damaged file was written")


@step("a workspace in a folder that may only be read is told, and the window goes on")
def read_only(program):
    place = FOLDER / "read only"
    place.mkdir()
    mounted = os.geteuid() == 0
    # Nothing is forbidden to root but what the whole file system forbids.
    if mounted and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)], capture_output=True, check=False).returncode != 0:
        print("# as root, and without leave to mount: not tried", flush=True)
        return
    target = place / "mine.mvw"
    try:
        good = subprocess.run([PROGRAM, "import", "--list", "--workspace", str(target)], capture_output=True, text=True, check=False)
        need(good.returncode == 0, good.stderr)
        before = target.read_bytes()
        if mounted:
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        else:
            place.chmod(0o500)
            target.chmod(0o400)
        program.command = [PROGRAM, "--workspace", str(target)]
        program.__enter__()
        program.year(2023)
        notice = program.wait(lambda: program.window.find(None, ".*read only/mine.mvw.*not kept"), "the sentence about the file")
        need(re.search(r"only be read|[Rr]ead-only|[Pp]ermission", notice.name), notice.name)
        act(program, "win.previous-year")
        program.year(2022)
        program.process.terminate()
        program.wait_end()
        need(target.read_bytes() == before, "the file was written")
    finally:
        program.process.kill()
        program.process.wait()
        if mounted:
            subprocess.run(["umount", str(place)], check=True)
        else:
            place.chmod(0o700)


@step("a view file of another dataset says what differs")
def view_file(program):
    WORKSPACE.unlink()
    path = FOLDER / "other.mview"
    path.write_text("[Multivector view]\nversion=1\nname=Synthetic\nview=multivector:?overlay=trade&focus=KAZ&year=2021\nedition=0.0.1\n"
                    "dataset=0123456789abcdef\nmarks=1\n\n[Figures]\nflow:goods/2021/KAZ/CHN/TOTAL=Kazakhstan → China\\tsynthetic figure\n"
                    "project:synthetic-gone=A synthetic project\\tthat never was\n", encoding="utf-8")
    program.command = [PROGRAM, "--workspace", str(WORKSPACE), str(path)]
    program.__enter__()
    program.year(2021)
    notice = program.wait(lambda: program.window.find(None, ".*another dataset"), "the sentence about the dataset")
    for words in ("0.0.1", "01234567", "synthetic figure", "No longer there: A synthetic project"):
        need(words in notice.name, f"“{words}” is missing in: {notice.name}")


if __name__ == "__main__":
    os.environ["MULTIVECTOR_WORKSPACE"] = str(FOLDER / "other.mvw")
    try:
        sys.exit(journey(Kept))
    except Lost as lost:
        sys.exit(str(lost))
