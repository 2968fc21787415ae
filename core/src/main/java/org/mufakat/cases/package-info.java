/// The case register: acts, means, purposes, victims and their consent, referrals and disclosures.
///
/// The room is drawn on the map and still empty: nothing here is used yet.
@NullMarked
package org.mufakat.cases;

import org.jspecify.annotations.NullMarked;
