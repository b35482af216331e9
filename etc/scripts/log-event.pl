#!/usr/bin/perl
# Writes one text file for each event, <event id>.txt in the working directory: everything the sensor tells a program of an event.
# A sample for etc/org.sundew.alert.process-log.cfg. Core modules only.
use strict;
use warnings;
use MIME::Base64 qw(decode_base64);

my $id = $ARGV[0] // $ENV{KFSENSOR_EVENTID} // '';
die "the event id is expected as the argument\n" unless $id =~ /\A[0-9A-Za-z-]{1,64}\z/;

# on standard input: RECEIVED=<base64> and RESPONSE=<base64>, one line each
my %data;
while (my $line = <STDIN>) {
    $data{$1} = decode_base64($2) if $line =~ /\A(RECEIVED|RESPONSE)=([A-Za-z0-9+\/=]*)$/;
}

# what a visitor sent is for the eye of a person at a terminal: nothing but printable ASCII leaves this function
sub printable {
    my ($bytes) = @_;
    $bytes =~ s/\\/\\\\/g;
    $bytes =~ s/([^\x20-\x7e\n])/sprintf('\\x%02X', ord($1))/ge;
    return $bytes;
}

# under another name until it is whole, so that nobody reads half of it; an event told twice is one file all the same
my $file = "$id.txt";
open(my $out, '>', "$file.part") or die "$file.part: $!\n";
for my $name (sort grep { /\A(?:KFSENSOR|VISITOR|HONEYD)_/ } keys %ENV) {
    print {$out} "$name=", printable($ENV{$name}), "\n";
}
for my $name (qw(RECEIVED RESPONSE)) {
    print {$out} "\n$name\n", printable($data{$name} // ''), "\n";
}
close($out) or die "$file.part: $!\n";
rename("$file.part", $file) or die "$file: $!\n";
