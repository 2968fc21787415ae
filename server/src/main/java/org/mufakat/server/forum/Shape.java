package org.mufakat.server.forum;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// How a type stands in JSON. It follows from the type, so that no kind of event can be forgotten:
/// a record is an object, or a text where a text is all it has; a variant of a sealed type says
/// which it is in `type`; what is optional and empty is left out; names of objects are in order.
sealed interface Shape {

  void write(JsonGenerator to, Object value);

  /// Reads what [#write] wrote, and nothing else.
  ///
  /// @throws IllegalArgumentException where it is not of this shape or not in its one form
  Object read(CanonicalJson from);

  static Shape of(Type type) {
    return new Shapes().of(type);
  }

  /// A text, and how a value is made of it and written as it.
  interface Texts {
    String write(Object value);

    Object read(String text);
  }

  record Text(Texts texts) implements Shape {

    @Override
    public void write(JsonGenerator to, Object value) {
      to.writeString(texts.write(value));
    }

    @Override
    public Object read(CanonicalJson from) {
      var text = from.string();
      var value = texts.read(text);
      if (!texts.write(value).equals(text)) {
        throw new IllegalArgumentException("not in its one form");
      }
      return value;
    }
  }

  record Whole() implements Shape {

    @Override
    public void write(JsonGenerator to, Object value) {
      to.writeNumber((int) value);
    }

    @Override
    public Object read(CanonicalJson from) {
      return from.whole();
    }
  }

  record Truth() implements Shape {

    @Override
    public void write(JsonGenerator to, Object value) {
      to.writeBoolean((boolean) value);
    }

    @Override
    public Object read(CanonicalJson from) {
      if (from.takes("true")) {
        return true;
      }
      from.expect("false");
      return false;
    }
  }

  /// Left out where empty: see [Component].
  record Perhaps(Shape of) implements Shape {

    @Override
    public void write(JsonGenerator to, Object value) {
      of.write(to, ((Optional<?>) value).orElseThrow());
    }

    @Override
    public Object read(CanonicalJson from) {
      return Optional.of(of.read(from));
    }
  }

  record Listed(Shape of) implements Shape {

    @Override
    public void write(JsonGenerator to, Object value) {
      to.writeStartArray();
      ((List<?>) value).forEach(each -> of.write(to, each));
      to.writeEndArray();
    }

    @Override
    public Object read(CanonicalJson from) {
      from.expect("[");
      var all = new ArrayList<Object>();
      while (!from.takes("]")) {
        if (!all.isEmpty()) {
          from.expect(",");
        }
        all.add(of.read(from));
      }
      return List.copyOf(all);
    }
  }

  /// In the order of their texts.
  record Gathered(Text of, boolean sorted) implements Shape {

    @Override
    public void write(JsonGenerator to, Object value) {
      to.writeStartArray();
      ((Collection<?>) value).stream().map(of.texts::write).sorted().forEach(to::writeString);
      to.writeEndArray();
    }

    @Override
    public Object read(CanonicalJson from) {
      var all = (List<?>) new Listed(of).read(from);
      for (int i = 1; i < all.size(); i++) {
        if (of.texts.write(all.get(i - 1)).compareTo(of.texts.write(all.get(i))) >= 0) {
          throw new IllegalArgumentException("not in order");
        }
      }
      return sorted ? new TreeSet<>(all) : Set.copyOf(all);
    }
  }

  /// @param written the name as it stands in an object
  /// @param accessor null where it says which variant it is
  record Component(String name, String written, Shape shape, @Nullable Method accessor, int at) {

    Component(String name, Shape shape, @Nullable Method accessor, int at) {
      this(name, "\"" + name + "\":", shape, accessor, at);
    }

    void write(JsonGenerator to, Object value) {
      Object own = given(value);
      if (!(own instanceof Optional<?> optional && optional.isEmpty())) {
        to.writeName(name);
        shape.write(to, own);
      }
    }

    private Object given(Object value) {
      try {
        return accessor == null ? "" : accessor.invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record shows its components", e);
      }
    }

    /// @param first whether no component of its object stands before it
    /// @return null where it is left out
    @Nullable Object read(CanonicalJson from, boolean first) {
      if (from.takes(first ? written : "," + written)) {
        return shape.read(from);
      }
      if (shape instanceof Perhaps) {
        return null;
      }
      throw new IllegalArgumentException("`" + name + "` is missing");
    }
  }

  /// @param components in order of their names
  record Fields(Constructor<?> constructor, List<Component> components) implements Shape {

    @Override
    public void write(JsonGenerator to, Object value) {
      to.writeStartObject();
      components.forEach(c -> c.write(to, value));
      to.writeEndObject();
    }

    @Override
    public Object read(CanonicalJson from) {
      var arguments = new Object[constructor.getParameterCount()];
      from.expect("{");
      boolean first = true;
      for (var component : components) {
        var given = component.read(from, first);
        first &= given == null;
        if (component.at >= 0) {
          arguments[component.at] = given == null ? Optional.empty() : given;
        }
      }
      from.expect("}");
      return keeping(arguments);
    }

    /// What would be written otherwise than it was read is no value.
    private Object keeping(Object[] arguments) {
      var value = made(constructor, arguments);
      for (var component : components) {
        if (component.at >= 0 && !component.given(value).equals(arguments[component.at])) {
          throw new IllegalArgumentException("its values do not stay as they are");
        }
      }
      return value;
    }
  }

  record OneOf(Map<String, Fields> byName, Map<Class<?>, Fields> byClass) implements Shape {

    static final String WHICH = "type";

    @Override
    public void write(JsonGenerator to, Object value) {
      Objects.requireNonNull(byClass.get(value.getClass())).write(to, value);
    }

