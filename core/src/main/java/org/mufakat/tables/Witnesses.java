package org.mufakat.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whole tables of persons that all agree with everything published, two of them far enough apart
/// in each withheld cell. Whoever has them and [Constraints] checks the release by adding up; a
/// later release starts from them.
///
/// Internal, and as secret as the rows: one of them is the true table.
///
/// @param axes what the base cells tell apart, so that a later world, which may tell more apart,
///   finds them again; empty where that is not wanted
/// @param cells the base cells, as [World] numbers them, that any of the tables has persons in
/// @param tables for each table the persons of each of those base cells
public record Witnesses(List<Axis> axes, int[] cells, List<int[]> tables) {

  private static final String HEAD = "mufakat-witnesses 1";

  /// A variable with the groups of its categories that are told apart, in the order of their
  /// numbers.
  public record Axis(String variable, List<Set<String>> groups) {
    public Axis {
      groups = List.copyOf(groups);
    }
  }

  public Witnesses {
    axes = List.copyOf(axes);
    tables = List.copyOf(tables);
  }

  public Witnesses(int[] cells, List<int[]> tables) {
    this(List.of(), cells, tables);
  }

  /// The same tables, of persons who all have one of these categories: those of a release that was
  /// made from the rows of some years, where the rows of later ones say the year.
  public Witnesses of(String variable, Set<String> categories) {
    var more = new ArrayList<>(axes);
    more.add(new Axis(variable, List.of(categories)));
    return new Witnesses(more, cells, tables);
  }

  /// Whom a base cell counts.
  Scope scope(int cell) {
    var scope = Scope.EVERYBODY;
    for (int i = axes.size() - 1; i >= 0; i--) {
      var groups = axes.get(i).groups();
      scope = scope.and(axes.get(i).variable(), groups.get(cell % groups.size()));
      cell /= groups.size();
    }
    return scope;
  }

  /// As text, to be kept where the rows are kept: a line of what it is, one an axis (the variable
  /// and the groups, escaped as in [Constraints]), one of the base cells, and one a table.
  public String text() {
    var text = new StringBuilder(HEAD).append('\n');
    for (var axis : axes) {
      text.append("axis|").append(Constraints.escaped(axis.variable()));
      axis.groups().forEach(g -> text.append('|').append(names(g)));
      text.append('\n');
    }
    text.append("cells|").append(numbers(cells)).append('\n');
    tables.forEach(t -> text.append("table|").append(numbers(t)).append('\n'));
    return text.toString();
  }

  private static String names(Set<String> group) {
    return new TreeSet<>(group).stream().map(Constraints::escaped).collect(Collectors.joining(","));
  }

  private static String numbers(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }

  /// Read back.
  ///
  /// @throws IllegalArgumentException when it is not such a text; the message names the line
  public static Witnesses read(String text) {
    var axes = new ArrayList<Axis>();
    var rows = new ArrayList<int[]>();
    var lines = text.split("\n");
    if (!lines[0].equals(HEAD)) {
      throw new IllegalArgumentException("line 1 is not: " + HEAD);
    }
    for (int i = 1; i < lines.length; i++) {
      try {
        read(lines[i], axes, rows);
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("line " + (i + 1) + " is no part of a proof", e);
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("line " + (lines.length + 1) + " is missing: the cells");
    }
    return new Witnesses(axes, rows.getFirst(), rows.subList(1, rows.size()));
  }

  private static void read(String line, List<Axis> axes, List<int[]> rows) {
    var parts = line.split("\\|", -1);
    switch (parts[0]) {
      case "axis" -> axes.add(axis(parts));
      case "cells", "table" -> rows.add(row(parts, rows));
      default -> throw new IllegalArgumentException("axis, cells or table");
    }
  }

  private static Axis axis(String[] parts) {
    var groups =
        Arrays.stream(parts, 2, parts.length)
            .map(g -> Arrays.stream(g.split(",")).map(Constraints::plain))
            .map(g -> g.collect(Collectors.toUnmodifiableSet()))
            .toList();
    return new Axis(Constraints.plain(parts[1]), groups);
  }

  private static int[] row(String[] parts, List<int[]> before) {
    var row =
        parts[1].isEmpty()
            ? new int[0]
            : Arrays.stream(parts[1].split(",")).mapToInt(Integer::parseInt).toArray();
    boolean first = parts[0].equals("cells");
    if (first != before.isEmpty() || !first && row.length != before.getFirst().length) {
      throw new IllegalArgumentException("the cells once, then as many persons a table");
    }
    return row;
  }
}
