package org.mufakat.server.estimation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.mufakat.estimation.CaptureTable;
import org.mufakat.estimation.Plan;
import org.mufakat.regime.CodeList;

/// A plan as it is typed into the page's form, and what is wrong with it.
///
/// @param typed by field, as it came
public record PlanForm(Map<String, String> typed) {

  /// In the order of the form.
  static final List<String> FIELDS =
      List.of(
          "question",
          "population",
          "period",
          "closed",
          "lists",
          "fileName",
          "method",
          "order",
          "replicates",
          "seed",
          "threshold",
          "mostVariation",
          "assumption");

  private static final Map<String, Integer> LONGEST =
      Map.of(
          "question",
          500,
          "population",
          1000,
          "period",
          200,
          "closed",
          1000,
          "fileName",
          120,
          "assumption",
          2000);

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_KEEPER = 120;
  static final int MOST_REPLICATES = 100_000;

  /// What is wrong with a field.
  ///
  /// @param key of the sentence, after `estimates.fault.`
  /// @param texts that the sentence takes
  public record Fault(String field, String key, List<String> texts) {
    Fault(String field, String key, Object... texts) {
      this(field, key, List.of(texts).stream().map(Object::toString).toList());
    }
  }

  /// What came of reading it.
  sealed interface Reading {
    record Read(AnalysisPlan plan) implements Reading {}

    /// @param faults at least one, all of them
    record Faulty(List<Fault> faults) implements Reading {}
  }

  /// What a field shows before anything is typed.
  static PlanForm empty() {
    return new PlanForm(
        Map.of(
            "source",
            "file",
            "status.possible",
            "yes",
            "status.actual",
            "yes",
            "method",
            "stepwise",
            "seed",
            "1",
            "threshold",
            Double.toString(Plan.USUAL_THRESHOLD),
            "mostVariation",
            Double.toString(Plan.USUAL_MOST_VARIATION)));
  }

  public String get(String field) {
    return Objects.requireNonNullElse(typed.get(field), "");
  }

  /// Of a plan for a file.
  Reading read() {
    return read(Optional.empty());
  }

  /// @param organizations by which lists are counted in this node's register; empty where it has
  ///   none
  Reading read(Optional<CodeList> organizations) {
    return new Reader(this, organizations).read();
  }

  /// Whether the lists are to be counted in the register.
  public boolean isOfRegister() {
    return get("source").equals("register");
  }

  /// Letters that stand for the same are the same letters, and none of them is invisible.
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+", " ")
        .strip();
  }

  /// Goes through the fields and gathers all faults.
  private static final class Reader {

    private final PlanForm form;
    private final Optional<CodeList> organizations;
    private final List<Fault> faults = new ArrayList<>();

    Reader(PlanForm form, Optional<CodeList> organizations) {
      this.form = form;
      this.organizations = organizations;
    }

    Reading read() {
      var question = words("question");
      var population = words("population");
      var period = words("period");
      var closed = words("closed");
      var counted =
          form.isOfRegister()
              ? organizations.flatMap(new RegisterPart(form, PlanForm::plain, faults)::read)
              : Optional.<RegisterPart.Read>empty();
      if (form.isOfRegister() && organizations.isEmpty()) {
        faults.add(new Fault("source", "no-register"));
      }
      var lists =
          form.isOfRegister() ? counted.map(RegisterPart.Read::lists).orElse(List.of()) : lists();
      var source = counted.map(RegisterPart.Read::source);
      var fileName =
          form.isOfRegister() ? source.map(RegisterSource::fileName).orElse("") : words("fileName");
      var method = Methods.named(form.get("method"));
      if (method.isEmpty()) {
        faults.add(new Fault("method", "method"));
      }
      var order = whole("order", 2, CaptureTable.MOST_LISTS);
      var replicates = whole("replicates", 100, MOST_REPLICATES);
      var seed = number("seed", "seed", Long::parseLong, s -> true);
      var threshold = number("threshold", "threshold", Reader::decimal, t -> t > 0 && t < 1);
      var variation = number("mostVariation", "variation", Reader::decimal, v -> v > 0 && v <= 10);
      var assumption = words("assumption");
      return faults.isEmpty()
          ? new Reading.Read(
              new AnalysisPlan(
                  question,
                  population,
                  period,
                  closed,
                  lists,
                  fileName,
                  method.orElseThrow(),
                  order,
                  replicates,
                  seed.orElseThrow(),
                  threshold.orElseThrow(),
                  variation.orElseThrow(),
                  assumption,
                  source))
          : new Reading.Faulty(List.copyOf(faults));
    }

    private String words(String field) {
      var text = plain(form.get(field));
      int longest = Objects.requireNonNullElse(LONGEST.get(field), LONGEST_NAME);
      if (text.isEmpty()) {
        faults.add(new Fault(field, "missing"));
      } else if (text.length() > longest) {
        faults.add(new Fault(field, "too-long", text.length(), longest));
      }
      return text;
    }

    /// One list a line: its name, and after a semicolon who keeps it.
    private List<AnalysisPlan.NamedList> lists() {
      var lists = new ArrayList<AnalysisPlan.NamedList>();
      var seen = new HashSet<String>();
      int line = 0;
      for (var text : form.get("lists").lines().limit(1000).toList()) {
        line++;
        if (!text.isBlank()) {
          list(line, text, seen).ifPresent(lists::add);
        }
      }
      if (lists.isEmpty() && faults.stream().noneMatch(f -> f.field().equals("lists"))) {
        faults.add(new Fault("lists", "missing"));
      }
      if (lists.size() > CaptureTable.MOST_LISTS) {
        faults.add(new Fault("lists", "too-many-lists", lists.size(), CaptureTable.MOST_LISTS));
      }
      return lists;
    }

    private Optional<AnalysisPlan.NamedList> list(int line, String text, HashSet<String> seen) {
      var parts = text.split(";", 2);
      var name = plain(parts[0]);
      var keeper = parts.length < 2 ? "" : plain(parts[1]);
      if (name.isEmpty() || keeper.isEmpty()) {
        faults.add(new Fault("lists", "list-line", line));
      } else if (name.length() > LONGEST_NAME || keeper.length() > LONGEST_KEEPER) {
        faults.add(new Fault("lists", "list-long", line, LONGEST_NAME, LONGEST_KEEPER));
      } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        faults.add(new Fault("lists", "list-twice", line, name));
      } else {
        return Optional.of(new AnalysisPlan.NamedList(name, keeper));
      }
      return Optional.empty();
    }

    private Optional<Integer> whole(String field, int least, int most) {
      return plain(form.get(field)).isEmpty()
          ? Optional.empty()
          : number(field, field, Integer::valueOf, n -> n >= least && n <= most);
    }

    /// A comma stands for the point, as much of the world writes it.
    private static double decimal(String text) {
      return Double.parseDouble(text.replace(',', '.'));
    }

    private <T> Optional<T> number(
        String field, String key, java.util.function.Function<String, T> read, Predicate<T> holds) {
      try {
        var value = Optional.of(read.apply(plain(form.get(field)))).filter(holds);
        if (value.isPresent()) {
          return value;
        }
      } catch (NumberFormatException e) {
        // No number is a fault like a number out of bounds.
      }
      faults.add(new Fault(field, key));
      return Optional.empty();
    }
  }
}
