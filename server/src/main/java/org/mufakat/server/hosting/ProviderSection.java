package org.mufakat.server.hosting;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mufakat.server.hosting.ProviderSetting.SecondFactorWords;

/// Reads the providers of a node's configuration, `sign-in: providers:`.
final class ProviderSection {

  private static final int LABEL_CHARACTERS = 40;
  private static final int LONGEST_ISSUER = 2000;

  /// What a provider may give to somebody else one day, or lets people change.
  private static final Set<String> NOT_FOR_EVER =
      Set.of("email", "name", "nickname", "phone_number", "preferred_username", "upn");

  /// Words of `amr` that speak of one thing that is known.
  private static final Set<String> ONE_FACTOR = Set.of("kba", "pin", "pwd");

  private ProviderSection() {}

  static List<ProviderSetting> read(ConfigurationSection signIn) {
    var ids = new HashSet<String>();
    var issuers = new HashSet<String>();
    var providers = new ArrayList<ProviderSetting>();
    for (ConfigurationSection section : signIn.sections("providers")) {
      var provider = provider(section);
      if (!provider.id().isEmpty() && !ids.add(provider.id())) {
        section.fault("id", "provider " + provider.id() + " is listed twice");
      }
      if (!provider.issuer().isEmpty() && !issuers.add(provider.issuer())) {
        section.fault("issuer", "a node knows an issuer once: list it once");
      }
      providers.add(provider);
      section.end();
    }
    return List.copyOf(providers);
  }

  /// What stands in for a value that is missing or wrong is never used: the file is refused.
  private static ProviderSetting provider(ConfigurationSection section) {
    return new ProviderSetting(
        id(section),
        label(section),
        issuer(section),
        section.text("client-id").orElseGet(() -> section.missing("client-id", "")),
        section
            .path("client-secret-file")
            .orElseGet(() -> section.missing("client-secret-file", Path.of("."))),
        personClaim(section),
        new SecondFactorWords(methods(section), Set.copyOf(section.texts("second-factor-acr"))));
  }

  private static String id(ConfigurationSection section) {
    var id = section.text("id").orElseGet(() -> section.missing("id", ""));
    if (!id.isEmpty() && !id.matches("[a-z][a-z0-9-]{0,19}")) {
      section.fault(
          "id", "a provider is named by 1 to 20 small letters, digits and hyphens, as ministry");
    }
    return id;
  }

  private static String label(ConfigurationSection section) {
    var label = section.text("label").orElseGet(() -> section.missing("label", ""));
    if (label.length() > LABEL_CHARACTERS) {
      section.fault("label", "how pages call the provider has 1 to 40 characters");
    }
    return label;
  }

  private static String issuer(ConfigurationSection section) {
    var issuer = section.text("issuer").orElseGet(() -> section.missing("issuer", ""));
    if (!issuer.isEmpty() && !isIssuer(issuer)) {
      section.fault(
          "issuer",
          "the issuer is https://HOST, perhaps with a path, exactly as the provider writes it in"
              + " its /.well-known/openid-configuration; http://localhost alone may be without"
              + " TLS");
    }
    return issuer;
  }

  private static boolean isIssuer(String issuer) {
    try {
      var uri = new URI(issuer);
      return issuer.length() <= LONGEST_ISSUER
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null
          && ("https".equals(uri.getScheme()) || ProviderSetting.isOnThisMachine(uri));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String personClaim(ConfigurationSection section) {
    var claim = section.text("person-claim").orElse(ProviderSetting.USUAL_PERSON_CLAIM);
    if (NOT_FOR_EVER.contains(claim)) {
      section.fault(
          "person-claim",
          claim + " can be another person's one day: name a claim that stays with one, as sub");
    } else if (!claim.matches("[A-Za-z0-9_:./-]{1,100}")) {
      section.fault("person-claim", "the name of a claim is needed, as sub");
    }
    return claim;
  }

  private static Set<String> methods(ConfigurationSection section) {
    var methods = Set.copyOf(section.texts("second-factor-amr"));
    for (String method : methods) {
      if (ONE_FACTOR.contains(method)) {
        section.fault(
            "second-factor-amr",
            method + " is one thing that is known, no second factor: list others, as otp or hwk");
      }
    }
    return methods;
  }
}
