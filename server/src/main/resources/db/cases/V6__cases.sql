-- The cases of each compartment, without the names of those in them. `facts` is the case as a document; the columns
-- beside it serve lists. Every version is kept.
DO $$
DECLARE
  side record;
  kept text;
BEGIN
  FOR side IN SELECT * FROM (VALUES ('law_enforcement', 'law-enforcement'), ('victim_services', 'victim-services')) AS s (name, slug)
  LOOP
    EXECUTE format(
      'CREATE TABLE %I.case_file (
         id text PRIMARY KEY CHECK (id ~ ''^[0-9a-f]{32}$''),
         reference text NOT NULL UNIQUE,
         version int NOT NULL CHECK (version >= 1),
         opened timestamptz NOT NULL,
         status text NOT NULL)', side.name);
    EXECUTE format('CREATE INDEX ON %I.case_file (opened DESC, id)', side.name);
    EXECUTE format('CREATE INDEX ON %I.case_file (status, opened DESC, id)', side.name);
    EXECUTE format(
      'CREATE TABLE %I.case_version (
         id text NOT NULL REFERENCES %I.case_file,
         version int NOT NULL,
         facts jsonb NOT NULL,
         PRIMARY KEY (id, version))', side.name, side.name);
    FOREACH kept IN ARRAY ARRAY['case_file', 'case_version']
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
