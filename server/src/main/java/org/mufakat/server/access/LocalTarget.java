package org.mufakat.server.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// The page to go to after sign-in: an address of the same node on this server, or none. Whatever
/// else a link to the sign-in page asks for is left out.
public final class LocalTarget {

  private static final int LONGEST = 2000;

  /// Printable ASCII without what browsers read as something else (`\`) or servers cut off (`;`).
  private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\\\\;\"<>^`{|}#]]+");

  private LocalTarget() {}

  public static Optional<String> within(String slug, String asked) {
    if (asked.length() > LONGEST
        || !asked.startsWith("/" + slug + "/")
        || !PLAIN.matcher(asked).matches()) {
      return Optional.empty();
    }
    try {
      var uri = new URI(asked);
      var path = uri.getPath();
      var leadsAway =
          uri.isAbsolute()
              || uri.getRawAuthority() != null
              || path.contains("//")
              || path.contains("/.")
              || uri.getRawPath().contains("%")
              || path.equals("/" + slug + "/sign-in")
              || path.startsWith("/" + slug + "/sign-in/")
              || path.equals("/" + slug + "/second-step")
              || path.equals("/" + slug + "/sign-out")
              || path.startsWith("/" + slug + "/api/");
      return leadsAway ? Optional.empty() : Optional.of(asked);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
