-- NOT VALID: new entries are held to it. What was written before holds no values any more, but its field names came from
-- JSON, and an odd one of long ago must not stop an installation from starting.
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_names_only" CHECK (array_to_string("fields", '') ~ '^[A-Za-z_.]*$' and "before" is null and "after" is null and "reason" is null) NOT VALID;
