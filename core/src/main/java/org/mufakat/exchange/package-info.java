/// Requests for assistance between States: envelopes, deliveries, receipts and recall.
///
/// The room is drawn on the map and still empty: nothing here is used yet.
@NullMarked
package org.mufakat.exchange;

import org.jspecify.annotations.NullMarked;
