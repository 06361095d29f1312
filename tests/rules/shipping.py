"""What ships beside the program: translations, desktop entry, metainfo, flatpak manifest, and the pages that describe it. Prints TAP."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
ID = "org.multivector.Multivector"
KEYWORDS = ("_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext_:1,2")

results = []


def check(name, findings):
    results.append((name, list(findings)))


def output(*command):
    """Standard output and error, and the exit status."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, cwd=ROOT,
                          env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    return done.stdout + done.stderr, done.returncode


def catalogues():
    """Every message of the sources is translated, none is doubtful, and its placeholders agree."""
    po = ROOT / "resources/po"
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder, "template.pot")
        said, status = output("xgettext", "--from-code=UTF-8", *(f"--keyword={word}" for word in KEYWORDS), "--flag=NC_:2:no-c-format",
                              "-f", po / "POTFILES", "-o", template)
        if status != 0 or not template.is_file():
            yield f"xgettext: {said}"
            return
        for name in (po / "LINGUAS").read_text().split():
            merged = pathlib.Path(folder, f"{name}.po")
            said, status = output("msgmerge", "--quiet", "--no-fuzzy-matching", po / f"{name}.po", template, "-o", merged)
            if status != 0:
                yield f"{name}.po: {said}"
                continue
            said, status = output("msgfmt", "--check-format", "--check-header", "--statistics", merged, "-o", "/dev/null")
            if status != 0 or "untranslated" in said or "fuzzy" in said:
                yield f"{name}.po: {said.strip()}"
                missing, _ = output("msgattrib", "--untranslated", "--no-wrap", merged)
                for message in re.findall(r'^msgid "(.+)"$', missing, re.M):
                    yield f"{name}.po lacks: {message}"


def manifest():
    """The sandbox may draw and nothing else; what is fetched at build time is pinned."""
    allowed = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
    path = ROOT / f"flatpak/{ID}.json"
    try:
        whole = json.loads(path.read_text())
    except ValueError as error:
        yield f"{path.name}: {error}"
        return
    for argument in whole["finish-args"]:
        if argument not in allowed:
            yield f"{argument} is not needed: the program works without network and without other files than those it is handed"
    for module in whole["modules"]:
        for source in module["sources"]:
            if source["type"] == "archive" and not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                yield f"{module['name']}: an archive without sha256"
            elif source["type"] not in ("archive", "dir"):
                yield f"{module['name']}: a source of type {source['type']}"


def desktop():
    """The desktop entry and the metainfo as their own validators see them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, command in ((f"{ID}.desktop", ("desktop-file-validate",)),
                              (f"{ID}.metainfo.xml", ("appstreamcli", "validate", "--no-net"))):
            copy = pathlib.Path(folder, name)
            shutil.copy(ROOT / f"resources/desktop/{name}.in", copy)
            said, status = output(*command, copy)
            if status != 0:
                yield said.replace(folder, "resources/desktop")


def versions():
    built = re.search(r"version: '([^']+)'", (ROOT / "meson.build").read_text()).group(1)
    released = re.search(r'<release version="([^"]+)"', (ROOT / f"resources/desktop/{ID}.metainfo.xml.in").read_text()).group(1)
    if built != released:
        yield f"meson.build says {built}, the newest release of the metainfo {released}"


def pages():
    """What the pages name is there."""
    tops = ("app/", "ui/", "data/", "tests/", "resources/", "flatpak/")
    for page in ("README.md", "app/README.md", "data/README.md"):
        path = ROOT / page
        if not path.is_file():
            yield f"{page} is missing"
            continue
        text = path.read_text()
        for name in re.findall(r"`([^`\s]+)`", text) + [name for name in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in name]:
            name = name.removeprefix("./")
            if name.startswith(tops) and not re.search(r"[*<>{}]", name) and not (ROOT / name).exists():
                yield f"{page} names {name}, which does not exist"
    plan = (ROOT / "app/README.md").read_text()
    for room in sorted(path for path in (ROOT / "app").iterdir() if path.is_dir()):
        if any(room.glob("*.c")) and f"`app/{room.name}`" not in plan:
            yield f"app/README.md does not know the room app/{room.name}"


check("the catalogues are complete", catalogues())
check("the flatpak manifest asks for a display only", manifest())
check("desktop entry and metainfo are valid", desktop())
check("one version", versions())
check("the pages name what is there", pages())

print(f"1..{len(results)}")
bad = 0
for number, (name, findings) in enumerate(results, 1):
    print(f"{'not ok' if findings else 'ok'} {number} - {name}")
    for finding in findings[:60]:
        for line in finding.splitlines():
            print(f"# {line}")
    bad += bool(findings)
sys.exit(1 if bad else 0)
