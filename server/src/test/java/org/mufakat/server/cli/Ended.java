package org.mufakat.server.cli;

/// How a command ended: its exit code and what it printed.
record Ended(int code, String out, String err) {}
