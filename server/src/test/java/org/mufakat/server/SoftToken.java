package org.mufakat.server;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.mufakat.server.keys.Token;

/// A token for tests: SoftHSM 2, where it is installed. Its tokens are made once for the JVM,
/// before the library is loaded; tests tell theirs apart by label.
public final class SoftToken {

  private static final String PIN = "49152";
  private static final Pattern SLOT_SAID = Pattern.compile("reassigned to slot (\\d+)");

  private SoftToken() {}

  /// @param folder where its PIN is written
  public static Token labelled(String label, Path folder) {
    if (Made.SLOT.isEmpty()) {
      abort(
          "NOT TESTED: identity keys in a token. Install softhsm2 (Debian) and run the tests by"
              + " Maven, which sets SOFTHSM2_CONF.");
    }
    return new Token(library().orElseThrow(), Made.SLOT.get(), label, pin(folder, PIN));
  }

  /// A second token, which no test signs in to: a process that is signed in to a token is not asked
  /// for its PIN again.
  public static int slotThatNobodySignsInTo() {
    return Made.OTHER_SLOT.orElseThrow();
  }

  public static Path pin(Path folder, String pin) {
    try {
      var file = Files.createTempFile(folder, "pin", "");
      Files.writeString(file, pin + "\n");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> library() {
    return Optional.of(Path.of("/usr/lib/softhsm/libsofthsm2.so")).filter(Files::isRegularFile);
  }

  private static final class Made {
    static final Optional<Integer> SLOT = make();
    static final Optional<Integer> OTHER_SLOT = SLOT.flatMap(_ -> token());

    private static Optional<Integer> make() {
      var configuration = System.getenv("SOFTHSM2_CONF");
      if (configuration == null || library().isEmpty()) {
        return Optional.empty();
      }
      try {
        var tokens = Files.createTempDirectory("mufakat-tokens");
        var file = Path.of(configuration);
        Files.createDirectories(file.getParent());
        Files.writeString(
            file,
            "directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n"
                .formatted(tokens));
        return token();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Optional<Integer> token() {
      try {
        return newToken();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    private static Optional<Integer> newToken() throws IOException, InterruptedException {
      var process =
          new ProcessBuilder(
                  "softhsm2-util",
                  "--init-token",
                  "--free",
                  "--label",
                  "mufakat-test",
                  "--pin",
                  PIN,
                  "--so-pin",
                  "81920")
              .redirectErrorStream(true)
              .start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(30, TimeUnit.SECONDS);
      var slot = SLOT_SAID.matcher(said);
      return slot.find() ? Optional.of(Integer.valueOf(slot.group(1))) : Optional.empty();
    }
  }
}
