package org.mufakat.server.tables;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.mufakat.ledger.NoteSigner;
import org.mufakat.ledger.Sha256;
import org.mufakat.ledger.SignedNote;
import org.mufakat.ledger.VerifierKey;

/// A package with the word of its node: a signed note over the package's hash, an empty line, and
/// the package. What is under the note can be checked by anyone who knows the node's key, without
/// asking anybody.
///
/// ```
/// mufakat-release/v1
/// node XNO
/// release 32 hex digits
/// package 64 hex digits, SHA-256 of the bytes after the second empty line
/// constraints 64 hex digits, SHA-256 of the constraint matrix
/// approved 2031-05-06T07:08:09Z
/// key mufakat/example/XNO/tables+…
///
/// — mufakat/example/XNO/tables …
///
/// {"audited-with":[],…}
/// ```
///
/// Source: C2SP `signed-note`.
///
/// @param bytes of the package
public record SignedPackage(SignedNote note, byte[] bytes) {

  static final String FIRST_LINE = "mufakat-release/v1";

  private static final byte[] GAP = {'\n', '\n'};

  static SignedPackage sign(TablesPackage release, Instant approved, NoteSigner signer) {
    var bytes = PackageJson.bytes(release);
    return new SignedPackage(
        SignedNote.sign(text(release, bytes, approved, signer.key()), signer), bytes);
  }

  private static String text(
      TablesPackage release, byte[] bytes, Instant approved, VerifierKey key) {
    return String.join(
            "\n",
            FIRST_LINE,
            "node " + release.node(),
            "release " + release.id(),
            "package " + Sha256.hexOf(bytes),
            "constraints " + release.constraints(),
            "approved " + approved,
            "key " + key)
        + "\n";
  }

  /// What a file turned out to be.
  public sealed interface Verdict {

    /// Signed by the key, and the package is the one that was signed.
    record Sound(TablesPackage release, String approved, VerifierKey key) implements Verdict {}

    record Unsound(Fault fault) implements Verdict {}
  }

  /// What is wrong with a file, the first that was found.
  public enum Fault {
    /// It is no signed release, or was cut off.
    NO_RELEASE,
    /// It names no key that could verify it.
    NO_KEY,
    /// The key that was given is not the one that signed.
    OTHER_KEY,
    /// The note was not signed by the key that it names, or was changed since.
    SIGNATURE,
    /// The package was changed after it was signed.
    PACKAGE,
    /// What the note says of the package is not so, or the key is another node's.
    NOTE_DIFFERS
  }

  /// Whether the file is a release that this key signed.
  ///
  /// @param given the key that is believed; where none is given, that which the note names is only
  ///   shown to have signed
  public static Verdict verify(byte[] file, Optional<VerifierKey> given) {
    int first = find(file, 0);
    int second = first < 0 ? -1 : find(file, first + GAP.length);
    if (second < 0) {
      return new Verdict.Unsound(Fault.NO_RELEASE);
    }
    var note = SignedNote.parse(Arrays.copyOf(file, second + 1));
    var bytes = Arrays.copyOfRange(file, second + GAP.length, file.length);
    return note.filter(n -> n.text().startsWith(FIRST_LINE + "\n"))
        .map(n -> new SignedPackage(n, bytes).verify(given))
        .orElseGet(() -> new Verdict.Unsound(Fault.NO_RELEASE));
  }

  private Verdict verify(Optional<VerifierKey> given) {
    var named = VerifierKey.parse(line("key"));
    if (named.isEmpty()) {
      return new Verdict.Unsound(Fault.NO_KEY);
    }
    var key = given.orElse(named.get());
    if (!key.toString().equals(named.get().toString())) {
      return new Verdict.Unsound(Fault.OTHER_KEY);
    }
    if (note.signatures().stream().noneMatch(s -> key.verifies(note.text(), s))) {
      return new Verdict.Unsound(Fault.SIGNATURE);
    }
    if (!Sha256.hexOf(bytes).equals(line("package"))) {
      return new Verdict.Unsound(Fault.PACKAGE);
    }
    return PackageJson.read(bytes)
        .filter(read -> isAsSaid(read) && isKeyOf(read.node(), key))
        .<Verdict>map(read -> new Verdict.Sound(read, line("approved"), key))
        .orElseGet(() -> new Verdict.Unsound(Fault.NOTE_DIFFERS));
  }

  private boolean isAsSaid(TablesPackage read) {
    return line("node").equals(read.node())
        && line("release").equals(read.id())
        && line("constraints").equals(read.constraints());
  }

  /// A node signs what is its own and nothing in the name of another.
  private static boolean isKeyOf(String node, VerifierKey key) {
    return key.name().endsWith("/" + node + "/tables");
  }

  /// What the note says under a name; empty where it says nothing.
  String line(String name) {
    return note.text()
        .lines()
        .filter(l -> l.startsWith(name + " "))
        .map(l -> l.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  /// The file as it is kept and given.
  public byte[] file() {
    var head = (note + "\n").getBytes(StandardCharsets.UTF_8);
    var file = Arrays.copyOf(head, head.length + bytes.length);
    System.arraycopy(bytes, 0, file, head.length, bytes.length);
    return file;
  }

  private static int find(byte[] file, int from) {
    for (int i = from; i + 1 < file.length; i++) {
      if (file[i] == GAP[0] && file[i + 1] == GAP[1]) {
        return i;
      }
    }
    return -1;
  }
}
