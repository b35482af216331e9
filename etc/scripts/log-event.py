#!/usr/bin/python3
"""Writes one text file for each event, <event id>.txt in the working directory: everything the sensor tells a program of an event.

A sample for etc/org.sundew.alert.process-log-python.cfg. Standard library only.
"""
import base64
import os
import re
import sys


def printable(data):
    """What a visitor sent is for the eye of a person at a terminal: nothing but printable ASCII leaves this function."""
    text = data.replace(b"\\", b"\\\\")
    text = re.sub(rb"[^\x20-\x7e\n]", lambda found: b"\\x%02X" % found.group()[0], text)
    return text.decode("ascii")


def main():
    event = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("KFSENSOR_EVENTID", "")
    if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", event):
        sys.exit("the event id is expected as the argument")

    # on standard input: RECEIVED=<base64> and RESPONSE=<base64>, one line each
    data = {}
    for line in sys.stdin:
        name, _, value = line.strip().partition("=")
        data[name] = base64.b64decode(value)

    # under another name until it is whole, so that nobody reads half of it; an event told twice is one file all the same
    part = event + ".txt.part"
    with open(part, "w", encoding="ascii") as out:
        for name in sorted(os.environb):
            if re.match(rb"(KFSENSOR|VISITOR|HONEYD)_", name):
                out.write(printable(name) + "=" + printable(os.environb[name]) + "\n")
        for name in ("RECEIVED", "RESPONSE"):
            out.write("\n" + name + "\n" + printable(data.get(name, b"")) + "\n")
    os.rename(part, event + ".txt")


main()
