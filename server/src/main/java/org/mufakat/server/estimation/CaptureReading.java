package org.mufakat.server.estimation;

import java.util.ArrayList;
import java.util.List;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.TableFault;

/// What came of reading a file as a table of capture histories.
public sealed interface CaptureReading {

  /// @param notes what was read past, as rows that repeat a person on a list
  record Read(CaptureTable table, List<String> notes) implements CaptureReading {

    public Read {
      notes = List.copyOf(notes);
    }
  }

  /// @param key of the sentence for a reader of another language, after `estimates.unreadable.`
  /// @param texts what that sentence takes, the line first where there is one
  /// @param sentence what is wrong, in which line, and what to do, in English
  record Refused(String key, List<Object> texts, String sentence) implements CaptureReading {

    public Refused {
      texts = List.copyOf(texts);
    }

    static Refused of(TableFault fault) {
      var texts = new ArrayList<Object>(List.of(Integer.toString(fault.line())));
      texts.addAll(fault.what().texts());
      return new Refused(fault.what().reason().slug(), texts, fault.sentence() + ".");
    }

    static Refused of(String key, String sentence) {
      return new Refused(key, List.of(), sentence);
    }

    /// @param sentence with a place for the line
    static Refused in(int line, String key, String sentence) {
      return new Refused(key, List.of(Integer.toString(line)), sentence.formatted(line));
    }
  }
}
