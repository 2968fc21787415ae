/// Regime packs on disk: a folder of YAML files, read whole into a [org.mufakat.regime.RegimePack]
/// or answered with every fault in it, by file and line.
///
/// It knows no region, and it is no place for rules about cases or decisions. Start at
/// [org.mufakat.server.regime.PackReader].
@NullMarked
package org.mufakat.server.regime;

import org.jspecify.annotations.NullMarked;
