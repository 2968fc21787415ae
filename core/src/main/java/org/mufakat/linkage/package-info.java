/// Whether two records may be one person: encodings, blocking, comparison, weights and clerical
/// review. It sees encodings, never a case.
///
/// The room is drawn on the map and still empty: nothing here is used yet.
@NullMarked
package org.mufakat.linkage;

import org.jspecify.annotations.NullMarked;
