package org.mufakat.server.statistics;

import java.util.List;

/// A published cell as a table shows it.
///
/// @param text the value, with its interval where it is one: `417`, `<5 (0–4)`; a dash where there
///   is none
/// @param narrowed what other published cells force it to; empty where nothing does
/// @param because why, a sentence a step
/// @param absence why there is no value; empty where there is one
/// @param noRow whether the release has no such row; the dash alone shows that
public record CellView(
    String text,
    String narrowed,
    List<String> because,
    String absence,
    boolean bounded,
    boolean noRow) {}
