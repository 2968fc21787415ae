package org.mufakat.server.estimation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mufakat.server.cases.RegisterCount.Counted;

/// What a count of the register says beside its histories. It is kept in English, as what was read
/// past in a file is, and said in the reader's language.
enum RegisterNote {
  ON_NO_LIST(
      "%,d persons of the population are on none of these lists, though it is recorded who came"
          + " upon them."),
  NOT_RECORDED("Of %,d persons of the population nobody recorded who came upon them."),
  DOUBTFUL(
      "%,d persons have a contact on a day that is not known or may lie outside of the period; it"
          + " puts them on no list."),
  WITHDREW("%,d persons withdrew their consent to statistics and are not counted.");

  private static final String NUMBER = "%,d";

  private final String english;

  RegisterNote(String english) {
    this.english = english;
  }

  /// All of them: that there are none is said too.
  static List<String> of(Counted counted) {
    return List.of(
        ON_NO_LIST.english(counted.onNoList()),
        NOT_RECORDED.english(counted.notRecorded()),
        DOUBTFUL.english(counted.doubtful()),
        WITHDREW.english(counted.withdrew()));
  }

  private String english(int persons) {
    return String.format(Locale.ROOT, english, persons);
  }

  /// In a reader's language; empty where the sentence is none of these.
  static Optional<String> said(String english, EstimateWords words) {
    return Arrays.stream(values()).flatMap(note -> note.read(english, words).stream()).findFirst();
  }

  /// Persons whom the register has and the lists have not; none of a table that came in a file.
  static int besideTheLists(List<String> notes) {
    return Stream.of(ON_NO_LIST, NOT_RECORDED, WITHDREW)
        .flatMap(note -> notes.stream().flatMap(n -> note.persons(n).stream()))
        .mapToInt(Integer::intValue)
        .sum();
  }

  private Optional<String> read(String sentence, EstimateWords words) {
    return persons(sentence).map(n -> words.say("notes." + slug(), words.number(n)));
  }

  private Optional<Integer> persons(String sentence) {
    var before = english.substring(0, english.indexOf(NUMBER));
    var after = english.substring(english.indexOf(NUMBER) + NUMBER.length());
    if (!sentence.startsWith(before) || !sentence.endsWith(after)) {
      return Optional.empty();
    }
    var number = sentence.substring(before.length(), sentence.length() - after.length());
    return Optional.of(number.replace(",", ""))
        .filter(n -> n.matches("\\d{1,9}"))
        .map(Integer::valueOf);
  }

  private String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
