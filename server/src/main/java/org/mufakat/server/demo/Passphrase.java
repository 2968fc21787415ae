package org.mufakat.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Three plain words to type once or twice: `mango-river-lantern`. Some 24 bits of chance, enough
/// on a loopback address with counted attempts and nothing real behind it.
final class Passphrase {

  private static final int WORDS = 3;

  private final List<String> words;

  private Passphrase(List<String> words) {
    this.words = words;
  }

  static Passphrase fromTheWordList() {
    try (InputStream in = Passphrase.class.getResourceAsStream("words.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new Passphrase(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String draw(RandomGenerator chance) {
    return IntStream.range(0, WORDS)
        .mapToObj(_ -> words.get(chance.nextInt(words.size())))
        .collect(Collectors.joining("-"));
  }
}
