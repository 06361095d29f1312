"""The rules of the house, read from the files themselves. Prints TAP."""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

# room -> the rooms its files may include (besides itself); app/README.md says why.
ALLOWED = {
    "app/base": set(),
    "app/store": {"app/base"},
    "app/geo": {"app/base"},
    "app/measure": {"app/base"},
    "app/view": {"app/base"},
    "app/plan": {"app/base", "app/geo", "app/measure"},
    "app/scene": {"app/base", "app/store", "app/view", "app/geo", "app/measure", "app/plan"},
    "app/paint": {"app/base", "app/geo", "app/plan", "app/view", "app/scene"},
    "app/story": {"app/base", "app/store", "app/view", "app/measure"},
    "app/exchange": {"app/base", "app/store", "app/view", "app/geo", "app/plan", "app/scene", "app/paint"},
    "app/command": {"app/base", "app/store", "app/geo", "app/measure", "app/view", "app/plan", "app/scene", "app/paint",
                    "app/story", "app/exchange", "ui"},
    "ui": {"app/base", "app/store", "app/geo", "app/measure", "app/view", "app/plan", "app/scene", "app/paint",
           "app/story", "app/exchange"},
    "data": {"app/base", "app/store", "app/geo"},
}
TOP = {"app", "ui", "resources", "data", "tests", "flatpak", "meson.build", "README.md", "LICENSE", "meson_options.txt"}

results = []


def check(name, findings):
    results.append((name, list(findings)))


def files(*suffixes, under=("app", "ui", "data", "tests")):
    for top in under:
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in suffixes and path.is_file():
                yield path


def room_of(path):
    parts = path.relative_to(ROOT).parts
    return "/".join(parts[:2]) if parts[0] == "app" else parts[0]


def text(path):
    return path.read_text(encoding="utf-8")


def code_only(source):
    """The source without comments and string contents, lines kept."""
    pattern = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)

    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))

    return pattern.sub(blank, source)


def shown(path, number=None):
    name = str(path.relative_to(ROOT))
    return f"{name}:{number}" if number else name


def includes():
    for path in files(".c", ".h", under=("app", "ui", "data")):
        room = room_of(path)
        for number, line in enumerate(text(path).splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not match:
                continue
            target = match.group(1)
            if "/" not in target:
                if target.endswith("config.h") or target.startswith("multivector-resources"):
                    continue
                yield f"{shown(path, number)} includes {target}: include by path from the root"
                continue
            parts = target.split("/")
            other = "/".join(parts[:2]) if parts[0] == "app" else parts[0]
            if other != room and other not in ALLOWED.get(room, set()):
                yield f"{shown(path, number)}: {room} may not include {other}"


def libraries():
    for path in files(".c", ".h", under=("app", "ui", "data")):
        room = room_of(path)
        source = code_only(text(path))
        for number, line in enumerate(text(path).splitlines(), 1):
            match = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
            if not match:
                continue
            header = match.group(1)
            if re.match(r"(gtk|gdk|gsk|adwaita|shumate)", header) and not header.startswith("gdk-pixbuf") and room != "ui":
                yield f"{shown(path, number)}: only ui/ knows GTK"
            if header == "sqlite3.h" and room not in ("app/store", "data"):
                yield f"{shown(path, number)}: only app/store includes sqlite3.h"
        if room not in ("app/store", "data") and re.search(r"\bsqlite3_\w+\s*\(", source):
            yield f"{shown(path)} calls SQLite: only app/store and the dataset compiler do"
        if room == "ui" and re.search(r"\bcairo_(set_source_rgba?|line_to|arc|fill|stroke|show_text)\b", source):
            yield f"{shown(path)} draws with cairo: ui/ only hands a cairo_t over"


def lengths():
    for path in files(".c", ".h", ".py"):
        count = len(text(path).splitlines())
        if count > 600:
            yield f"{shown(path)} has {count} lines; 600 is the limit"


def versions():
    for path in files(".c", ".h"):
        if "GTK_CHECK_VERSION" in text(path) and path != ROOT / "ui/compat.h":
            yield f"{shown(path)}: version checks belong into ui/compat.h"


def loose_ends():
    words = re.compile(r"\b(TODO|FIXME|XXX:|HACK|phase 2|not implemented)\b", re.I)
    for path in files(".c", ".h", ".py", ".sql", ".json", under=("app", "ui", "data/compiler", "resources")):
        for number, line in enumerate(text(path).splitlines(), 1):
            if words.search(line):
                yield f"{shown(path, number)}: {line.strip()[:80]}"


def colours():
    """Colours live in resources/: no literal in drawing code."""
    pattern = re.compile(r"cairo_set_source_rgba?\s*\(\s*\w+\s*,\s*[0-9.]+|#[0-9a-fA-F]{6}\b")
    for path in files(".c", under=("app/paint", "app/scene", "app/plan", "ui")):
        for number, line in enumerate(text(path).splitlines(), 1):
            if pattern.search(line):
                yield f"{shown(path, number)}: a colour literal; name it in resources/palette.json"


def top_level():
    tracked = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True, check=False).stdout.split("\n")
    for name in sorted({line.split("/")[0] for line in tracked if line}):
        if name not in TOP and not name.startswith("."):
            yield f"{name} does not belong at the top level"