    @Override
    public Object read(CanonicalJson from) {
      var fields = byName.get(from.ahead(WHICH));
      if (fields == null) {
        throw new IllegalArgumentException("of no known type");
      }
      return fields.read(from);
    }
  }

  private static Object made(Constructor<?> constructor, Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("its values do not go together", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record can be made", e);
    }
  }

  /// Makes shapes of types, each once.
  final class Shapes {

    private static final int YEAR_END = 4;
    private static final int SECONDS_END = 19;
    private static final int NANO_DIGITS = 9;

    private final Map<Type, Shape> known = new HashMap<>();

    Shape of(Type type) {
      var shape = known.get(type);
      if (shape == null) {
        shape = made(type);
        known.put(type, shape);
      }
      return shape;
    }

    private Shape made(Type type) {
      return type instanceof ParameterizedType generic
          ? ofGeneric(generic)
          : ofClass((Class<?>) type);
    }

    private Shape ofGeneric(ParameterizedType type) {
      var element = of(type.getActualTypeArguments()[0]);
      var raw = type.getRawType();
      if (raw == Optional.class) {
        return new Perhaps(element);
      }
      if (raw == List.class) {
        return new Listed(element);
      }
      if ((raw == Set.class || raw == SortedSet.class) && element instanceof Text text) {
        return new Gathered(text, raw == SortedSet.class);
      }
      throw new IllegalArgumentException("events have no " + type);
    }

    private Shape ofClass(Class<?> type) {
      if (type == int.class) {
        return new Whole();
      }
      if (type == boolean.class) {
        return new Truth();
      }
      if (type == String.class) {
        return new Text(texts(Object::toString, text -> text));
      }
      if (type == Instant.class) {
        return new Text(texts(Object::toString, Shapes::instant));
      }
      if (type.isEnum()) {
        return ofEnum(type);
      }
      if (type.isSealed()) {
        return ofSealed(type);
      }
      if (type.isRecord()) {
        return ofRecord(type);
      }
      throw new IllegalArgumentException("events have no " + type);
    }

    private interface Write {
      String of(Object value);
    }

    private interface Read {
      Object of(String text);
    }

    private static Texts texts(Write write, Read read) {
      return new Texts() {
        @Override
        public String write(Object value) {
          return write.of(value);
        }

        @Override
        public Object read(String text) {
          return read.of(text);
        }
      };
    }

    private static Instant instant(String text) {
      try {
        return text.length() > SECONDS_END && text.charAt(YEAR_END) == '-'
            ? ofFourDigitYear(text)
            : Instant.parse(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("no time in UTC", e);
      }
    }

    /// As [Instant#parse], which takes several times as long. Signs between the numbers are not
    /// looked at: whatever is not in its one form is found when it is written again.
    private static Instant ofFourDigitYear(String text) {
      var time =
          LocalDateTime.of(
              number(text, 0, YEAR_END),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, SECONDS_END),
              nanos(text));
      return time.toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
      return Integer.parseInt(text, from, to, 10);
    }

    private static int nanos(String text) {
      int from = SECONDS_END + 1;
      int to = text.length() - 1;
      int nanos = from < to ? number(text, from, to) : 0;
      for (int digits = to - from; from < to && digits < NANO_DIGITS; digits++) {
        nanos *= 10;
      }
      return nanos;
    }

    private static Shape ofEnum(Class<?> type) {
      var byName = new HashMap<String, Object>();
      for (var value : type.getEnumConstants()) {
        byName.put(slug((Enum<?>) value), value);
      }
      return new Text(
          texts(
              value -> slug((Enum<?>) value),
              text ->
                  Optional.ofNullable(byName.get(text))
                      .orElseThrow(() -> new IllegalArgumentException("not in the list"))));
    }

    private static String slug(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A record that has a text alone, as an id, is that text.
    private Shape ofRecord(Class<?> type) {
      var components = type.getRecordComponents();
      if (components.length == 1 && components[0].getType() == String.class) {
        var constructor = constructorOf(type);
        return new Text(
            texts(value -> (String) read(components[0], value), t -> Shape.made(constructor, t)));
      }
      return fields(type, Stream.empty());
    }

    private static Object read(RecordComponent component, Object value) {
      try {
        return component.getAccessor().invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record shows its components", e);
      }
    }

    private Shape ofSealed(Class<?> type) {
      var byName = new HashMap<String, Fields>();
      var byClass = new HashMap<Class<?>, Fields>();
      variants(type)
          .forEach(
              variant -> {
                var name = kebab(variant.getSimpleName());
                var which = new Text(texts(_ -> name, text -> text));
                var fields =
                    fields(variant, Stream.of(new Component(OneOf.WHICH, which, null, -1)));
                byName.put(name, fields);
                byClass.put(variant, fields);
              });
      return new OneOf(byName, byClass);
    }

    private static Stream<Class<?>> variants(Class<?> type) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(each -> each.isRecord() ? Stream.of(each) : variants(each));
    }

    private Fields fields(Class<?> type, Stream<Component> more) {
      var own = type.getRecordComponents();
      var components = new ArrayList<Component>(more.toList());
      for (int i = 0; i < own.length; i++) {
        components.add(
            new Component(own[i].getName(), of(own[i].getGenericType()), own[i].getAccessor(), i));
      }
      if (components.stream().map(Component::name).distinct().count() != components.size()) {
        throw new IllegalArgumentException(type + " has a component that says which it is");
      }
      components.sort(Comparator.comparing(Component::name));
      return new Fields(constructorOf(type), List.copyOf(components));
    }

    private static Constructor<?> constructorOf(Class<?> type) {
      var types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      try {
        return type.getConstructor(types);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a public record has its constructor", e);
      }
    }

    /// `CredentialGiven` is `credential-given`.
    private static String kebab(String name) {
      return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
  }
}
