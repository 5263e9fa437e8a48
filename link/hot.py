"""Reads callgrind profiles and prints the names of the functions in them that the program defines, each once, those of
the first profile first and by name within a profile, so that the list changes little. Standard input is what nm says."""
import re
import sys

defined = {line.split()[-1] for line in sys.stdin if line.split()[-2] in "tTwW"}
printed = set()
for path in sys.argv[1:]:
    names = {}
    with open(path) as profile:
        for line in profile:
            found = re.match(r"c?fn=\((\d+)\) (.*)", line)
            if found:
                # A function that calls itself is counted per depth, as NAME'2.
                names[found[1]] = found[2].split("'")[0]
    fresh = set(names.values()) & defined - printed
    printed |= fresh
    print("\n".join(sorted(fresh)))
