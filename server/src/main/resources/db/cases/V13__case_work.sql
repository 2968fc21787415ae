-- What is worked with beside the facts of a case: who works on it, notes, tasks, papers attached, drafts, notices,
-- consents and orders, what passed the wall, and when a case is due to be looked at again. What a person typed of a case
-- is sealed under the key of the person or the case that it belongs to; the names of saved lists are not.
DO $$
DECLARE
  side record;
  kept text;
BEGIN
  FOR side IN SELECT * FROM (VALUES ('law_enforcement', 'law-enforcement'), ('victim_services', 'victim-services')) AS s (name, slug)
  LOOP
    EXECUTE format($t$
      -- The last number given to a case in a year.
      CREATE TABLE %1$I.case_number (year int PRIMARY KEY, last int NOT NULL);

      ALTER TABLE %1$I.case_file
        ADD COLUMN changed timestamptz NOT NULL DEFAULT now(),
        -- none, asked, approved, returned
        ADD COLUMN approval text NOT NULL DEFAULT 'none',
        ADD COLUMN approval_by text,
        ADD COLUMN approved_version int,
        ADD COLUMN review_on date,
        ADD COLUMN victims int NOT NULL DEFAULT 0,
        ADD COLUMN persons int NOT NULL DEFAULT 0,
        ADD COLUMN risk text NOT NULL DEFAULT 'not-assessed',
        ADD COLUMN forms text[] NOT NULL DEFAULT '{}';
      -- What the ledger's word on this version is bound with.
      ALTER TABLE %1$I.case_version ADD COLUMN salt bytea NOT NULL;
      CREATE INDEX ON %1$I.case_file USING gin (forms);
      CREATE INDEX ON %1$I.case_file (changed DESC, id);
      CREATE INDEX ON %1$I.case_file (review_on);

      -- Who works on a case, by account. Whoever stands here sees it.
      CREATE TABLE %1$I.case_team (
        case_id text NOT NULL REFERENCES %1$I.case_file ON DELETE CASCADE,
        account text NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (account, case_id));
      CREATE INDEX ON %1$I.case_team (case_id);

      -- In which cases a person stands.
      CREATE TABLE %1$I.case_person (
        person text NOT NULL,
        case_id text NOT NULL REFERENCES %1$I.case_file ON DELETE CASCADE,
        PRIMARY KEY (person, case_id));
      CREATE INDEX ON %1$I.case_person (case_id);

      -- A record of a person is the same person's as another.
      CREATE TABLE %1$I.same_person (
        person text PRIMARY KEY,
        same_as text NOT NULL CHECK (same_as <> person),
        by_account text NOT NULL,
        since timestamptz NOT NULL);
      CREATE INDEX ON %1$I.same_person (same_as);

      CREATE TABLE %1$I.note (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES %1$I.case_file ON DELETE CASCADE,
        -- the person or the case whose key seals it
        owner text NOT NULL,
        account text NOT NULL,
        at timestamptz NOT NULL,
        sealed bytea NOT NULL);
      CREATE INDEX ON %1$I.note (case_id, at);

      CREATE TABLE %1$I.task (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES %1$I.case_file ON DELETE CASCADE,
        account text NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz NOT NULL,
        due date NOT NULL,
        done timestamptz,
        sealed bytea NOT NULL);
      CREATE INDEX ON %1$I.task (account, due) WHERE done IS NULL;
      CREATE INDEX ON %1$I.task (case_id);

      CREATE TABLE %1$I.attachment (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES %1$I.case_file ON DELETE CASCADE,
        account text NOT NULL,
        at timestamptz NOT NULL,
        type text NOT NULL,
        bytes bigint NOT NULL,
        sha256 text NOT NULL,
        -- its name
        sealed bytea NOT NULL);
      CREATE INDEX ON %1$I.attachment (case_id, at);
      CREATE TABLE %1$I.attachment_part (
        attachment text NOT NULL REFERENCES %1$I.attachment ON DELETE CASCADE,
        number int NOT NULL,
        sealed bytea NOT NULL,
        PRIMARY KEY (attachment, number));

      -- What someone was typing into a form.
      CREATE TABLE %1$I.draft (
        account text NOT NULL,
        form text NOT NULL,
        -- none while the case is not open yet
        case_id text REFERENCES %1$I.case_file ON DELETE CASCADE,
        owner text NOT NULL,
        at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        PRIMARY KEY (account, form));
      CREATE INDEX ON %1$I.draft (case_id);
      CREATE INDEX ON %1$I.draft (at);

      CREATE TABLE %1$I.notice (
        id text PRIMARY KEY,
        account text NOT NULL,
        kind text NOT NULL,
        case_id text REFERENCES %1$I.case_file ON DELETE CASCADE,
        at timestamptz NOT NULL,
        seen timestamptz);
      CREATE INDEX ON %1$I.notice (account, at DESC);

      CREATE TABLE %1$I.saved_view (
        account text NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
        query text NOT NULL,
        PRIMARY KEY (account, name));

      CREATE TABLE %1$I.consent (
        id text PRIMARY KEY,
        about text NOT NULL,
        use text NOT NULL,
        recipient_kind text NOT NULL,
        recipient text NOT NULL,
        parts text[] NOT NULL,
        given timestamptz NOT NULL,
        until timestamptz NOT NULL,
        withdrawn timestamptz,
        read_in text NOT NULL,
        -- the text that was read, by version
        text_version text NOT NULL,
        account text NOT NULL);
      CREATE INDEX ON %1$I.consent (about);

      CREATE TABLE %1$I.court_order (
        id text PRIMARY KEY,
        about text NOT NULL,
        recipient_kind text NOT NULL,
        recipient text NOT NULL,
        parts text[] NOT NULL,
        recorded timestamptz NOT NULL,
        until timestamptz NOT NULL,
        account text NOT NULL,
        -- the court and its file number
        sealed bytea NOT NULL);
      CREATE INDEX ON %1$I.court_order (about);

      -- What this side let through the wall.
      CREATE TABLE %1$I.given (
        id text PRIMARY KEY,
        about text NOT NULL,
        use text NOT NULL,
        parts text[] NOT NULL,
        basis_kind text NOT NULL,
        basis text NOT NULL,
        at timestamptz NOT NULL,
        account text NOT NULL,
        recalled timestamptz);
      CREATE INDEX ON %1$I.given (about);
      CREATE INDEX ON %1$I.given (basis);

      -- What came through the wall to this side, under an id of this side's own.
      CREATE TABLE %1$I.received (
        id text PRIMARY KEY,
        -- the giving side's id of the crossing, by which it can be recalled
        crossing text NOT NULL UNIQUE,
        -- this side's record of the person, where that was let through or somebody here said so
        person text,
        use text NOT NULL,
        parts text[] NOT NULL,
        at timestamptz NOT NULL,
        until timestamptz NOT NULL,
        recalled timestamptz,
        sealed bytea);
      CREATE INDEX ON %1$I.received (person);
      CREATE INDEX ON %1$I.received (at DESC);

      -- One of two asks that a case be erased or kept longer; another confirms.
      CREATE TABLE %1$I.retention (
        case_id text PRIMARY KEY REFERENCES %1$I.case_file ON DELETE CASCADE,
        wish text NOT NULL,
        account text NOT NULL,
        at timestamptz NOT NULL);
      $t$, side.name);
    FOREACH kept IN ARRAY ARRAY['case_number', 'case_team', 'case_person', 'same_person', 'note', 'task', 'attachment',
      'attachment_part', 'draft', 'notice', 'saved_view', 'consent', 'court_order', 'given', 'received', 'retention']
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

-- Emergency accesses: which case of which side was opened by whom and why, by opaque ids and a code. The focal point
-- reads this and sees no case by it.
create table emergency (
  id        text primary key,
  side      text not null,
  case_id   text not null,
  account   text not null,
  reason    text not null,
  opened    timestamptz not null,
  expires   timestamptz not null
);
create index on emergency (account, expires);
create index on emergency (opened desc);
