/// Invented input from a printed seed: releases with every trap of the published ones and, later,
/// whole federations.
@NullMarked
package org.mufakat.simulator;

import org.jspecify.annotations.NullMarked;