def translations():
    """Every file with translatable text is in POTFILES, and every file there exists."""
    potfiles = ROOT / "resources/po/POTFILES"
    if not potfiles.is_file():
        yield "resources/po/POTFILES is missing"
        return
    listed = {line.strip() for line in text(potfiles).splitlines() if line.strip() and not line.startswith("#")}
    for name in sorted(listed):
        if not (ROOT / name).is_file():
            yield f"resources/po/POTFILES names {name}, which does not exist"
    for path in files(".c", ".ui", ".in", under=("app", "ui", "resources")):
        source = text(path)
        marked = re.search(r'(?<![\w])(?:_|N_|C_|ngettext_)\s*\(\s*"', source) or 'translatable="yes"' in source
        name = str(path.relative_to(ROOT))
        if marked and name not in listed:
            yield f"{name} has translatable text but is not in resources/po/POTFILES"


def machine_words():
    words = re.compile(r"(?<![\w.%-])/(?:work|home|root)/|\.\./shared|deb\.debian\.org|registry\.npmjs", re.I)
    for path in files(".c", ".h", ".py", ".md", ".json", ".sql", ".build", ".csv", under=("app", "ui", "resources", "data", "tests", "flatpak")):
        if path.name == "house.py":
            continue
        for number, line in enumerate(text(path).splitlines(), 1):
            if words.search(line):
                yield f"{shown(path, number)}: {line.strip()[:80]}"


def json_files():
    for path in files(".json", under=("resources",)):
        try:
            json.loads(text(path))
        except ValueError as error:
            yield f"{shown(path)}: {error}"


def documented():
    """Public functions are declared in headers that begin with a comment."""
    for path in files(".h", under=("app", "ui")):
        if not text(path).lstrip().startswith("/*"):
            yield f"{shown(path)} does not begin with a comment that says what it is"


check("rooms include only what the plan allows", includes())
check("libraries stay in their rooms", libraries())
check("no file above 600 lines", lengths())
check("no version checks outside ui/compat.h", versions())
check("no loose ends", loose_ends())
check("no colour literals in code", colours())
check("the top level is fixed", top_level())
check("the list of translated files is complete", translations())
check("no machine or host is named", machine_words())
check("style files are JSON", json_files())
check("headers say what they are", documented())

print(f"1..{len(results)}")
bad = 0
for number, (name, findings) in enumerate(results, 1):
    print(f"{'not ok' if findings else 'ok'} {number} - {name}")
    for finding in findings[:40]:
        print(f"# {finding}")
    bad += bool(findings)
sys.exit(1 if bad else 0)
