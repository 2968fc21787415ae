-- Who the persons of the case registers are, apart from every fact of a case. Each compartment has a schema of its own.
-- A policy that binds the owner too opens a schema's tables only to a transaction that said it works for that
-- compartment (SET LOCAL mufakat.compartment): a query that forgets to say so, or was written for the other side, sees
-- nothing.
DO $$
DECLARE
  side record;
  kept text;
BEGIN
  FOR side IN SELECT * FROM (VALUES ('law_enforcement', 'law-enforcement'), ('victim_services', 'victim-services')) AS s (name, slug)
  LOOP
    EXECUTE format('CREATE SCHEMA %I', side.name);
    -- A person's key, wrapped by the node's key of that version. To erase a person is to delete this row.
    EXECUTE format(
      'CREATE TABLE %I.person_key (
         person text PRIMARY KEY CHECK (person ~ ''^[0-9a-f]{32}$''),
         node_key int NOT NULL CHECK (node_key >= 1),
         wrapped bytea NOT NULL)', side.name);
    -- A person's identity, sealed by that key.
    EXECUTE format(
      'CREATE TABLE %I.identity (
         person text PRIMARY KEY REFERENCES %I.person_key ON DELETE CASCADE,
         sealed bytea NOT NULL)', side.name, side.name);
    FOREACH kept IN ARRAY ARRAY['person_key', 'identity']
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
