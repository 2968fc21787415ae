package org.mufakat.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Vectors that others published and check their own implementations with.
///
/// Source: the eight leaves, their roots and proofs of Certificate Transparency, as in
/// transparency-dev/merkle, `proof/verify_test.go`; the answers of Google's log Argon 2020, as in
/// golang.org/x/mod, `sumdb/tlog/testdata/argon2020`.
class PublishedTreeVectorsTest {

  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  /// Index, size, and the path's hashes below.
  private static final String INCLUSION =
      """
      0 1
      0 8
        96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7
        5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e
        6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
      5 8
        bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
        ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0
        d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
      2 3
        fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
      1 5
        6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
        5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e
        bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
      """;

  /// Old size, new size, and the path's hashes below.
  private static final String CONSISTENCY =
      """
      1 1
      1 8
        96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7
        5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e
        6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4
      6 8
        0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a
        ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0
        d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
      2 5
        5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e
        bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
      6 7
        0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a
        b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f
        d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
      """;

  private static final long ARGON_SIZE = 961_984_013L;
  private static final TreeHash ARGON_ROOT = base64("dwlueapdd7LaOEnX2W2Wp9v2XE+KzejHRQGHwEx0oaM=");

  private static final List<TreeHash> ARGON_INCLUSION =
      hashes(
          """
          T46AmJsuOM/gFiGlUp+IJJebp+1Z5qratFNW7U0JyOQ=
          9Jj1Feodn42uRYEfffkV4HF/EIPFQ5Zo9IwkxbQ2uhk=
          D53/1oCNebF4J59HHgioovKZxrmrKcVuCVhy3Izg8Ck=
          wSFDgGSrsXRPA+1c8WHoAFCsWeUv8NDyP/Q/SgsyVyY=
          516/RcwsgdwdzHn18v1dJHqBkgFUbNhmCIWOGjsMJaE=
          naTFY2ajLFgrgs5XUl+zJYZnnlJksLGsA1VYwpLfqbY=
          mKBRJo6qao+0Kdh/rhGkZUbHUAxMhrtrclrTpIbNjIg=
          Co4ueOFE7lpifLio94irxxsv1wFMMaK3tPu2ZQkHlro=
          yRgy800K6JMYCC05sWfqF2kvCg2riT/pVM+nEa6V5+0=
          n2O38XJZC8/Wpbwi9HhgVizlUyeUHVZvYyQB1607MRc=
          go3tAjuNfNSCj87y2Rg1xOroDknGN1eaf3cgvzObf7Q=
          8D0Mj3/J7ySSnFb0afIHYXv6rlOhECnsebY6XKi1IR8=
          6rcez46ZU8M5vPiWVMAUfJfAOV0pPP/mch/lYzZhj/M=
          2rtIeXrPvSdUyHc5maIgSAVB2BzaKaupWxSAiVayDE4=
          nniW/IMFQPN5xw8UsHFn7CRStYbm1gLu7NNa6kkRqJQ=
          mRPPi7sQS22MduIEyvcNzCNFqIt6kLwYPkNKrVtIcu8=
          JvTivzESNS9wHI8aph5a7uieVmtS/p9PciMZ5D6GyOo=
          UTyQd+Ym0wY4zG+qK806bBORwi1CSVvFQ/KknnqoZj8=
          hXODrqN+ff+U6zPqRQ+ZQKs6im1fPcxIerDSfNwflhE=
          II6GE+WY/DrpZzfHztLwkR46o37zVkNLCyPYlf68zA0=
          d609kWWcNBllbA8Jb/ad4XAVVGnScLRmtP8FYyr+Dck=
          rikBsP0G0gioXRpBFED2CzQdSLrGPvRd0bEcbEZw1rI=
          GXIElfmnRuWfbA4z7ubV/UwlpSRUbUeec7oL5HDDnh0=
          pR0SH/NYP6s9+8azWwaeUXA4Ze/3WCIgMfh5YW6wvcE=
          f3GuAKYVrF8RBg3s15jvA/YvV9oAliWtzP/imwPhQVA=
          WHn8zDxlVgkV+lSlmzaOdfSBrTHoRr5nT3d76q0KKWE=
          f2uV2ZxVgULzLPKuZcowRY3ZY7fRlX59iDBjV1R8kNQ=
          NzQVjJsvQwbi7WStMr9oFkh9VbHfK7LB6o7WwAqwNTs=
          C0LttBeYHZHgL+032JIcJC3CTBIyza/hsbmJUgJfmDI=
          nixU5CWTFVDlF4BGdcU6kA7WSYurEpe9jRWc+F/7sOc=
          """);

