#!/usr/bin/perl
# POP3 (RFC 1939): greets, takes a log-in, and refuses it. A sample for etc/org.sundew.sim.process-pop3.cfg. Core modules only.
# What it says on standard error becomes a note of the visit's event.
use strict;
use warnings;

$| = 1;
my $host = $ARGV[0] || 'mail';
my ($user, $refused) = ('', 0);

sub answer { print "$_[0]\r\n" }

sub words {
    my ($text) = @_;
    $text =~ s/[^\x20-\x7e]/?/g;
    return substr($text, 0, 64);
}

answer("+OK POP3 $host ready");
while (defined(my $line = <STDIN>)) {
    last if length($line) > 4096;
    $line =~ s/\r?\n\z//;
    my ($verb, $rest) = split(/ /, $line, 2);
    $verb = uc($verb // '');
    $rest //= '';
    if ($verb eq 'CAPA') {
        answer('+OK');
        answer($_) for qw(USER UIDL TOP .);
    } elsif ($verb eq 'USER' && $rest ne '') {
        $user = $rest;
        answer('+OK');
    } elsif ($verb eq 'PASS' && $user ne '') {
        print STDERR 'login ', words($user), ' / ', words($rest), "\n";
        sleep(1);
        answer('-ERR [AUTH] Authentication failed.');
        $user = '';
        last if ++$refused == 3;
    } elsif ($verb eq 'QUIT') {
        answer('+OK Logging out');
        last;
    } else {
        answer('-ERR Unknown command.');
    }
}
