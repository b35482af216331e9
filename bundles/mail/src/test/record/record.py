#!/usr/bin/env python3
"""Says to a real server what a .talk file has its visitor say, and writes the answers into the file.

record.py FILE.talk RESET NAME=HOST:PORT ...      the first NAME is where a talk goes that names no server

RESET is a command run before each talk, so that all of them find the server alike. What a .talk file is made of is told by
org.sundew.testkit.RecordedTalk, which plays it to a sim server.
"""
import re
import select
import socket
import ssl
import subprocess
import sys
import time

QUIET, PATIENCE = 0.35, 20.0
VARIES = [
    (r"\((\d+\.\d{3} \+ )+\d+\.\d{3} secs\)", "({took})"),
    (r"(APPENDUID|COPYUID) \d+", r"\1 {validity}"),
    (r"queued as [0-9A-F]+", "queued as {id}"),
]


def meant(text):
    text = re.sub(r"\{((?:[^{}\\]|\\.)+?)\*(\d+)\}", lambda m: m[1] * int(m[2]), text)
    return re.sub(
        r"\\(x[0-9a-fA-F]{2}|.)",
        lambda m: {"r": "\r", "n": "\n", "t": "\t"}.get(m[1]) or (chr(int(m[1][1:], 16)) if m[1][0] == "x" else m[1]),
        text,
    ).encode("latin-1")


def written(data):
    text = data.decode("latin-1")
    text = "".join(c if " " <= c <= "~" and c not in "\\{" else "\\x%02x" % ord(c) for c in text)
    for pattern, instead in VARIES:
        text = re.sub(pattern, instead, text)
    return text


class Talk:
    def __init__(self, server, out):
        host, port = server.rsplit(":", 1)
        self.out = out
        self.open = True
        self.end = socket.create_connection((host, int(port)), 5)

    def hear(self, wait, quiet=QUIET):
        began = last = time.time()
        data = b""
        while self.open and time.time() < began + wait:
            pending = isinstance(self.end, ssl.SSLSocket) and self.end.pending()
            if not pending and not select.select([self.end], [], [], quiet if data else 0.05)[0]:
                if data:
                    break
                continue
            last = time.time()
            try:
                piece = self.end.recv(65536)
            except ssl.SSLWantReadError:
                continue
            except (ConnectionResetError, ssl.SSLError):
                piece = b""
            if not piece:
                self.open = False
            data += piece
        self.tell(data, round(last - began) if quiet == QUIET else 0)

    def tell(self, data, seconds):
        if seconds > 0 and (data or not self.open):
            self.out.append("! after %d" % seconds)
        lines = data.split(b"\r\n")
        for count, line in runs([written(each) for each in lines[:-1]]):
            self.out.append("< " + line if count == 1 else "<%d %s" % (count, line))
        if lines[-1]:
            self.out.append("<. " + written(lines[-1]))
        if not self.open:
            self.out.append("! closed")

    def say(self, data, wait):
        if not self.open:
            return
        try:
            self.end.sendall(data)
        except OSError:
            pass
        self.hear(wait)

    def tls(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self.end = context.wrap_socket(self.end)


def runs(lines):
    for i, line in enumerate(lines):
        if i == 0 or line != lines[i - 1]:
            count = 1
            while i + count < len(lines) and lines[i + count] == line:
                count += 1
            yield count, line


def main():
    path, reset, *servers = sys.argv[1:]
    servers = dict(each.split("=") for each in servers)
    out, talk, held = [], None, b""
    for line in open(path, encoding="latin-1").read().split("\n"):
        if line.startswith("== "):
            name = re.search(r"\[(\w+)\]$", line)
            while out and not out[-1]:
                out.pop()
            out += ["", line]
            print(line, file=sys.stderr)
            if talk:
                talk.end.close()
            subprocess.run(reset, shell=True, check=True)
            talk, held = Talk(servers[name[1] if name else next(iter(servers))], out), b""
            talk.hear(PATIENCE)
        elif line.startswith(">"):
            if not talk.open:
                continue
            out.append(line)
            mark, text = (line + " ").split(" ", 1)
            held += meant(text[:-1]) + (b"" if "." in mark else b"\r\n")
            if "+" not in mark:
                talk.say(held, 0.4 if "-" in mark else PATIENCE)
                held = b""
        elif line == "! tls":
            out.append(line)
            talk.tls()
        elif line.startswith("! wait"):
            if talk.open:
                out.append(line)
                talk.hear(float(line.split()[2]), float(line.split()[2]))
        elif line.startswith("#") and not talk:
            out.append(line)
    if talk:
        talk.end.close()
    open(path, "w", encoding="latin-1").write("\n".join(out).lstrip("\n") + "\n")


main()