  private static final List<TreeHash> ARGON_CONSISTENCY =
      hashes(
          """
          80Sfbj6UQEdVSZCSIgh9NMPj3vCBzcc1A48B2crJSWg=
          FZcrgAHUk6nNPviJZq8kEK6jCG1d18pJOFE45ZDc1TQ=
          Q67reWXmPBo1UfmwBap4Xi9PMPfFdUSSw3WGlRZdG7k=
          eJ7CyhR4PxzBxDIsWgrVYW1eFUb9ndgf46tFmiqVrxA=
          QrDwp062Grm5WY8KdrhFsBuuNjGzRox2Jb8PmVL5OYw=
          XM4YMjMEdLH/XJam/ZWyaP14k3cmsOtnPsOWQ54lW1s=
          SGiBh+jOTGccXU48ZzgQ88lRcBmtB4wz4oSDndv2QTg=
          WAS6txqNLYKGL1GdBdpqmV42TTfn6cJsuDsqLXuTCNI=
          QFmRS0rirUA7ZN3lxFjDncV+E1OCrn3NUB4RCp+5fzc=
          Hdbp7It2XBNZmNDBpCN/KPd7vfVqxgzwOosqVIaEA9E=
          mxvHL0ZiblBdD7j7pIa1jlfB0gSqfJ6oX0UGo7L0VsU=
          q5hjyvoW6TL/PThgcitpDcSTrnKX2p1+aqscqH2euRA=
          jTOWDqt3IHj2NVFeezyBz2ofpru+ztEywqKUAfFclKI=
          GIRn0w3HqJdvU9j1WVD//eR6lk2AaTVjyzjsJNP8U88=
          x52GJvxG81fnQBrgOTbll1A5tz95/LXK0Ag1NhB0r1I=
          6/0OqrcTgc3o5dD5PymmoC96lB9yLPFuTHVvLy8fSGk=
          Gf+iKLfcXO5l4JEFmsZvSdG5q1uEeWPfYLrds6pmjz0=
          DGuaco+McyM3AfRSF6qX7RwSetwe2ieYJmxw5e9rVx0=
          2tQJ9V32hnYp+fdpP6TcjmgJmLeNVOMKM0Ml1kk4cNU=
          3PapK+IkyJr8I9yAErAmzuZezzLMzsg+PfeRCgNW8NQ=
          s6xiYeejb+wtqHA+URJZ2I/SCPyIW8coP6aB00FJbMY=
          z9lSpmdTcr5M5ZzKlc4EPh3SrSypKFdk6JUF/UccaZU=
          GXIElfmnRuWfbA4z7ubV/UwlpSRUbUeec7oL5HDDnh0=
          pR0SH/NYP6s9+8azWwaeUXA4Ze/3WCIgMfh5YW6wvcE=
          f3GuAKYVrF8RBg3s15jvA/YvV9oAliWtzP/imwPhQVA=
          WHn8zDxlVgkV+lSlmzaOdfSBrTHoRr5nT3d76q0KKWE=
          f2uV2ZxVgULzLPKuZcowRY3ZY7fRlX59iDBjV1R8kNQ=
          NzQVjJsvQwbi7WStMr9oFkh9VbHfK7LB6o7WwAqwNTs=
          C0LttBeYHZHgL+032JIcJC3CTBIyza/hsbmJUgJfmDI=
          nixU5CWTFVDlF4BGdcU6kA7WSYurEpe9jRWc+F/7sOc=
          """);

