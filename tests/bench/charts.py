"""What charts and pages cost the main thread of the running window: for each operation the longest piece of work between two frames and
the longest style and layout of a frame. No more than LIMIT of either is wanted; drawing is told, too, but is the map's as much as theirs.

    python3 charts.py BUILD [--runs N]     on a display of its own: tests/bench/run charts

Input comes from a real pointer and keyboard where the operation is one of the hand's. Each figure is the median over the runs.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

LIMIT = 4.0                     # ms
DEADLINE = 180                  # seconds: a program that is not done by then hangs
SIZE = (1360, 860)              # px of the window; the places below are in it
VIEW = "multivector:?overlay=trade&focus=KAZ&year=2022"
SETTLED = 1500                  # ms between two operations
HAND = 2500                     # ms that an operation of the hand has


def run(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def glide(places, pause=0.03):
    for x, y in places:
        run("mousemove", x, y)
        time.sleep(pause)


def hover():
    glide((370 + 4 * i, 620 + 5 * (i % 12)) for i in range(24))


def brush():
    run("mousemove", 385, 650, "mousedown", 1)
    glide((385 + 3 * i, 650) for i in range(20))
    run("mouseup", 1)


def click(x, y):
    return lambda: run("mousemove", x, y, "click", 1)


# Name, the script's command or the hand's work. "three" opens three charts, others change what is there.
OPERATIONS = (
    ("open the dock", f"view {VIEW}&chart=line"),
    ("add a chart", f"view {VIEW}&chart=line,bar"),
    ("add another", f"view {VIEW}&chart=line,bar,treemap"),
    ("hover", hover),
    ("brush", brush),
    ("select in a chart", click(672, 602)),
    ("select on the map", click(856, 364)),
    ("clear", f"view {VIEW}&chart=line,bar,treemap"),
    ("chart to the table", lambda: run("mousemove", 400, 580, "click", 1, "key", "F4")),
    ("table to the chart", lambda: run("key", "F4")),
    ("year", "year 2021"),
    ("next year", "year 2020"),
    ("open the list", click(224, 70)),
    ("year with the list", "year 2019"),
    ("next with the list", "year 2018"),
    ("back to the layers", click(86, 70)),
    ("open a page", "view multivector:?page=country&focus=UZB"),
    ("leave the page", f"view {VIEW}&chart=line,bar,treemap"),
)


def script():
    words = ["complete", "idle", "wait 2500"]
    for i, (_, work) in enumerate(OPERATIONS):
        words += [f"phase {i}", *([] if callable(work) else [work]), f"wait {HAND if callable(work) else SETTLED}", f"phase rest{i}", "wait 200"]
    return ";".join(words + ["quit"])


def read(trace):
    blocks = trace.read_text().split("\n\n") if trace.exists() else []
    blocks = [dict(line.split("=", 1) for line in block.splitlines() if "=" in line) for block in blocks]
    return {block["phase"]: block for block in blocks if "phase" in block}


def measure(build, folder):
    """Runs the window once; returns for each operation longest work, layout and drawing in ms, and frames."""
    trace = folder / "trace.txt"
    trace.unlink(missing_ok=True)
    process = subprocess.Popen([build / "app/command/multivector", VIEW], env={**os.environ, "MULTIVECTOR_TRACE": str(trace),
                                                                              "MULTIVECTOR_SCRIPT": script()})
    try:
        end = time.monotonic() + DEADLINE
        for i, (_, work) in enumerate(OPERATIONS):
            before = f"rest{i - 1}" if i > 0 else "start"
            while callable(work) and before not in read(trace):
                if time.monotonic() > end or process.poll() is not None:
                    sys.exit(f"The window did not come to “{OPERATIONS[i][0]}”.")
                time.sleep(0.02)
            if callable(work):
                work()
        process.wait(timeout=max(end - time.monotonic(), 1))
    except subprocess.TimeoutExpired:
        sys.exit(f"The window did not end within {DEADLINE} s.")
    finally:
        if process.poll() is None:
            process.kill()
    phases = read(trace)
    figures = {}
    for i, (name, work) in enumerate(OPERATIONS):
        block = phases[str(i)]
        figures[name] = [float(block[key]) for key in ("longest_work_ms", "longest_layout_ms", "longest_drawing_ms", "frames")]
        if work in (hover, brush) and figures[name][3] < 5:
            sys.exit(f"“{name}” has not reached the chart: it made {figures[name][3]:.0f} frames.")
    return figures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=lambda name: pathlib.Path(name).resolve())
    parser.add_argument("--runs", type=int, default=3)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rounds = [measure(wanted.build, pathlib.Path(folder)) for _ in range(wanted.runs)]
    print(f"{'longest piece of the main thread, ms':36} {'work':>7} {'layout':>7} {'drawing':>8}   wanted: work and layout <= {LIMIT:.0f}")
    for name, _ in OPERATIONS:
        work, layout, drawing = (statistics.median(one[name][i] for one in rounds) for i in range(3))
        print(f"  {name:34} {work:7.2f} {layout:7.2f} {drawing:8.2f}{'   above' if max(work, layout) > LIMIT else ''}")


main()
