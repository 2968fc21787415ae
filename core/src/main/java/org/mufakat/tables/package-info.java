/// Tables of counts that may leave a node: which cells are withheld, why, and the proof that nobody
/// who reads all that was ever published bounds a withheld one more tightly than the width.
///
/// It sees coded rows and counts, never a case or a person, and publishes nothing by itself. Start at
/// [org.mufakat.tables.Microdata]; the choices are in decision record 0021.
@NullMarked
package org.mufakat.tables;

import org.jspecify.annotations.NullMarked;
