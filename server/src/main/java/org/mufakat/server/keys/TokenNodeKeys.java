package org.mufakat.server.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.mufakat.server.hosting.Folders;
import org.mufakat.server.hosting.Refusal;
import org.mufakat.server.hosting.RefusedToStart;

/// The node's keys in a token, which made them and does not give them out: AES-256 keys named
/// `LABEL-v1-20310506T120000Z`. The token itself wraps and unwraps, by AES-GCM, in the form that
/// [Aead] has.
///
/// It sees within a minute that a command has given the token a new key, and a key that it does not
/// know at once.
///
/// Source: PKCS #11 3.1, CKM_AES_GCM; through the JDK's SunPKCS11.
public final class TokenNodeKeys implements NodeKeys {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final DateTimeFormatter MADE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// What a device answers that is out of order. Everything else that it answers to an unwrapping
  /// means that key, context and text do not fit: which of its many words stands for that differs
  /// from one maker to the next.
  private static final Pattern OUT_OF_ORDER =
      Pattern.compile(
          "CKR_(DEVICE_|TOKEN_|SESSION_|USER_|HOST_|CRYPTOKI_|KEY_HANDLE|OPERATION_).*");

  private final Token token;
  private final SecureRandom chance;
  private final Provider provider;
  private final KeyStore store;
  private volatile State state;

  /// @param made empty for a name that someone else gave
  private record Key(String name, SecretKey key, Optional<Instant> made) {}

  private record State(NavigableMap<Integer, Key> byVersion, long readNanos) {}

  private TokenNodeKeys(Token token, SecureRandom chance, Provider provider, KeyStore store) {
    this.token = token;
    this.chance = chance;
    this.provider = provider;
    this.store = store;
    this.state = new State(new TreeMap<>(), System.nanoTime());
    look();
  }

