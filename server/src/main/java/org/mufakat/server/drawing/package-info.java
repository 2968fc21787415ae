/// Pictures drawn once, for a page and for print: shapes and words with their numbers beside them,
/// written as SVG, as CSV and on paper (PDF). What a picture shows is the business of the feature
/// whose numbers it has; here is no number of anybody's.
///
/// Start at [Drawing], and at [Block] for the document around it; letters on paper are by
/// [Lettering].
@NullMarked
package org.mufakat.server.drawing;

import org.jspecify.annotations.NullMarked;
