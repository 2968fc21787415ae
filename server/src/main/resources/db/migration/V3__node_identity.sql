-- Whose database this is. One row, written when the node first opens it; a start with another key is refused.
CREATE TABLE node_identity (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  node text NOT NULL CHECK (node ~ '^[A-Z]{3}$'),
  key_fingerprint text NOT NULL CHECK (key_fingerprint ~ '^[0-9a-f]{64}$'),
  written_at timestamptz NOT NULL DEFAULT now()
);