  /// Signs in to the token. There may be no key of the node's in it yet.
  ///
  /// @throws RefusedToStart when library, slot or PIN are not right
  public static TokenNodeKeys open(Token token, SecureRandom chance) {
    var pin = Folders.readSecret(token.pinFile()).strip().toCharArray();
    try {
      var provider = provider(token);
      var store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      return new TokenNodeKeys(token, chance, provider, store);
    } catch (IOException e) {
      throw refused(token, "does not let slot %d in with the PIN of " + token.pinFile(), e);
    } catch (GeneralSecurityException | ProviderException | InvalidParameterException e) {
      throw refused(token, "gives no token with AES-GCM in slot %d", e);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  private static Provider provider(Token token) {
    if (!Files.isRegularFile(token.library())) {
      throw new RefusedToStart(
          new Refusal.UnusableFile(
              token.library(), "is no PKCS #11 library: see nodes[].identity-keys"));
    }
    var sun = Security.getProvider("SunPKCS11");
    if (sun == null) {
      throw new RefusedToStart(
          new Refusal.BadInput("This Java has no SunPKCS11: run it with a whole JDK 25."));
    }
    return sun.configure(
        """
        --name = %s-%d
        library = "%s"
        slot = %d
        attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
          CKA_TOKEN = true
          CKA_PRIVATE = true
          CKA_SENSITIVE = true
          CKA_EXTRACTABLE = false
          CKA_ENCRYPT = true
          CKA_DECRYPT = true
        }
        """
            .formatted(token.label(), token.slot(), token.library(), token.slot()));
  }

  private static RefusedToStart refused(Token token, String what, Exception why) {
    return new RefusedToStart(
        new Refusal.UnusableFile(
            token.library(), what.formatted(token.slot()) + " (" + deepest(why) + ")"),
        why);
  }

  private static String deepest(Throwable thrown) {
    var cause = thrown.getCause();
    return cause == null ? String.valueOf(thrown.getMessage()) : deepest(cause);
  }

  /// Whether the token holds no key of this node's.
  public boolean isEmpty() {
    return state.byVersion().isEmpty();
  }

  @Override
  public NavigableMap<Integer, Optional<Instant>> versions() {
    var versions = new TreeMap<Integer, Optional<Instant>>();
    keys().forEach((version, key) -> versions.put(version, key.made()));
    return versions;
  }

  @Override
  public int newest() {
    return keys().lastKey();
  }

  @Override
  public Wrapped wrap(byte[] key, byte[] context) {
    var newest = keys().lastEntry();
    var nonce = new byte[NONCE_BYTES];
    chance.nextBytes(nonce);
    try {
      var sealed =
          cipher(Cipher.ENCRYPT_MODE, newest.getValue().key(), nonce, context).doFinal(key);
      return new Wrapped(
          newest.getKey(),
          ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<byte[]> unwrap(int version, byte[] wrapped, byte[] context) {
    var known = state.byVersion().containsKey(version) ? state.byVersion() : look();
    var key = known.get(version);
    if (key == null || wrapped.length < NONCE_BYTES + TAG_BITS / 8) {
      return Optional.empty();
    }
    try {
      var nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, key.key(), nonce, context)
              .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      if (OUT_OF_ORDER.matcher(deepest(e)).matches()) {
        throw failed(e);
      }
      return Optional.empty();
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  private Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER, provider);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  @Override
  public synchronized void rotate() {
    var keys = look();
    int version = keys.isEmpty() ? 1 : keys.lastKey() + 1;
    try {
      var generator = KeyGenerator.getInstance("AES", provider);
      generator.init(Aead.KEY_BYTES * Byte.SIZE);
      // One that is left without a name by a crash here is nobody's and wraps nothing.
      var made = generator.generateKey();
      var at = MADE.format(Instant.now().truncatedTo(ChronoUnit.SECONDS));
      store.setKeyEntry("%s-v%d-%s".formatted(token.label(), version, at), made, null, null);
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
    look();
  }

  @Override
  public synchronized void drop(Set<Integer> versions) {
    var keys = look();
    if (versions.contains(keys.lastKey())) {
      throw new IllegalArgumentException("the newest key is in use");
    }
    try {
      for (int version : versions) {
        var key = keys.get(version);
        if (key != null) {
          store.deleteEntry(key.name());
        }
      }
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
    look();
  }

  private NavigableMap<Integer, Key> keys() {
    var known = state;
    return System.nanoTime() - known.readNanos() < LOOK_AGAIN_NANOS ? known.byVersion() : look();
  }

  /// Looks into the token for the node's keys.
  private synchronized NavigableMap<Integer, Key> look() {
    var ours = Pattern.compile(Pattern.quote(token.label()) + "-v([1-9][0-9]{0,8})(?:-(.*))?");
    var keys = new TreeMap<Integer, Key>();
    try {
      // The token is signed in to already; this reads the names anew.
      store.load(null, null);
      for (String name : Collections.list(store.aliases())) {
        var parts = ours.matcher(name);
        if (parts.matches() && store.getKey(name, null) instanceof SecretKey key) {
          var other =
              keys.put(Integer.valueOf(parts.group(1)), new Key(name, key, made(parts.group(2))));
          if (other != null) {
            throw new RefusedToStart(
                new Refusal.UnusableFile(
                    token.library(),
                    "holds two keys of one version, %s and %s: find out which is the node's"
                        .formatted(other.name(), name)));
          }
        }
      }
    } catch (GeneralSecurityException | ProviderException | IOException e) {
      throw failed(e);
    }
    state = new State(keys, System.nanoTime());
    return keys;
  }

  private static Optional<Instant> made(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(MADE.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static IllegalStateException failed(Exception e) {
    return new IllegalStateException("the token of the identity keys failed: " + deepest(e), e);
  }

  /// Never shows a key.
  @Override
  public String toString() {
    return "TokenNodeKeys[" + token.label() + " " + state.byVersion().keySet() + "]";
  }
}
