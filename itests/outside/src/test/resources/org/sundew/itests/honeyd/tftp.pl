#!/usr/bin/perl
# TFTP that has no file, for honeyd: add default udp port 69 "perl scripts/tftp.pl $ipsrc $sport"
use strict;
use warnings;
use IO::Handle;

my ($from, $port) = @ARGV;
STDOUT->autoflush(1);
while (sysread(STDIN, my $packet, 1500)) {
	my ($op, $rest) = unpack('n a*', $packet);
	my ($file, $mode) = split(/\0/, $rest);
	if ($op == 1 || $op == 2) {
		printf STDERR "%s %s from %s:%s\n", $op == 1 ? 'get' : 'put', $file, $ENV{HONEYD_IP_SRC}, $port;
		syswrite(STDOUT, pack('n n a* x', 5, $op == 1 ? 1 : 2, $op == 1 ? 'File not found' : 'Access violation'));
	} else {
		syswrite(STDOUT, pack('n n a* x', 5, 4, 'Illegal TFTP operation'));
	}
}
