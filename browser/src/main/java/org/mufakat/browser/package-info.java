/// A real browser at the pages: the screenshots, and what the browser tests share.
@NullMarked
package org.mufakat.browser;

import org.jspecify.annotations.NullMarked;
