package org.mufakat.server.conference;

import java.util.List;

/// Why a line of a file is not taken, where that is, and with which words it is told.
///
/// @param line from 1
/// @param column its name; empty where it is the line or the file as a whole
/// @param kind the last part of the message's key: `no-such-body`
/// @param values what the message names, in order
public record CsvFault(long line, String column, String kind, List<String> values) {

  public CsvFault {
    values = List.copyOf(values);
  }

  public Object[] arguments() {
    return values.toArray();
  }
}
