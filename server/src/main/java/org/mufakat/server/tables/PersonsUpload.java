package org.mufakat.server.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/// What a statistician handed in with a request: a file of persons, and the codes that open earlier
/// proofs.
final class PersonsUpload {

  static final int MEGABYTES = 64;

  static final long MOST_BYTES = MEGABYTES * 1024L * 1024;
  private static final int MOST_CODES = 50;

  private PersonsUpload() {}

  /// What came of looking at it.
  ///
  /// @param fault what is wrong with it; empty where it can be taken
  /// @param from what a release can be made from; empty where there is a fault, or no file
  record Checked(Optional<PersonsFault> fault, Optional<DraftSeal.Made> from) {

    static Checked wrong(PersonsFault fault) {
      return new Checked(Optional.of(fault), Optional.empty());
    }

    static Checked right(CountedPersons counted, List<String> codes) {
      return new Checked(Optional.empty(), Optional.of(new DraftSeal.Made(counted, codes)));
    }
  }

  /// With a file, for a new release.
  static Checked checked(ReleaseDesk desk, AskedForm typed, Optional<MultipartFile> file)
      throws IOException {
    var asked = typed.asked();
    var codes = codes(typed);
    var fault = asked.fault().or(() -> fault(desk, codes));
    if (fault.isPresent()) {
      return Checked.wrong(fault.get());
    }
    return isThere(file)
        ? read(desk, asked, file.orElseThrow(), codes)
        : Checked.wrong(PersonsFault.of("no-file", 0));
  }

  /// With or without a file, for a release that there is: what is not handed in anew stays.
  static Checked checked(
      ReleaseDesk desk, AskedForm typed, Optional<MultipartFile> file, DraftSeal.Made before)
      throws IOException {
    var codes = both(before.codes(), codes(typed));
    var fault = typed.asked().fault().or(() -> fault(desk, codes));
    if (fault.isPresent()) {
      return Checked.wrong(fault.get());
    }
    return isThere(file)
        ? read(desk, typed.asked(), file.orElseThrow(), codes)
        : Checked.right(before.counted(), codes);
  }

  private static boolean isThere(Optional<MultipartFile> file) {
    return file.isPresent() && !file.get().isEmpty();
  }

  private static List<String> codes(AskedForm typed) {
    return typed.get("proof-codes").lines().map(String::strip).filter(c -> !c.isEmpty()).toList();
  }

  private static List<String> both(List<String> before, List<String> now) {
    var all = new ArrayList<>(before);
    now.stream().filter(c -> !all.contains(c)).forEach(all::add);
    return all;
  }

  /// By the number of the line: a code is told to nobody.
  private static Optional<PersonsFault> fault(ReleaseDesk desk, List<String> codes) {
    if (codes.size() > MOST_CODES) {
      return Optional.of(PersonsFault.of("proof-codes", 0, MOST_CODES));
    }
    for (int c = 0; c < codes.size(); c++) {
      if (!desk.out().isOpenedBy(codes.get(c))) {
        return Optional.of(PersonsFault.of("proof-code", c + 1));
      }
    }
    return Optional.empty();
  }

  private static Checked read(
      ReleaseDesk desk, AskedTables asked, MultipartFile file, List<String> codes)
      throws IOException {
    if (file.getSize() > MOST_BYTES) {
      return Checked.wrong(PersonsFault.of("too-large", 0, MEGABYTES));
    }
    var alsoIfThere = Preparation.columnsOf(desk.out().all(), asked);
    try (var in = file.getInputStream()) {
      return switch (PersonsCsv.read(in, asked, alsoIfThere, _ -> {})) {
        case PersonsCsv.Reading.Refused(var why) -> Checked.wrong(why);
        case PersonsCsv.Reading.Read(var counted) -> Checked.right(counted, codes);
      };
    }
  }
}
