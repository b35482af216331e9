/**
 * Writes events into a CSV file, one line each, for spreadsheets and scripts: RFC 4180, with a header, safe to open; or as Snort
 * writes its alerts, into a file or a named pipe, for whatever reads those. It is a convenience beside the journal, not a second
 * one: what is durable, and what is read back, is the journal.
 */
@NullMarked
package org.sundew.alert.csv;

import org.jspecify.annotations.NullMarked;
