/// How many persons no list has seen: multiple systems estimation from capture histories, with the
/// interval that belongs to it, and the refusal where the lists do not carry an estimate.
///
/// It sees counts by history and the lists' names, never a case or a person. What it is not: a
/// measurement. Every method rests on an assumption that the lists themselves cannot test, so a
/// point never leaves this package without its interval and its neighbours.
///
/// Start at [org.mufakat.estimation.Estimation]; the choices are in decision record 0020.
@NullMarked
package org.mufakat.estimation;

import org.jspecify.annotations.NullMarked;
