package org.mufakat.node;

import java.util.Locale;
import java.util.regex.Pattern;

/// A node's name in the federation: the code of the State it serves (`THA`), or `HUB` for the
/// secretariat's hub.
public record NodeId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Z]{3}");

  /// The secretariat's hub, which holds no case data.
  public static final NodeId HUB = new NodeId("HUB");

  public NodeId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a node is named by three capital letters");
    }
  }

  public static NodeId ofSlug(String slug) {
    return new NodeId(slug.toUpperCase(Locale.ROOT));
  }

  public boolean isHub() {
    return equals(HUB);
  }

  /// The name in addresses, folders and databases: `tha`.
  public String slug() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
