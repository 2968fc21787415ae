package org.mufakat.server.access;

import java.util.Locale;

/// Something a person may want to do at a node. Every address stands for exactly one, see
/// [Addresses].
public enum Deed {
  /// See the sign-in page and type a name and a password.
  SIGN_IN,
  /// End one's own sign-in, or ask who one is.
  KNOW_OWN_SIGN_IN,
  CHANGE_OWN_PASSWORD,
  /// See where one is signed in and end it elsewhere; keep one's own second factor, passkeys and
  /// links to providers.
  KEEP_OWN_ACCOUNT,
  /// Figures as published, with their maps, charts and downloads, and what they say of a claim.
  READ_PUBLISHED_FIGURES,
  /// Members, instruments, bodies and rules of the regime.
  READ_REGIME,
  /// Which releases were imported, what came of them, and which rows were quarantined.
  READ_IMPORTS,
  /// Start an import or stop it.
  IMPORT_RELEASE,
  /// Bring a publisher's table that figures stand beside: residents, migrants, borders.
  IMPORT_REFERENCE,
  KEEP_ACCOUNTS,
  /// Have a ledger's checkpoint cosigned by the hub, or ask for the last that was: hashes only, and
  /// signatures say who speaks.
  WITNESS_LEDGERS,
  /// Find a node and its pages, read what Mufakat is, ask whether the server is alive and ready.
  FIND_ONES_WAY,
  /// See the cases of one's own side that one works on, with the persons in them.
  READ_CASES,
  /// Open a case, change it, note, attach, and set tasks.
  WORK_ON_CASES,
  /// Assign and hand over, approve, merge records of persons, decide on what is due to be erased.
  SUPERVISE_CASES,
  /// Record what a person agreed to, and that it was taken back.
  RECORD_CONSENT,
  /// Record a court's order that something be given to the other side.
  RECORD_COURT_ORDER,
  /// Let parts of a record through the wall on a consent or an order.
  GIVE_ACROSS,
  /// Take cases out as a file, without names and contacts.
  EXPORT_CASES,
  /// Have names, papers and contacts in such a file. No address stands for it: it is asked for with
  /// the file, and its refusal is told in the ledger.
  EXPORT_IDENTITIES,
  /// Print a case for a colleague of one's own side, or for the person whom it is about.
  PRINT_CASES,
  /// Print a case for a prosecutor or a court, which victim services do through the door alone. No
  /// address stands for it: it is asked for with the print.
  PRINT_FOR_COURT,
  /// Take cases in from a file.
  IMPORT_CASES,
  /// Open a case of one's own side that one does not work on, in an emergency.
  BREAK_GLASS,
  /// Be told of every emergency access.
  READ_EMERGENCIES,
  /// Read the ledger and have it verified.
  READ_LEDGER,
  /// See the forum: its meetings, decisions and tasks, and the texts that one's credentials open.
  READ_FORUM,
  /// Do something in the forum. What exactly, a live credential at the body decides.
  ACT_IN_FORUM,
  /// Keep the forum's meetings and papers.
  KEEP_FORUM,
  /// Say who acts at which body: for a State its focal point, for the others the secretariat.
  GIVE_CREDENTIALS,
  /// See estimates, and tables that are being prepared for release.
  READ_STATISTICS,
  /// Plan and make estimates, prepare tables for release and ask for them to be let out.
  MAKE_STATISTICS,
  /// Have the persons of one side's register counted by list, as a registered plan says; numbers
  /// come of it, and no case.
  COUNT_CASES,
  /// Let prepared tables out, send them back, withdraw what was let out; approve the assumption
  /// that an estimate rests on.
  APPROVE_RELEASE;

  /// `keep-accounts`: the word for programs and the ledger.
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
