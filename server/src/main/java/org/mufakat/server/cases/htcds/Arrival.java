package org.mufakat.server.cases.htcds;

import java.time.Instant;
import java.util.function.Supplier;
import org.mufakat.ledger.Compartment;
import org.mufakat.ledger.OpaqueId;

/// What a file of plain HTCDS does not say of the cases in it, and the register that takes them
/// says instead.
///
/// @param compartment the side that the file comes to; a row that says the other one is not taken
/// @param at when its cases are opened, to the millisecond
/// @param ids of cases and persons
/// @param references like XNO-2031-0007, each free
public record Arrival(
    Compartment compartment, Instant at, Supplier<OpaqueId> ids, Supplier<String> references) {}
