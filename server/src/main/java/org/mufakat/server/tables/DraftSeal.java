package org.mufakat.server.tables;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mufakat.node.Node;
import org.mufakat.server.keys.Aead;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Seals what a release is made from under a key of the node, so that a copy of the database tells
/// nobody anything; each under the name of its release, so that none stands in for another.
final class DraftSeal {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final byte[] key;
  private final Aead aead;

  DraftSeal(Node node, SecureRandom chance) {
    this.key = ReleaseKeys.sealing(node);
    this.aead = new Aead(chance);
  }

  /// What a release is made from.
  ///
  /// @param codes that open what earlier releases were proved with, as they were typed
  record Made(CountedPersons counted, List<String> codes) {
    Made {
      codes = List.copyOf(codes);
    }
  }

  /// @param codes null where it was sealed before there were any
  private record Rows(
      List<String> variables,
      List<List<String>> rows,
      List<Integer> persons,
      @Nullable List<String> codes) {}

  byte[] sealed(String id, Made made) {
    var counted = made.counted();
    var rows =
        new Rows(
            counted.variables(),
            List.copyOf(counted.persons().keySet()),
            List.copyOf(counted.persons().values()),
            made.codes());
    return aead.seal(key, JSON.writeValueAsBytes(rows), context("data", id));
  }

  CountedPersons counted(String id, byte[] sealed) {
    return made(id, sealed).counted();
  }

  /// @throws IllegalStateException where it was altered or is another release's
  Made made(String id, byte[] sealed) {
    var rows = JSON.readValue(open(sealed, context("data", id)), new TypeReference<Rows>() {});
    Map<List<String>, Integer> persons = new LinkedHashMap<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      persons.put(new ArrayList<>(rows.rows().get(i)), rows.persons().get(i));
    }
    var codes = Objects.requireNonNullElse(rows.codes(), List.<String>of());
    return new Made(new CountedPersons(rows.variables(), persons), codes);
  }

  /// @param packageSha256 of the package that it is of
  byte[] sealed(String id, String packageSha256, ReviewSheet review) {
    return aead.seal(key, JSON.writeValueAsBytes(review), context("review " + packageSha256, id));
  }

  /// @throws IllegalStateException where it was altered or is of another package
  ReviewSheet review(String id, String packageSha256, byte[] sealed) {
    return JSON.readValue(open(sealed, context("review " + packageSha256, id)), ReviewSheet.class);
  }

  private byte[] open(byte[] sealed, byte[] context) {
    return aead.open(key, sealed, context)
        .orElseThrow(() -> new IllegalStateException("a draft of tables does not open"));
  }

  private static byte[] context(String what, String id) {
    return ("mufakat tables " + what + " " + id).getBytes(StandardCharsets.UTF_8);
  }
}
