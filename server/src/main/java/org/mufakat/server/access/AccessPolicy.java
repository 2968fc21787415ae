package org.mufakat.server.access;

import org.mufakat.server.access.AccessAnswer.Allowed;
import org.mufakat.server.access.AccessAnswer.ChoosePasswordFirst;
import org.mufakat.server.access.AccessAnswer.NotForThisRole;
import org.mufakat.server.access.AccessAnswer.SignInFirst;

/// Which role may do which deed: the one place that says so. Pages, REST and tests all ask here.
public final class AccessPolicy {

  private AccessPolicy() {}

  public static AccessAnswer answer(Viewer viewer, Deed deed) {
    return switch (viewer) {
      case Viewer.Nobody(boolean pictureIsPublic) ->
          openToAll(deed, pictureIsPublic) ? new Allowed() : new SignInFirst();
      case Viewer.Person(Role role, boolean passwordIsOneTime) -> {
        if (passwordIsOneTime && !neededToChoosePassword(deed)) {
          yield new ChoosePasswordFirst();
        }
        yield mayDo(role, deed) ? new Allowed() : new NotForThisRole();
      }
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
      case CHANGE_OWN_PASSWORD, READ_IMPORTS, IMPORT_RELEASE, KEEP_ACCOUNTS -> false;
    };
  }

  private static boolean neededToChoosePassword(Deed deed) {
    return switch (deed) {
      case SIGN_IN, KNOW_OWN_SIGN_IN, FIND_ONES_WAY, CHANGE_OWN_PASSWORD, WITNESS_LEDGERS -> true;
      case READ_PUBLISHED_FIGURES, READ_REGIME, READ_IMPORTS, IMPORT_RELEASE, KEEP_ACCOUNTS ->
          false;
    };
  }

  private static boolean mayDo(Role role, Deed deed) {
    return switch (deed) {
      case SIGN_IN,
          KNOW_OWN_SIGN_IN,
          FIND_ONES_WAY,
          WITNESS_LEDGERS,
          CHANGE_OWN_PASSWORD,
          READ_PUBLISHED_FIGURES,
          READ_REGIME,
          READ_IMPORTS ->
          true;
      case IMPORT_RELEASE ->
          switch (role) {
            case ADMINISTRATOR, ANALYST -> true;
            case READER -> false;
          };
      case KEEP_ACCOUNTS ->
          switch (role) {
            case ADMINISTRATOR -> true;
            case ANALYST, READER -> false;
          };
    };
  }
}
