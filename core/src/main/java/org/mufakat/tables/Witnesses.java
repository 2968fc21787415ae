package org.mufakat.tables;

import java.util.List;

/// Whole tables of persons that all agree with everything published, two of them far enough apart
/// in each withheld cell. Whoever has them and [Constraints] checks the release by adding up.
///
/// Internal, and as secret as the rows: one of them may be the true table.
///
/// @param cells the base cells, as [World] numbers them, that any of the tables has persons in
/// @param tables for each table the persons of each of those base cells
public record Witnesses(int[] cells, List<int[]> tables) {}
