package org.mufakat.server.forum;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.mufakat.forum.ForumEvent;

/// Events drawn by chance, whatever their types have in them: they need make no sense together.
final class RandomEvents {

  private static final int MOST_TRIES = 10_000;
  private static final String LETTERS = "ab\"\\/\n\t\u0000\u001f\u007f\u00e9\u0e01\u2028€𝒜";

  private final RandomGenerator chance;

  RandomEvents(RandomGenerator chance) {
    this.chance = chance;
  }

  static List<Class<?>> kinds() {
    return List.of(ForumEvent.class.getPermittedSubclasses());
  }

  ForumEvent next() {
    return of(kinds().get(chance.nextInt(kinds().size())));
  }

  ForumEvent of(Class<?> kind) {
    return (ForumEvent) record(kind);
  }

  private Object record(Class<?> type) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      try {
        return made(type);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException)) {
          throw new IllegalStateException(e);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("cannot draw a " + type);
  }

  private Object made(Class<?> type) throws ReflectiveOperationException {
    var components = type.getRecordComponents();
    var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Stream.of(components).map(c -> value(c.getGenericType())).toArray();
    return type.getConstructor(types).newInstance(values);
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments()[0]);
    }
    var kind = (Class<?>) type;
    if (kind == String.class) {
      return text();
    }
    if (kind == int.class) {
      return chance.nextInt(-2, 20);
    }
    if (kind == boolean.class) {
      return chance.nextBoolean();
    }
    if (kind == Instant.class) {
      return Instant.ofEpochSecond(
          chance.nextLong(0, 4_000_000_000L), chance.nextBoolean() ? 0 : chance.nextInt(1_000_000));
    }
    if (kind.isEnum()) {
      var all = kind.getEnumConstants();
      return all[chance.nextInt(all.length)];
    }
    if (kind.isSealed()) {
      var all = Arrays.stream(kind.getPermittedSubclasses()).filter(Class::isRecord).toList();
      return record(all.get(chance.nextInt(all.size())));
    }
    return record(kind);
  }

  private Object generic(Class<?> raw, Type element) {
    if (raw == Optional.class) {
      return chance.nextBoolean() ? Optional.empty() : Optional.of(value(element));
    }
    var all = new ArrayList<Object>();
    for (int i = chance.nextInt(4); i > 0; i--) {
      all.add(value(element));
    }
    if (raw == List.class) {
      return all;
    }
    return raw.getSimpleName().equals("SortedSet") ? new TreeSet<>(all) : new HashSet<>(all);
  }

  private String text() {
    return switch (chance.nextInt(4)) {
      case 0 -> hex(32);
      case 1 -> hex(64);
      case 2 -> "X" + (char) ('A' + chance.nextInt(26)) + (char) ('A' + chance.nextInt(26));
      default -> letters();
    };
  }

  private String hex(int digits) {
    var text = new StringBuilder();
    while (text.length() < digits) {
      text.append(Integer.toHexString(chance.nextInt(16)));
    }
    return text.toString();
  }

  private String letters() {
    var text = new StringBuilder();
    for (int i = chance.nextInt(8); i > 0; i--) {
      var all = LETTERS.codePoints().toArray();
      text.appendCodePoint(all[chance.nextInt(all.length)]);
    }
    return text.toString();
  }
}
