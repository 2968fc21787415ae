package org.mufakat.server.hosting;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/// A provider by which people sign in at a node (OpenID Connect), as the node's configuration names
/// it.
///
/// @param id names it in addresses: 1 to 20 small letters, digits and hyphens
/// @param label how pages call it, 1 to 40 characters
/// @param issuer exactly as the provider writes it
/// @param clientId how the provider knows this node
/// @param clientSecretFile holds the secret alone, readable by its owner only
/// @param personClaim the claim whose value the provider gives to one person and never to another
/// @param secondFactor what of the provider's word counts as a second factor
public record ProviderSetting(
    String id,
    String label,
    String issuer,
    String clientId,
    Path clientSecretFile,
    String personClaim,
    SecondFactorWords secondFactor) {

  static final String USUAL_PERSON_CLAIM = "sub";

  /// Words by which a provider says that a person showed more than one thing. One of either is
  /// enough; where there are none, the provider's sign-in counts as a password does.
  ///
  /// @param methods of the claim `amr`, as `otp` (RFC 8176)
  /// @param contexts of the claim `acr`
  public record SecondFactorWords(Set<String> methods, Set<String> contexts) {

    public static final SecondFactorWords NONE = new SecondFactorWords(Set.of(), Set.of());

    public SecondFactorWords {
      methods = Set.copyOf(methods);
      contexts = Set.copyOf(contexts);
    }
  }

  /// What this node shows the provider to be known by it.
  ///
  /// @throws RefusedToStart where the file is not there, is empty, or can be read by others
  public String clientSecret() {
    var secret = Folders.readSecret(clientSecretFile).strip();
    if (secret.isEmpty()) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(
              clientSecretFile, "is empty: put the secret into it that the provider gave"));
    }
    return secret;
  }

  /// Whether the provider runs on this machine, to try it out: it alone may be without TLS.
  public boolean isOnThisMachine() {
    return isOnThisMachine(URI.create(issuer));
  }

  /// Whether an address is one of this machine without TLS.
  public static boolean isOnThisMachine(URI address) {
    return "http".equals(address.getScheme())
        && Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
  }
}
