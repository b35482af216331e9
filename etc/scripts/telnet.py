#!/usr/bin/python3
"""A log-in prompt as a router has it behind telnet: takes names and passwords, and refuses them.

A sample for etc/org.sundew.sim.process-telnet.cfg. Standard library only. What it says on standard error becomes a note of the
visit's event.
"""
import sys
import time

IAC, SB, SE, WILL, DONT = 255, 250, 240, 251, 254
ECHO, SUPPRESS_GO_AHEAD = 1, 3
LONGEST = 256


def octets(stream):
    """The visitor's bytes without telnet's own commands (RFC 854), which are taken and not answered."""
    while octet := stream.read(1):
        if octet[0] != IAC:
            yield octet[0]
            continue
        command = stream.read(1)
        if command == b"\xff":
            yield IAC
        elif command and WILL <= command[0] <= DONT:
            stream.read(1)
        elif command and command[0] == SB:
            while (octet := stream.read(1)) and octet[0] != SE:
                pass


def line(source):
    """One line, ended by CR LF, CR NUL or LF; None when there is no more."""
    taken = bytearray()
    for octet in source:
        if octet == 10 or (octet == 0 and taken.endswith(b"\r")):
            return bytes(taken.rstrip(b"\r"))
        if len(taken) < LONGEST:
            taken.append(octet)
    return None


def say(data):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def main():
    source = octets(sys.stdin.buffer.raw)
    say(bytes([IAC, WILL, ECHO, IAC, WILL, SUPPRESS_GO_AHEAD]))
    for _ in range(3):
        say(b"\r\nUsername: ")
        user = line(source)
        if user is None:
            return
        say(user + b"\r\nPassword: ")
        password = line(source)
        if password is None:
            return
        print(f"login {ascii(user)[2:-1]} / {ascii(password)[2:-1]}", file=sys.stderr, flush=True)
        time.sleep(1)
        say(b"\r\n% Login invalid\r\n")


main()
