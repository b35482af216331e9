#!/bin/sh
#
# Telnet log-in of a router, for honeyd:
#   add router tcp port 23 "sh scripts/router-telnet.sh $ipsrc $sport $ipdst $dport"
#
SRCIP=$1
SRCPORT=$2
DSTIP=$3
DSTPORT=$4
LOG=router-telnet-$DSTIP.log

log() {
	echo "$(date '+%b %d %H:%M:%S') $SRCIP:$SRCPORT -> $DSTIP:$DSTPORT $*" >> "$LOG"
	echo "$*" >&2
}

log connect "$HONEYD_REMOTE_OS"
printf '\377\373\001\377\373\003'
printf 'Users (authentication) are logged.\r\n\r\n\r\nUser Access Verification\r\n\r\n'
count=0
while [ $count -lt 3 ]; do
	printf 'Username: '
	read -r name || exit 0
	name=$(echo "$name" | tr -cd '[:alnum:][:punct:]')
	printf '\r\nPassword: '
	read -r pass || exit 0
	pass=$(echo "$pass" | tr -cd '[:alnum:][:punct:]')
	log "login \"$name\" \"$pass\""
	sleep 1
	printf '\r\n%% Login invalid\r\n\r\n'
	count=$((count + 1))
done
log disconnect
