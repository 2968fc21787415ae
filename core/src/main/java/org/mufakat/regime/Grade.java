package org.mufakat.regime;

/// One step of a 4×4 grading: how reliable a source is (A, B, C, X) or how sure an information is (1 to 4).
///
/// @param scale `source` or `information`
public record Grade(String scale, String code, LocalText meaning, Attribution attribution) {}
