"""Adds up the test cases of a Meson run and prints the closing line. Exit status 1 when one failed, crashed or none ran.

Arguments: the folder of Meson's logs. Cases come from testlog.junit.xml; a program that ended badly without naming a failed case
(a crash, a time-out) is known only to testlog.json and counts as one failure.
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as tree

logs = pathlib.Path(sys.argv[1])
passed = skipped = 0
failures = []
named = set()

try:
    # Meson writes the output of the tests as it is: control characters, which XML does not know, stand for what was typed into them.
    text = (logs / "testlog.junit.xml").read_text(encoding="utf-8", errors="replace")
    root = tree.fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "?", text).encode())
    programs = [json.loads(line) for line in (logs / "testlog.json").read_text(encoding="utf-8").splitlines() if line]
except (OSError, ValueError, tree.ParseError) as error:
    print(f"The test log cannot be read: {error}")
    print("0 passed, 1 failed, 0 skipped")
    sys.exit(1)

for suite in root.iter("testsuite"):
    for case in suite.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failures.append(f"{suite.get('name')} / {case.get('name')}")
            named.update((suite.get("name"), case.get("name")))
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
for program in programs:
    known = any(name and (name.endswith(program["name"]) or program["name"].endswith(name)) for name in named)
    if program["result"] not in ("OK", "SKIP", "EXPECTEDFAIL") and not known:
        failures.append(f"{program['name']}: {program['result']}, exit status {program['returncode']}")

for failure in failures:
    print(f"failed: {failure}")
print(f"{passed} passed, {len(failures)} failed, {skipped} skipped")
sys.exit(1 if failures or not passed else 0)
