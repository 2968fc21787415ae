/// The case register: acts, means, purposes, victims and their consent, referrals and disclosures.
///
/// Start with [org.mufakat.cases.PalermoTest]: what the evidence held shows of trafficking in one
/// victim, and why. A date is kept as it was given ([org.mufakat.cases.CaseDate]) and counted as
/// the days that it may have been ([org.mufakat.cases.DayRange]).
///
/// What it is not: a court, or an identification of a victim. It knows codes and never a region.
@NullMarked
package org.mufakat.cases;

import org.jspecify.annotations.NullMarked;
