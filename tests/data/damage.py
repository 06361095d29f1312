"""Damage of every kind to a small dataset, the same each run: `multivector check` finds it, says so in sentences and ends with status 1.
Prints TAP. Arguments: the compiler, the data folder, the program, and if wanted the number of tries and a seed."""
import os
import pathlib
import random
import subprocess
import sys

from fixture import Fixture, Tap

PAGE = 4096
program, tries, seed = sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 48, int(sys.argv[5]) if len(sys.argv) > 5 else 1
fixture = Fixture(sys.argv[1], pathlib.Path(sys.argv[2]))
tap = Tap()
chance = random.Random(seed)


def flip(data):
    place = chance.randrange(len(data) * 8)
    data[place // 8] ^= 1 << place % 8
    return f"bit {place}"


def flip_head(data):
    place = chance.randrange(100 * 8)
    data[place // 8] ^= 1 << place % 8
    return f"bit {place} of the header"


def cut(data):
    length = chance.choice((chance.randrange(1, len(data)), PAGE * chance.randrange(1, len(data) // PAGE), chance.randrange(1, 200)))
    del data[length:]
    return f"cut to {length} bytes"


def lengthen(data):
    more = chance.choice((1, PAGE, 100000))
    data.extend(chance.randbytes(more))
    return f"{more} bytes more"


def blank(data):
    page = chance.randrange(len(data) // PAGE)
    data[page * PAGE:(page + 1) * PAGE] = bytes(PAGE)
    return f"page {page} blank"


def noise(data):
    page = chance.randrange(len(data) // PAGE)
    data[page * PAGE:(page + 1) * PAGE] = chance.randbytes(PAGE)
    return f"page {page} noise"


def splice(data):
    one, two = chance.sample(range(len(data) // PAGE), 2)
    data[one * PAGE:(one + 1) * PAGE] = data[two * PAGE:(two + 1) * PAGE]
    return f"page {two} in the place of {one}"


def shift(data):
    place, by = chance.randrange(len(data)), chance.randrange(1, 64)
    del data[place:place + by]
    return f"{by} bytes lost at {place}"


def check(path):
    done = subprocess.run([program, "check", path], capture_output=True, check=False, timeout=120, env={**os.environ, "LANGUAGE": "en"})
    return done.returncode, done.stderr.decode("utf-8", "replace")


status, text = fixture.run("-o", fixture.output)
whole = fixture.output.read_bytes() if status == 0 else b""
status, text = check(fixture.output) if whole else (status, text)
tap.result(status == 0, "the whole dataset passes", text)
target = fixture.folder / "damaged.gpkg"
kinds = (flip, flip_head, cut, lengthen, blank, noise, splice, shift)
for number in range(tries if whole else 0):
    damaged = bytearray(whole)
    what = kinds[number % len(kinds)](damaged)
    if damaged == whole:
        continue
    target.write_bytes(damaged)
    status, text = check(target)
    sentences = text.strip().splitlines()
    good = bool(status == 1 and sentences and sentences[-1].startswith("multivector: ") and str(target) in text and "CRITICAL" not in text)
    if number < len(kinds) or not good:
        tap.result(good, f"found: {what}", f"status {status}\n{text}")
tap.result(True, f"{tries} damages of {len(kinds)} kinds, seed {seed}")
fixture.remove()
tap.end()
