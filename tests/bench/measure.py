"""The five measures of the program, each a ratio to a floor that is measured in the same run, turn by turn.

start   process CPU to the first complete map / the same of a minimal libadwaita window with an empty map (minimal.c)
frame   main-thread CPU a frame while panning and zooming, all overlays / base map only; blank frames of that and of a fling
year    process CPU from a change of the year to the complete picture / CPU of painting the visible tiles once, base and overlays;
        beside it the same to the tiles that change with the year alone, the main thread's part and its longest pieces: work outside of
        frames, style and layout of a frame, drawing of a frame until the picture is complete, and after it; and the CPU until the inspector has followed, too
render  CPU of writing a PNG of 1600 x 1000 px / opening the dataset and encoding the same pixels (encode.c)
memory  resident memory with the start view complete / the minimal window's

Charts have benches of their own: bench-chart (chart.c) plans and paints every kind, against reading the same rows; charts.py works with
charts and pages in the window and tells what the main thread pays.

Nothing is judged here: times and ratios are printed, medians over the runs.
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

TARGETS = {"start": 1.6, "frame": 2.0, "year": 1.3, "render": 4.0, "memory": 2.0}
CAMERA = "at=66,44,4.6"
BASE = f"multivector:?overlay=none&{CAMERA}"
ALL = f"multivector:?overlay=trade,projects,assets,alliances&org=CSTO&focus=CA5&{CAMERA}"
MOVE = ("complete;idle;phase move;pan 9 4 60;zoom 0.03 40;pan -9 -4 60;zoom -0.03 40;"
        "phase between;complete;idle;phase fling;fling 70 24;phase rest;complete;quit")
YEARS = (2022, 2021, 2019, 2016, 2023)
# What both sides are told. By itself the program takes cairo where there is no graphics device, the minimal window GL.
RENDERERS = {"default": {}, "gl": {"GSK_RENDERER": "gl"}, "cairo": {"GSK_RENDERER": "cairo", "GDK_DEBUG": "gl-disable"}}
DEADLINE = 300      # seconds: a program that is not done by then hangs


class Bench:
    def __init__(self, build, renderer, folder):
        self.program = build / "app/command/multivector"
        self.minimal = build / "tests/bench/bench-minimal"
        self.encode = build / "tests/bench/bench-encode"
        self.dataset = build / "data/multivector.gpkg"
        self.folder = folder
        self.environment = {key: value for key, value in os.environ.items() if key not in ("GSK_RENDERER", "GDK_DEBUG")}
        self.environment.update(RENDERERS[renderer])

    def run(self, *command, **more):
        """Runs to the end; returns its output and the CPU it used, in ms."""
        process = subprocess.Popen([str(word) for word in command], env={**self.environment, **more}, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            output, complaint = process.communicate(timeout=DEADLINE)
        except subprocess.TimeoutExpired:
            process.kill()
            output, complaint = process.communicate()
            complaint += f"\nIt did not end within {DEADLINE} s."
            process.returncode = 1
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if process.returncode != 0:
            sys.exit(f"{command[0]} failed with {process.returncode}:\n{complaint}")
        cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
        return output, cpu

    def window(self, view, script):
        """Runs the window by SCRIPT; returns its phases by name, each a dictionary of numbers."""
        trace = self.folder / "trace.txt"
        self.run(self.program, view, MULTIVECTOR_TRACE=str(trace), MULTIVECTOR_SCRIPT=script)
        phases = {}
        for block in trace.read_text().split("\n\n"):
            pairs = dict(line.split("=", 1) for line in block.splitlines() if "=" in line)
            if pairs:
                name = pairs.pop("phase")
                phases[name] = {key: float(value) for key, value in pairs.items()}
        return phases

    def start(self):
        phase = self.window("multivector:", "complete;quit")["start"]
        output, _ = self.run(self.minimal)
        floor = dict(line.split("=") for line in output.split())
        return {"start": phase["complete_cpu_ms"], "start_floor": float(floor["cpu_ms"]),
                "start_wall": phase["complete_wall_ms"],
                "memory": phase["rss_bytes"] / 2**20, "memory_floor": float(floor["rss_kib"]) / 1024}

    def frame(self):
        full, base = self.window(ALL, MOVE), self.window(BASE, MOVE)
        return {"frame": full["move"]["main_cpu_per_frame_ms"], "frame_floor": base["move"]["main_cpu_per_frame_ms"],
                "frames": full["move"]["map_frames"], "blank_moving": full["move"]["blank_frames"],
                "blank_fling": full["fling"]["blank_frames"], "fling_frames": full["fling"]["map_frames"],
                "memory_after": full["rest"]["rss_bytes"] / 2**20 if "rest" in full else None}

    def year(self):
        # The panels are furnished, and the inspector has followed, before the next change begins.
        steps = ";".join(f"phase y{year};year {year};complete;phase after{year};idle;wait 500" for year in YEARS)
        phases = self.window("multivector:", f"complete;idle;wait 1500;{steps};quit")
        changes = [phases[f"y{year}"] for year in YEARS]
        return {"year": sum(one["complete_cpu_ms"] for one in changes) / len(changes),
                "year_floor": sum(one["sight_cpu_ms"] for one in changes) / len(changes),
                "year_wall": statistics.median(one["complete_wall_ms"] for one in changes),
                "year_slice": max(one["longest_work_ms"] for one in changes + [phases[f"after{year}"] for year in YEARS]),
                "year_layout": max(one["longest_layout_ms"] for one in changes + [phases[f"after{year}"] for year in YEARS]),
                "year_drawing": max(one["longest_drawing_ms"] for one in changes),
                "year_panels": max(phases[f"after{year}"]["longest_drawing_ms"] for year in YEARS),
                "year_main": sum(one["complete_main_ms"] for one in changes) / len(changes),
                "year_needed": sum(one["tile_cpu_ms"] for one in changes) / len(changes),
                "year_settled": sum(phases[f"y{year}"]["process_cpu_ms"] + phases[f"after{year}"]["process_cpu_ms"]
                                    - phases[f"after{year}"]["tile_cpu_ms"] for year in YEARS) / len(YEARS)}

    def render(self):
        picture, pixels = self.folder / "picture.png", self.folder / "pixels"
        turns = []
        for _ in range(3):
            _, cpu = self.run(self.program, "render", "multivector:", "-o", picture, "--size", "1600x1000")
            self.run(self.encode, "unpack", picture, pixels)
            _, floor = self.run(self.encode, "encode", self.dataset, pixels, self.folder / "again.png")
            turns.append((cpu, floor))
        return {"render": statistics.median(turn[0] for turn in turns), "render_floor": statistics.median(turn[1] for turn in turns)}


def measure(bench, runs):
    """Medians over RUNS rounds; the first round warms the caches and is left out when there are more."""
    rounds = []
    for _ in range(runs + (runs > 1)):
        one = {}
        for part in (bench.start, bench.frame, bench.year, bench.render):
            one.update(part())
        rounds.append(one)
    kept = rounds[1:] or rounds
    medians = {key: statistics.median(one[key] for one in kept) for key in kept[0] if kept[0][key] is not None}
    for key in ("blank_moving", "blank_fling"):
        medians[key] = max(one[key] for one in kept)
    for name in TARGETS:
        medians[f"{name}_ratio"] = medians[name] / medians[f"{name}_floor"] if medians[f"{name}_floor"] else float("nan")
    return medians


def report(renderer, m):
    words = {"default": "nothing said: as started by a person", "gl": "both sides with GL", "cairo": "both sides with cairo, without GL"}
    print(f"\n{words[renderer]:36} ratio   target   absolute, this machine")
    details = {
        "start": f"{m['start']:.0f} ms CPU / {m['start_floor']:.0f} ms; on the clock {m['start_wall']:.0f} ms",
        "frame": f"{m['frame']:.2f} ms / {m['frame_floor']:.2f} ms main thread a frame; blank frames: {m['blank_moving']:.0f} moving, "
                 f"{m['blank_fling']:.0f} of {m['fling_frames']:.0f} in a fling",
        "year": f"{m['year']:.0f} ms CPU / {m['year_floor']:.0f} ms of the visible tiles; of those that change {m['year_needed']:.0f} ms "
                f"({m['year'] / m['year_needed']:.2f}); main thread {m['year_main']:.0f} ms, longest work {m['year_slice']:.2f} ms, "
                f"layout {m['year_layout']:.2f} ms, drawing {m['year_drawing']:.2f} ms, of the panels that follow {m['year_panels']:.2f} ms; with the inspector {m['year_settled']:.0f} ms CPU; "
                f"on the clock {m['year_wall']:.0f} ms",
        "render": f"{m['render']:.0f} ms CPU / {m['render_floor']:.0f} ms",
        "memory": f"{m['memory']:.0f} MiB / {m['memory_floor']:.0f} MiB; after moving about {m.get('memory_after', float('nan')):.0f} MiB",
    }
    for name, target in TARGETS.items():
        print(f"  {name:28} {m[name + '_ratio']:11.2f}   <= {target}   {details[name]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=lambda name: pathlib.Path(name).resolve())
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--renderer", choices=(*RENDERERS, "all"), default="all")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="one round with the cairo renderer: only to see that it runs")
    wanted = parser.parse_args()
    if wanted.quick:
        wanted.runs, wanted.renderer = 1, "cairo"

    results = {}
    for renderer in RENDERERS if wanted.renderer == "all" else (wanted.renderer,):
        with tempfile.TemporaryDirectory() as folder:
            results[renderer] = measure(Bench(wanted.build, renderer, pathlib.Path(folder)), wanted.runs)
        report(renderer, results[renderer])
        if wanted.json:
            wanted.json.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")


main()
