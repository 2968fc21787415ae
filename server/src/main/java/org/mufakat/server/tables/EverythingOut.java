package org.mufakat.server.tables;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything whoever attacks a release of a node has in hand before it: all that the node let out,
/// withdrawn releases among it, and partners' figures.
final class EverythingOut {

  private final TableReleases releases;
  private final PartnersDesk partners;
  private final ProofSeal proofs;

  EverythingOut(TableReleases releases, PartnersDesk partners, ProofSeal proofs) {
    this.releases = releases;
    this.partners = partners;
    this.proofs = proofs;
  }

  List<OutAlready> all() {
    return all(List.of());
  }

  /// With what releases were proved with, where one of these codes opens it.
  List<OutAlready> all(List<String> codes) {
    return Stream.concat(
            releases.out().stream().flatMap(r -> one(r, codes).stream()),
            partners.all().stream().map(MirrorFigures.Mirror::asOutAlready))
        .toList();
  }

  private Optional<OutAlready> one(StoredRelease stored, List<String> codes) {
    var proof = codes.stream().flatMap(c -> opened(stored, c).stream()).findFirst();
    return stored.tables().map(OutAlready::of).map(o -> proof.map(o::provedWith).orElse(o));
  }

  private Optional<ReleaseProof> opened(StoredRelease stored, String code) {
    return stored.proof().flatMap(kept -> proofs.open(stored.id(), kept, code));
  }

  /// Whether the code opens what a release that stands was proved with.
  boolean isOpenedBy(String code) {
    return releases.out().stream().anyMatch(r -> opened(r, code).isPresent());
  }

  /// Whether a release was audited with what is out now, and nothing is out that it cannot be
  /// audited with.
  boolean wasCountedIn(StoredRelease stored) {
    var out = all();
    return Preparation.inTheWay(out, stored.asked()).isEmpty()
        && stored
            .tables()
            .map(TablesPackage::auditedWith)
            .equals(Optional.of(Preparation.auditedWith(out, stored.asked())));
  }
}
