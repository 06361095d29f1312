"""Adds up the test cases of a Meson run and prints the closing line. Exit status 1 when one failed or none ran."""
import sys
import xml.etree.ElementTree as tree

passed = failed = skipped = 0
try:
    root = tree.parse(sys.argv[1]).getroot()
except (OSError, tree.ParseError) as error:
    print(f"The test log cannot be read: {error}")
    print("0 passed, 1 failed, 0 skipped")
    sys.exit(1)
for case in root.iter("testcase"):
    if case.find("failure") is not None or case.find("error") is not None:
        failed += 1
        print(f"failed: {case.get('classname', '')} {case.get('name', '')}")
    elif case.find("skipped") is not None:
        skipped += 1
    else:
        passed += 1
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
