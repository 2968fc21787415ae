package org.mufakat.server.tables;

import java.util.List;

/// Why a file of persons, or what is asked of it, is not taken: where, and with which words it is
/// told. What a cell says is told to nobody, for it may be a name.
///
/// @param kind the last part of the message's key: `tables.fault.blank`
/// @param line of the file, from 1; 0 for the file as a whole
/// @param values what the message names after the line, in order: names of columns, limits
public record PersonsFault(String kind, long line, List<String> values) {

  public PersonsFault {
    values = List.copyOf(values);
  }

  static PersonsFault of(String kind, long line, Object... values) {
    return new PersonsFault(kind, line, List.of(values).stream().map(Object::toString).toList());
  }

  public String key() {
    return "tables.fault." + kind;
  }

  /// The line, then the other values, as texts.
  public Object[] arguments() {
    var all = new Object[values.size() + 1];
    all[0] = Long.toString(line);
    for (int i = 0; i < values.size(); i++) {
      all[i + 1] = values.get(i);
    }
    return all;
  }
}
