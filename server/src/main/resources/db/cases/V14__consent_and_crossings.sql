-- Who consented, until when something is let through, and which record of the other side it became. What is received
-- bears no id of the giving side's.
DO $$
DECLARE
  side text;
BEGIN
  FOREACH side IN ARRAY ARRAY['law_enforcement', 'victim_services']
  LOOP
    EXECUTE format($t$
      ALTER TABLE %1$I.consent
        ADD COLUMN consenter text NOT NULL DEFAULT 'person' CHECK (consenter IN ('person', 'guardian'));

      ALTER TABLE %1$I.given
        -- the other side's id of what it received
        ADD COLUMN received text NOT NULL,
        ADD COLUMN until timestamptz NOT NULL,
        -- what the other side asked for beyond it
        ADD COLUMN asked text[],
        ADD COLUMN asked_at timestamptz;
      CREATE UNIQUE INDEX ON %1$I.given (received);
      CREATE INDEX ON %1$I.given (until) WHERE recalled IS NULL;

      ALTER TABLE %1$I.received
        DROP COLUMN crossing,
        ADD COLUMN linked_by text;
      CREATE INDEX ON %1$I.received (until) WHERE recalled IS NULL;
      $t$, side);
  END LOOP;
END
$$;
