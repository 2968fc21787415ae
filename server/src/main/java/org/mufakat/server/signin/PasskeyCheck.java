package org.mufakat.server.signin;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.data.extension.client.AuthenticationExtensionsClientOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mufakat.ledger.Subject;
import org.mufakat.node.NodeId;
import org.mufakat.server.access.AccountId;
import org.mufakat.server.ledger.OpaqueIds;

/// Checks what a device answered to a challenge. The device must have checked its owner (by finger,
/// face or PIN); who made the device is not asked.
///
/// Source: W3C Web Authentication Level 3, sections 7.1 and 7.2.
final class PasskeyCheck {

  /// In the order of preference; every device has one of them.
  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      List.of(
          algorithm(COSEAlgorithmIdentifier.ES256),
          algorithm(COSEAlgorithmIdentifier.EdDSA),
          algorithm(COSEAlgorithmIdentifier.RS256));

  private static final boolean OWNER_CHECKED = true;

  private final ObjectConverter converter = new ObjectConverter();
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(converter);
  private final WebAuthnManager webAuthn =
      WebAuthnManager.createNonStrictWebAuthnManager(converter);

  /// What a browser says, not checked yet.
  ///
  /// @param credentialId of the passkey that it says was used
  record Said(byte[] credentialId, AuthenticationData data) {}

  /// What a use comes to.
  ///
  /// @param signCount of the device now
  record Used(long signCount, boolean backedUp) {}

  /// The name of a person's account in devices: it says nothing of the person, and another node's
  /// is another.
  static byte[] handle(NodeId node, AccountId account) {
    return OpaqueIds.of(node, Subject.Kind.ACCOUNT, account.value())
        .toString()
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// A new passkey; empty where the answer is not one to this challenge at this address, or the
  /// device did not check its owner.
  ///
  /// @param json the browser's answer
  Optional<Passkey> made(
      String json, URI origin, byte[] challenge, AccountId account, String name, Instant at) {
    try {
      var parsed = parsed(() -> webAuthn.parseRegistrationResponseJSON(json));
      if (parsed.isEmpty()) {
        return Optional.empty();
      }
      var data =
          webAuthn.verify(
              parsed.get(),
              new RegistrationParameters(server(origin, challenge), ALGORITHMS, OWNER_CHECKED));
      var attested = data.getAttestationObject();
      if (attested == null) {
        return Optional.empty();
      }
      var authenticator = attested.getAuthenticatorData();
      var credential = authenticator.getAttestedCredentialData();
      if (credential == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Passkey(
              credential.getCredentialId(),
              account,
              name,
              origin.getHost(),
              credentials.convert(credential),
              authenticator.getSignCount(),
              authenticator.isFlagBE(),
              authenticator.isFlagBS(),
              at,
              Optional.empty()));
    } catch (DataConversionException | VerificationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What the browser says was used; empty where it cannot be read.
  Optional<Said> read(String json) {
    return parsed(() -> webAuthn.parseAuthenticationResponseJSON(json))
        .flatMap(
            data -> {
              var credentialId = data.getCredentialId();
              return credentialId == null
                  ? Optional.empty()
                  : Optional.of(new Said(Arrays.copyOf(credentialId, credentialId.length), data));
            });
  }

  /// A use of a known passkey; empty where it answers another challenge or address, is signed by
  /// another key, names another person, comes from a device whose count went back, or from one that
  /// did not check its owner.
  Optional<Used> used(
      AuthenticationData data, Passkey passkey, URI origin, byte[] challenge, byte[] handle) {
    var named = data.getUserHandle();
    if (named == null || !MessageDigest.isEqual(named, handle)) {
      return Optional.empty();
    }
    if (!passkey.relyingParty().equals(origin.getHost())) {
      return Optional.empty();
    }
    try {
      var record =
          new CredentialRecordImpl(
              new NoneAttestationStatement(),
              OWNER_CHECKED,
              passkey.backupEligible(),
              passkey.backedUp(),
              passkey.signCount(),
              credentials.convert(passkey.credential()),
              new AuthenticationExtensionsAuthenticatorOutputs<>(),
              null,
              new AuthenticationExtensionsClientOutputs<>(),
              Set.of());
      var verified =
          webAuthn.verify(
              data,
              new AuthenticationParameters(server(origin, challenge), record, null, OWNER_CHECKED));
      var authenticator = verified.getAuthenticatorData();
      return authenticator == null
          ? Optional.empty()
          : Optional.of(new Used(authenticator.getSignCount(), authenticator.isFlagBS()));
    } catch (DataConversionException | VerificationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Anyone can send anything, and the parsers throw what they like at it: whatever they throw, it
  /// is no answer of a device.
  private static <T> Optional<T> parsed(Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static ServerProperty server(URI origin, byte[] challenge) {
    return ServerProperty.builder()
        .origin(new Origin(origin.toString()))
        .rpId(origin.getHost())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static PublicKeyCredentialParameters algorithm(COSEAlgorithmIdentifier algorithm) {
    return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
  }
}
