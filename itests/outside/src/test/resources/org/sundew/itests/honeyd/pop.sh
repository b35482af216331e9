#!/bin/sh
# add linux tcp port 110 "sh scripts/pop.sh $ipsrc $sport $ipdst $dport"
host=$(hostname)
echo "+OK QPOP (version 2.53) at $host starting.  <$$.$(date +%s)@$host>"
user=
while read line; do
	# the line ends in a carriage return
	line=${line%?}
	cmd=$(echo "$line" | cut -d' ' -f1 | tr a-z A-Z)
	arg=$(echo "$line" | cut -s -d' ' -f2-)
	case "$cmd" in
	USER)
		user=$arg
		echo "+OK Password required for $user."
		;;
	PASS)
		echo "$1:$2 $user $arg" >> pop.log
		echo "-ERR Password supplied for \"$user\" is incorrect."
		;;
	QUIT)
		echo "+OK Pop server at $host signing off."
		exit 0
		;;
	*)
		echo "-ERR Unknown command: \"$(echo "$cmd" | tr A-Z a-z)\"."
		;;
	esac
done
