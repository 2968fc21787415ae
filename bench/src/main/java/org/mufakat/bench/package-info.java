/// The benchmarks of `./mufakat bench`: what an import, a start, a page and a figure cost on this
/// machine, each beside a floor measured in the same run. Figures here are never tests: a slow
/// machine fails nothing. Start reading at [org.mufakat.bench.Bench].
@NullMarked
package org.mufakat.bench;

import org.jspecify.annotations.NullMarked;
