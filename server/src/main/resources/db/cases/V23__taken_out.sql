-- What left the node as a file or on paper: who took it, when, why, how much, and by which hash a file is known again. The
-- salt binds the ledger's word to the row. Nothing here says who the persons are.
DO $$
DECLARE
  side record;
BEGIN
  FOR side IN SELECT * FROM (VALUES ('law_enforcement', 'law-enforcement'), ('victim_services', 'victim-services')) AS s (name, slug)
  LOOP
    EXECUTE format($t$
      CREATE TABLE %1$I.taken_out (
        id text PRIMARY KEY,
        account text NOT NULL,
        at timestamptz NOT NULL,
        reason text NOT NULL,
        -- csv, workbook, or for whom it was printed
        form text NOT NULL,
        cases int NOT NULL,
        persons int NOT NULL,
        -- identities in it
        named int NOT NULL,
        -- whether Mufakat's own columns went along
        whole boolean NOT NULL,
        -- of a file; empty for what was printed
        sha256 text NOT NULL,
        salt bytea NOT NULL);
      CREATE INDEX ON %1$I.taken_out (at DESC, id);
      ALTER TABLE %1$I.taken_out ENABLE ROW LEVEL SECURITY;
      ALTER TABLE %1$I.taken_out FORCE ROW LEVEL SECURITY;
      CREATE POLICY compartment ON %1$I.taken_out
        USING (current_setting('mufakat.compartment', true) = '%2$s');
      $t$, side.name, side.slug);
  END LOOP;
END
$$;
