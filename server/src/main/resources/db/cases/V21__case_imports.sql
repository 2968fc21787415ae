-- Imports of files of cases. Of a file its fingerprint is kept and nothing that stands in it; of a row that was not
-- taken, its number, the columns at fault and codes. What was taken is told in the transaction that takes it, so that
-- an import that was cut off says how far it came.
DO $$
DECLARE
  side record;
  kept text;
BEGIN
  FOR side IN SELECT * FROM (VALUES ('law_enforcement', 'law-enforcement'), ('victim_services', 'victim-services')) AS s (name, slug)
  LOOP
    EXECUTE format($t$
      CREATE TABLE %1$I.case_import (
        id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{32}$'),
        account text NOT NULL,
        at timestamptz NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        -- What the ledger's word on the file is bound with.
        salt bytea NOT NULL,
        bytes bigint NOT NULL,
        -- reading, read, taking, taken, interrupted, refused, known, left, broken
        state text NOT NULL,
        -- What reading found.
        rows int NOT NULL DEFAULT 0,
        cases int NOT NULL DEFAULT 0,
        persons int NOT NULL DEFAULT 0,
        quarantined int NOT NULL DEFAULT 0,
        -- Rows whose faults are kept one by one; the others are counted.
        listed int NOT NULL DEFAULT 0,
        -- Cases that stand here already.
        known int NOT NULL DEFAULT 0,
        consents int NOT NULL DEFAULT 0,
        flagged int NOT NULL DEFAULT 0,
        unknown_columns int[] NOT NULL DEFAULT '{}',
        refusal text,
        refusal_row int NOT NULL DEFAULT 0,
        refusal_column int NOT NULL DEFAULT 0,
        -- How far it was taken: the last row of the last case, and how many.
        last_row int NOT NULL DEFAULT 0,
        taken int NOT NULL DEFAULT 0,
        taken_persons int NOT NULL DEFAULT 0);
      CREATE INDEX ON %1$I.case_import (account, at DESC);
      CREATE INDEX ON %1$I.case_import (sha256);

      -- Fields that said more than a case holds, by how many rows.
      CREATE TABLE %1$I.case_import_left (
        import text NOT NULL REFERENCES %1$I.case_import ON DELETE CASCADE,
        field text NOT NULL,
        rows int NOT NULL,
        PRIMARY KEY (import, field));

      -- Faults by column and kind, with the codes that would do.
      CREATE TABLE %1$I.case_import_count (
        import text NOT NULL REFERENCES %1$I.case_import ON DELETE CASCADE,
        field text NOT NULL,
        kind text NOT NULL,
        rows int NOT NULL,
        allowed text[] NOT NULL,
        PRIMARY KEY (import, field, kind));

      -- The faults of a row that was not taken; `place` counts such rows from 0. `code` is a code, or all but one.
      CREATE TABLE %1$I.case_import_fault (
        import text NOT NULL REFERENCES %1$I.case_import ON DELETE CASCADE,
        place int NOT NULL,
        number int NOT NULL,
        row int NOT NULL,
        field text NOT NULL,
        kind text NOT NULL,
        code text,
        PRIMARY KEY (import, place, number));

      -- Cases that came with an id of where they come from. It stays when the case is erased: it does not come back.
      CREATE TABLE %1$I.case_origin (
        origin text PRIMARY KEY,
        case_id text REFERENCES %1$I.case_file ON DELETE SET NULL);
      CREATE INDEX ON %1$I.case_origin (case_id);
      $t$, side.name);
    FOREACH kept IN ARRAY ARRAY['case_import', 'case_import_left', 'case_import_count', 'case_import_fault', 'case_origin']
    LOOP
      EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', side.name, kept);
      EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', side.name, kept);
      EXECUTE format(
        'CREATE POLICY compartment ON %I.%I USING (current_setting(''mufakat.compartment'', true) = %L)',
        side.name, kept, side.slug);
    END LOOP;
  END LOOP;
END
$$;
