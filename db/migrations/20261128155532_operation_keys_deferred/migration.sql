-- An operation's row is written as the last of its transaction, once it is known that it changed anything: to delete it
-- where it did not would search every table that names one.
DO $$
DECLARE foreign_key record;
BEGIN
  FOR foreign_key IN
    SELECT conrelid::regclass AS on_table, conname FROM pg_constraint WHERE contype = 'f' AND confrelid = 'operations'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY DEFERRED', foreign_key.on_table, foreign_key.conname);
  END LOOP;
END $$;
