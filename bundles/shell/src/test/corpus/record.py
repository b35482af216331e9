#!/usr/bin/env python3
"""Writes the corpus anew: what a real bash, in a Debian 12 under ROOT (debootstrap), answers to each request in it.

record.py ROOT < corpus.txt > new.txt

"$ " begins a request, "> " its next lines; what follows is its output, and after "! " its errors. What depends on the machine
(processor, users, numbers of processes) has to be put right by hand. Run it where nothing can be reached but loopback.
"""
import subprocess
import sys

root = sys.argv[1]
for block in sys.stdin.read().split("\n\n"):
    request = "\n".join(line[2:] for line in block.split("\n") if line[:2] in ("$ ", "> "))
    if not request:
        continue
    subprocess.run(
        ["chroot", root, "/bin/sh", "-c", "rm -rf /tmp/* /tmp/.[a-z]* /var/tmp/.[a-z]* /root/.ssh; crontab -r 2>/dev/null"],
        stderr=subprocess.DEVNULL)
    done = subprocess.run(
        ["chroot", root, "/usr/bin/env", "-i", "HOME=/root", "USER=root", "LANG=C.UTF-8",
         "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
         "bash", "-c", 'cd; exec -a bash bash -c "$0"', request],
        stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
    print("$ " + request.replace("\n", "\n> "))
    for mark, text in ("  ", done.stdout), ("! ", done.stderr):
        for line in text.decode("utf-8", "replace").splitlines():
            print(mark + line)
    print()
