package org.mufakat.server.access;

/// Something a person may want to do at a node. Every address stands for exactly one, see
/// [Addresses].
public enum Deed {
  /// See the sign-in page and type a name and a password.
  SIGN_IN,
  /// End one's own sign-in, or ask who one is.
  KNOW_OWN_SIGN_IN,
  CHANGE_OWN_PASSWORD,
  /// Figures as published, with their maps, charts and downloads, and what they say of a claim.
  READ_PUBLISHED_FIGURES,
  /// Members, instruments, bodies and rules of the regime.
  READ_REGIME,
  /// Which releases were imported, what came of them, and which rows were quarantined.
  READ_IMPORTS,
  /// Start an import or stop it.
  IMPORT_RELEASE,
  KEEP_ACCOUNTS,
  /// Have a ledger's checkpoint cosigned by the hub, or ask for the last that was: hashes only, and
  /// signatures say who speaks.
  WITNESS_LEDGERS,
  /// Find a node and its pages, read what Mufakat is, ask whether the server is alive and ready.
  FIND_ONES_WAY
}
