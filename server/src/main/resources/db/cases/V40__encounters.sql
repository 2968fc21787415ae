-- Which organizations came upon a person, beside the facts that say so, to be counted: of each record of a person in a case
-- the status and whether anybody has recorded who did, and each encounter with the days on which it may have been. It is
-- drawn anew from the facts with each version, and goes with the case.
DO $$
DECLARE
  side record;
BEGIN
  FOR side IN SELECT * FROM (VALUES ('law_enforcement', 'law-enforcement'), ('victim_services', 'victim-services')) AS s (name, slug)
  LOOP
    PERFORM set_config('mufakat.compartment', side.slug, true);
    EXECUTE format($t$
      ALTER TABLE %1$I.case_person
        -- possible, actual, not-a-victim; nothing where nobody has asked
        ADD COLUMN victim text,
        ADD COLUMN encounters_recorded boolean NOT NULL DEFAULT false;

      UPDATE %1$I.case_person c SET victim = p.who ->> 'victim'
        FROM %1$I.case_file f
          JOIN %1$I.case_version v USING (id, version)
          CROSS JOIN LATERAL jsonb_array_elements(v.facts -> 'persons') AS p (who)
        WHERE c.case_id = f.id AND c.person = p.who ->> 'id';

      CREATE TABLE %1$I.case_encounter (
        person text NOT NULL,
        case_id text NOT NULL,
        -- a code of the regime's list of organizations
        kind text NOT NULL,
        -- the days on which the first contact may have been; nothing where it is not known
        earliest date,
        latest date,
        CHECK ((earliest IS NULL) = (latest IS NULL)),
        FOREIGN KEY (person, case_id) REFERENCES %1$I.case_person ON DELETE CASCADE);
      CREATE INDEX ON %1$I.case_encounter (person, case_id);
      ALTER TABLE %1$I.case_encounter ENABLE ROW LEVEL SECURITY;
      ALTER TABLE %1$I.case_encounter FORCE ROW LEVEL SECURITY;
      CREATE POLICY compartment ON %1$I.case_encounter
        USING (CASE current_setting('mufakat.compartment', true) WHEN %2$L THEN true ELSE false END);
      $t$, side.name, side.slug);
  END LOOP;
  PERFORM set_config('mufakat.compartment', '', true);
END
$$;
