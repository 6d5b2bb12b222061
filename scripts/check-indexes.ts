import { is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema/index";
import { unindexedForeignKeys } from "./foreign-keys";

/**
 * These columns only say which recruiter did it. A recruiter is deactivated and never deleted, and no screen lists the
 * rows of one by such a column, so an index would cost every write and serve nothing.
 */
const whoDidIt = [
  "answers.by",
  "audit_entries.recruiter_id",
  "callbacks.created_by",
  "candidacies.added_by",
  "check_ins.by",
  "client_answers.by",
  "close_outs.by",
  "close_outs.told_by",
  "close_outs.undone_by",
  "debriefs.by",
  "imports.by",
  "interview_changes.by",
  "interviews.by",
  "licenses.verified_by",
  "messages.by",
  "offers.by",
  "opening_changes.by",
  "opt_outs.lifted_by",
  "outreach_pauses.resumed_by",
  "outreaches.by",
  "pauses.by",
  "people.do_not_contact_by",
  "placement_changes.by",
  "placement_steps.by",
  "position_changes.by",
  "promises.by",
  "reopenings.by",
  "replies.handled_by",
  "replies.read_by",
  "corrections.recruiter_id",
  "erasure_requests.recruiter_id",
  "replies.recruiter_id",
  "rights_to_represent.by",
  "settings.sending_paused_by",
  "slots.override_by",
  "stage_moves.by",
  "submittal_pages.by",
  "submittals.by",
  "suppressions.by",
  "suppressions.lifted_by",
  "template_versions.by",
  "top_of_mind_lists.by",
  "touches.recruiter_id",
  "value_items.by",
];

/**
 * These say which operation wrote a row or changed it last. An undo looks up stage moves, close-outs and reopenings by
 * theirs; nothing looks up the others, and operations are never deleted while a row names them.
 */
const whichOperation = [
  "answers.operation_id",
  "callbacks.canceled_operation_id",
  "candidates.operation_id",
  "check_ins.operation_id",
  "client_answers.handled_operation_id",
  "client_answers.operation_id",
  "clients.operation_id",
  "close_outs.undone_operation_id",
  "contacts.left_operation_id",
  "contacts.main_operation_id",
  "contacts.operation_id",
  "corrections.operation_id",
  "corrections.settled_operation_id",
  "debriefs.operation_id",
  "erasure_requests.operation_id",
  "erasure_requests.settled_operation_id",
  "outreach_pauses.operation_id",
  "outreach_pauses.resumed_operation_id",
  "imports.checked_operation_id",
  "import_rows.decided_operation_id",
  "person_paces.operation_id",
  "placement_steps.operation_id",
  "placement_steps.undone_operation_id",
  "imports.operation_id",
  "interview_changes.operation_id",
  "interviews.operation_id",
  "invitations.operation_id",
  "licenses.operation_id",
  "logos.operation_id",
  "photos.operation_id",
  "messages.settled_operation_id",
  "offers.answer_operation_id",
  "offers.operation_id",
  "opening_changes.operation_id",
  "outreaches.operation_id",
  "people.do_not_contact_operation_id",
  "placement_changes.operation_id",
  "position_changes.operation_id",
  "promises.operation_id",
  "reopenings.settled_operation_id",
  "reopenings.undone_operation_id",
  "replies.read_operation_id",
  "revivals.operation_id",
  "revivals.undone_operation_id",
  "settings.contact_rules_operation_id",
  "settings.point_weights_operation_id",
  "settings.push_opt_outs_operation_id",
  "settings.first_steps_operation_id",
  "settings.holidays_operation_id",
  "settings.logo_removed_operation_id",
  "settings.operation_id",
  "settings.sending_paused_operation_id",
  "rights_to_represent.operation_id",
  "submittal_pages.closed_operation_id",
  "submittal_pages.operation_id",
  "submittal_pages.sent_operation_id",
  "submittals.operation_id",
  "submittals.undone_operation_id",
  "template_versions.operation_id",
  "value_items.operation_id",
  "webhook_events.retried_operation_id",
];

/** These have an index that leaves out rows which nothing looks up by the column. */
const enough = [
  // callbacks_due holds the open ones; settled ones are read by person.
  "callbacks.recruiter_id",
];

const tables = Object.values<unknown>(schema).filter((value) => is(value, PgTable));
const found = unindexedForeignKeys(tables);
const allowed = new Set([...whoDidIt, ...whichOperation, ...enough]);
const missing = found.filter((column) => !allowed.has(column));
const needless = [...allowed].filter((column) => !found.includes(column));
for (const column of missing) {
  console.error(`${column} is a foreign key that no index leads with. Add one to db/schema, or argue here why not.`);
}
for (const column of needless) console.error(`${column} needs no exception in scripts/check-indexes.ts any more.`);
process.exitCode = missing.length + needless.length > 0 ? 1 : 0;
