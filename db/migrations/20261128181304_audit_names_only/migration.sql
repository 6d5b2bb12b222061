-- NOT VALID: new entries are held to it, unless a process of before operations writes them. Older entries hold no values
-- any more, but their field names came from JSON, and an odd one must not stop an installation from starting.
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_names_only" CHECK ("operation_id" is null or array_to_string("fields", '') ~ '^[A-Za-z_.]*$' and "before" is null and "after" is null and "reason" is null) NOT VALID;
