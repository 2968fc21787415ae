package org.mufakat.server.access;

import org.mufakat.ledger.Compartment;
import org.mufakat.server.access.AccessAnswer.Allowed;
import org.mufakat.server.access.AccessAnswer.ChoosePasswordFirst;
import org.mufakat.server.access.AccessAnswer.NotForThisRole;
import org.mufakat.server.access.AccessAnswer.SetUpSecondFactorFirst;
import org.mufakat.server.access.AccessAnswer.SignInFirst;
import org.mufakat.server.hosting.SecondFactorRule;

/// Which role may do which deed: the one place that says so. Pages, REST and tests all ask here.
public final class AccessPolicy {

  private AccessPolicy() {}

  public static AccessAnswer answer(Viewer viewer, Deed deed) {
    return switch (viewer) {
      case Viewer.Nobody(boolean pictureIsPublic) ->
          openToAll(deed, pictureIsPublic) ? new Allowed() : new SignInFirst();
      case Viewer.Person(Role role, boolean supervisor, boolean passwordIsOneTime) -> {
        if (passwordIsOneTime && !neededToChoosePassword(deed)) {
          yield new ChoosePasswordFirst();
        }
        yield mayDo(role, supervisor, deed) ? new Allowed() : new NotForThisRole();
      }
      case Viewer.LacksSecondFactor _ ->
          neededToSetUpSecondFactor(deed) ? new Allowed() : new SetUpSecondFactorFirst();
    };
  }

  /// For pages that show a link only where it leads somewhere.
  public static boolean allows(Viewer viewer, Deed deed) {
    return answer(viewer, deed) instanceof Allowed;
  }

  private static boolean openToAll(Deed deed, boolean pictureIsPublic) {
    return switch (deed) {
      case SIGN_IN, KNOW_OWN_SIGN_IN, FIND_ONES_WAY, WITNESS_LEDGERS -> true;
      case READ_PUBLISHED_FIGURES, READ_REGIME -> pictureIsPublic;
      case CHANGE_OWN_PASSWORD,
          KEEP_OWN_ACCOUNT,
          READ_IMPORTS,
          IMPORT_RELEASE,
          IMPORT_REFERENCE,
          KEEP_ACCOUNTS,
          READ_CASES,
          WORK_ON_CASES,
          SUPERVISE_CASES,
          RECORD_CONSENT,
          RECORD_COURT_ORDER,
          GIVE_ACROSS,
          EXPORT_CASES,
          EXPORT_IDENTITIES,
          PRINT_CASES,
          PRINT_FOR_COURT,
          IMPORT_CASES,
          BREAK_GLASS,
          READ_EMERGENCIES,
          READ_LEDGER,
          READ_FORUM,
          ACT_IN_FORUM,
          KEEP_FORUM,
          GIVE_CREDENTIALS,
          READ_STATISTICS,
          MAKE_STATISTICS,
          COUNT_CASES,
          APPROVE_RELEASE ->
          false;
    };
  }

  private static boolean neededToChoosePassword(Deed deed) {
    return switch (deed) {
      case SIGN_IN, KNOW_OWN_SIGN_IN, FIND_ONES_WAY, CHANGE_OWN_PASSWORD, WITNESS_LEDGERS -> true;
      case KEEP_OWN_ACCOUNT,
          READ_PUBLISHED_FIGURES,
          READ_REGIME,
          READ_IMPORTS,
          IMPORT_RELEASE,
          IMPORT_REFERENCE,
          KEEP_ACCOUNTS,
          READ_CASES,
          WORK_ON_CASES,
          SUPERVISE_CASES,
          RECORD_CONSENT,
          RECORD_COURT_ORDER,
          GIVE_ACROSS,
          EXPORT_CASES,
          EXPORT_IDENTITIES,
          PRINT_CASES,
          PRINT_FOR_COURT,
          IMPORT_CASES,
          BREAK_GLASS,
          READ_EMERGENCIES,
          READ_LEDGER,
          READ_FORUM,
          ACT_IN_FORUM,
          KEEP_FORUM,
          GIVE_CREDENTIALS,
          READ_STATISTICS,
          MAKE_STATISTICS,
          COUNT_CASES,
          APPROVE_RELEASE ->
          false;
    };
  }

