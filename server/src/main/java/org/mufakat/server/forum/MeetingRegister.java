package org.mufakat.server.forum;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mufakat.regime.Body;
import org.mufakat.regime.MeetingRecord;
import org.mufakat.regime.RegimePack;

/// The meetings that a region has held, and whether there was one that somebody cites.
public final class MeetingRegister {

  /// `21st AMMTC, Phnom Penh 2023`: the place, the year or both may be missing.
  private static final Pattern CITATION =
      Pattern.compile(
          "(?<ordinal>\\d{1,3})(?:st|nd|rd|th) (?<body>[^,\\d]{1,60}?)"
              + "(?:, (?<place>[^,\\d]{1,60}?))?(?:,? (?<year>\\d{4}))?");

  private final RegimePack pack;

  public MeetingRegister(RegimePack pack) {
    this.pack = pack;
  }

  /// What a citation says of a meeting.
  ///
  /// @param body its id
  public record Citation(
      int ordinal, String body, Optional<String> place, Optional<Integer> year) {}

  /// What a citation can agree with a meeting in.
  public enum Agreement {
    NUMBER,
    PLACE,
    YEAR
  }

  /// A meeting that may have been meant.
  ///
  /// @param in what it agrees in
  public record Candidate(MeetingRecord meeting, Set<Agreement> in) {
    public Candidate {
      in = Set.copyOf(in);
    }
  }

  /// What came of looking a citation up.
  public sealed interface Found {

    record There(MeetingRecord meeting) implements Found {}

    /// No meeting is all that the citation says. Ask whoever cites it which of these was meant.
    ///
    /// @param candidates those that agree in something, by number; none may
    record NoSuchMeeting(Citation cited, List<Candidate> candidates) implements Found {
      public NoSuchMeeting {
        candidates = List.copyOf(candidates);
      }
    }

    /// Of this body no meeting is in the register.
    record NoRegister(String body) implements Found {}

    /// Write it as `21st AMMTC, Phnom Penh 2023`, with a body by its id or abbreviation.
    record NotReadable() implements Found {}
  }

  /// Looks up a citation as papers write it.
  public Found find(String citation) {
    return parsed(citation).map(this::find).orElseGet(Found.NotReadable::new);
  }

  /// Looks up a citation.
  public Found find(Citation cited) {
    var held = pack.meetings().stream().filter(m -> m.body().equals(cited.body())).toList();
    if (held.isEmpty()) {
      return new Found.NoRegister(cited.body());
    }
    var candidates =
        held.stream()
            .map(meeting -> new Candidate(meeting, agreement(cited, meeting)))
            .filter(candidate -> !candidate.in.isEmpty())
            .toList();
    return candidates.stream()
        .filter(candidate -> candidate.in.size() == said(cited))
        .findFirst()
        .<Found>map(candidate -> new Found.There(candidate.meeting))
        .orElseGet(() -> new Found.NoSuchMeeting(cited, candidates));
  }

  private static int said(Citation cited) {
    return 1 + (cited.place().isPresent() ? 1 : 0) + (cited.year().isPresent() ? 1 : 0);
  }

  private static Set<Agreement> agreement(Citation cited, MeetingRecord meeting) {
    var in = EnumSet.noneOf(Agreement.class);
    if (meeting.ordinal() == cited.ordinal()) {
      in.add(Agreement.NUMBER);
    }
    if (cited.place().filter(place -> isIn(place, meeting)).isPresent()) {
      in.add(Agreement.PLACE);
    }
    if (cited.year().filter(year -> year == meeting.opened().year()).isPresent()) {
      in.add(Agreement.YEAR);
    }
    return in;
  }

  private static boolean isIn(String place, MeetingRecord meeting) {
    return meeting.place().byLanguage().values().stream()
        .anyMatch(name -> name.equalsIgnoreCase(place));
  }

  private Optional<Citation> parsed(String citation) {
    var text = citation.strip().replaceAll("\\s+", " ");
    var match = CITATION.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    return body(match.group("body"))
        .map(
            body ->
                new Citation(
                    Integer.parseInt(match.group("ordinal")),
                    body.id(),
                    Optional.ofNullable(match.group("place")),
                    Optional.ofNullable(match.group("year")).map(Integer::parseInt)));
  }

  private Optional<Body> body(String name) {
    var wanted = name.strip().toLowerCase(Locale.ROOT);
    return pack.bodies().stream()
        .filter(
            body ->
                body.id().toLowerCase(Locale.ROOT).equals(wanted)
                    || body.abbreviation().toLowerCase(Locale.ROOT).equals(wanted)
                    || body.name().in("en").toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }
}
