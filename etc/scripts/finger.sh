#!/bin/sh
# Finger (RFC 1288): one question, one answer. A sample for etc/org.sundew.sim.process-finger.cfg. The question is a stranger's
# words: it is compared and never part of a command; what is repeated of it is letters and digits only.
IFS= read -r question || [ -n "$question" ] || exit 0
name=$(printf '%s' "$question" | tr -cd 'A-Za-z0-9._-' | cut -c 1-32)
echo "finger: asked for [$name] by $1" >&2
case $name in
  '')
    printf 'Login     Name       Tty      Idle  Login Time   Office     Office Phone\r\n'
    printf 'backup    Backup     pts/0      3d  %s 04:10 (10.0.0.12)\r\n' "$(date '+%b %d')"
    ;;
  root | backup)
    printf 'Login: %-32s Name: %s\r\nDirectory: /%-30s Shell: /bin/bash\r\n' "$name" "$name" "$name"
    printf 'Never logged in.\r\nNo mail.\r\nNo Plan.\r\n'
    ;;
  *)
    printf 'finger: %s: no such user.\r\n' "$name"
    ;;
esac
