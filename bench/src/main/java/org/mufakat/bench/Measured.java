package org.mufakat.bench;

/// What a benchmark command came to.
sealed interface Measured permits Table, Report {

  /// Ready to be pasted into docs/benchmarks.md.
  String asMarkdown();
}
