package org.mufakat.ledger;

/// A size of the tree whose root is known from a checkpoint.
record Anchor(long size, TreeHash root, boolean witnessed) {}