  private static boolean neededToSetUpSecondFactor(Deed deed) {
    return deed == Deed.KEEP_OWN_ACCOUNT || neededToChoosePassword(deed);
  }

  /// Whether a node wants a second factor from everyone of a role.
  public static boolean wantsSecondFactor(SecondFactorRule rule, Role role) {
    return switch (rule) {
      case OPTIONAL -> false;
      case CASES -> role.compartment().isPresent();
      case EVERYONE -> true;
    };
  }

  private static boolean mayDo(Role role, boolean supervisor, Deed deed) {
    return switch (deed) {
      case SIGN_IN,
          KNOW_OWN_SIGN_IN,
          FIND_ONES_WAY,
          WITNESS_LEDGERS,
          CHANGE_OWN_PASSWORD,
          KEEP_OWN_ACCOUNT,
          READ_PUBLISHED_FIGURES,
          READ_REGIME,
          READ_IMPORTS ->
          true;
      case READ_STATISTICS ->
          switch (role) {
            case STATISTICIAN, RELEASE_APPROVER, ANALYST, FOCAL_POINT -> true;
            case ADMINISTRATOR,
                INVESTIGATOR,
                VICTIM_SERVICES_WORKER,
                LIAISON_OFFICER,
                AUDITOR,
                DELEGATE,
                ADVISER,
                SECRETARIAT,
                CHAIR,
                OBSERVER,
                READER ->
                false;
          };
      case MAKE_STATISTICS, COUNT_CASES -> role == Role.STATISTICIAN;
      case APPROVE_RELEASE -> role == Role.RELEASE_APPROVER;
      case IMPORT_RELEASE -> role == Role.ADMINISTRATOR || role == Role.ANALYST;
      case IMPORT_REFERENCE ->
          role == Role.ADMINISTRATOR || role == Role.ANALYST || role == Role.STATISTICIAN;
      case KEEP_ACCOUNTS -> role == Role.ADMINISTRATOR;
      case READ_CASES, PRINT_CASES -> role.compartment().isPresent();
      case WORK_ON_CASES, RECORD_CONSENT, BREAK_GLASS -> role.worksOnCases();
      case SUPERVISE_CASES, RECORD_COURT_ORDER, IMPORT_CASES, EXPORT_IDENTITIES ->
          role.worksOnCases() && supervisor;
      case GIVE_ACROSS ->
          switch (role) {
            case VICTIM_SERVICES_WORKER, INVESTIGATOR, LIAISON_OFFICER -> true;
            case ADMINISTRATOR,
                FOCAL_POINT,
                ANALYST,
                STATISTICIAN,
                RELEASE_APPROVER,
                AUDITOR,
                DELEGATE,
                ADVISER,
                SECRETARIAT,
                CHAIR,
                OBSERVER,
                READER ->
                false;
          };
      case EXPORT_CASES -> role == Role.LIAISON_OFFICER || role.worksOnCases() && supervisor;
      case PRINT_FOR_COURT ->
          role.compartment().filter(side -> side == Compartment.LAW_ENFORCEMENT).isPresent();
      case READ_EMERGENCIES -> role == Role.FOCAL_POINT;
      case READ_LEDGER -> role == Role.AUDITOR;
      case READ_FORUM -> isOfTheForum(role);
      case ACT_IN_FORUM -> isOfTheForum(role) && role != Role.OBSERVER;
      case KEEP_FORUM -> role == Role.SECRETARIAT || role == Role.CHAIR;
      case GIVE_CREDENTIALS -> role == Role.FOCAL_POINT || role == Role.SECRETARIAT;
    };
  }

  private static boolean isOfTheForum(Role role) {
    return switch (role) {
      case FOCAL_POINT, DELEGATE, ADVISER, SECRETARIAT, CHAIR, OBSERVER -> true;
      case ADMINISTRATOR,
          INVESTIGATOR,
          VICTIM_SERVICES_WORKER,
          LIAISON_OFFICER,
          ANALYST,
          STATISTICIAN,
          RELEASE_APPROVER,
          AUDITOR,
          READER ->
          false;
    };
  }
}
