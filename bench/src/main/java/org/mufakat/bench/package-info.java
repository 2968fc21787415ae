/// The benchmarks of ./mufakat bench.
@NullMarked
package org.mufakat.bench;

import org.jspecify.annotations.NullMarked;