  private final MemoryLedger ledger = new MemoryLedger();

  PublishedTreeVectorsTest() {
    LEAVES.forEach(leaf -> ledger.append(HexFormat.of().parseHex(leaf)));
  }

  @Test
  void the_empty_tree_and_the_empty_leaf_have_the_published_hashes() {
    assertThat(TreeHash.EMPTY)
        .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(TreeHash.ofLeaf(new byte[0])).hasToString(ROOTS.getFirst());
  }

  @Test
  void every_size_of_the_tree_has_the_published_root() {
    var range = new CompactRange();

    for (int size = 1; size <= LEAVES.size(); size++) {
      range.append(leaf(size - 1));

      assertThat(range.root()).hasToString(ROOTS.get(size - 1));
      assertThat(ledger.root(size)).isEqualTo(range.root());
    }
  }

  @Test
  void inclusion_is_proved_by_the_published_paths() {
    for (var vector : vectors(INCLUSION)) {
      int index = vector.first();
      int size = vector.second();

      var proof = InclusionProof.from(ledger, index, size);

      assertThat(proof.path()).as("%d of %d", index, size).isEqualTo(vector.path());
      assertThat(proof.proves(leaf(index), root(size))).as("%d of %d", index, size).isTrue();
    }
  }

  @Test
  void consistency_is_proved_by_the_published_paths() {
    for (var vector : vectors(CONSISTENCY)) {
      int oldSize = vector.first();
      int newSize = vector.second();

      var proof = ConsistencyProof.from(ledger, oldSize, newSize);

      assertThat(proof.path()).as("%d to %d", oldSize, newSize).isEqualTo(vector.path());
      assertThat(proof.proves(root(oldSize), root(newSize)))
          .as("%d to %d", oldSize, newSize)
          .isTrue();
    }
  }

  @Test
  void a_public_log_of_961_984_013_certificates_proves_its_entry_10_000() {
    var proof = new InclusionProof(10_000, ARGON_SIZE, ARGON_INCLUSION);

    assertThat(proof.proves(base64("nCs3mfIydh9x4CKyQ+u2xtmpxmFggA5MLymHwNQSlLg="), ARGON_ROOT))
        .isTrue();
  }

  @Test
  void a_public_log_of_961_984_013_certificates_proves_that_it_grew_from_3_654_490() {
    var proof = new ConsistencyProof(3_654_490, ARGON_SIZE, ARGON_CONSISTENCY);

    assertThat(proof.proves(base64("AuIZ5V6sDUj1vn3Y1K85oOaQ7y+FJJKtyRTl1edIKBQ="), ARGON_ROOT))
        .isTrue();
  }

  private record Vector(int first, int second, List<TreeHash> path) {}

  private static List<Vector> vectors(String table) {
    return Stream.of(table.split("\n(?! )"))
        .map(
            block -> {
              var words = block.strip().split("\\s+");
              var path =
                  Stream.of(words)
                      .skip(2)
                      .map(hex -> TreeHash.of(HexFormat.of().parseHex(hex)))
                      .toList();
              return new Vector(Integer.parseInt(words[0]), Integer.parseInt(words[1]), path);
            })
        .toList();
  }

  private static TreeHash leaf(int index) {
    return TreeHash.ofLeaf(HexFormat.of().parseHex(LEAVES.get(index)));
  }

  private static TreeHash root(int size) {
    return TreeHash.of(HexFormat.of().parseHex(ROOTS.get(size - 1)));
  }

  private static List<TreeHash> hashes(String lines) {
    return lines.lines().map(PublishedTreeVectorsTest::base64).toList();
  }

  private static TreeHash base64(String text) {
    return TreeHash.parse(text).orElseThrow();
  }
}
