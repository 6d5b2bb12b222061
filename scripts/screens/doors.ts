import { click, type Screen, type Target } from "./screen";

const token = "a-link-for-the-pictures";
const link = `encode(sha256('${token}'), 'hex')`;

/** An invitation whose link is known: what is in the real ones, only their emails tell. */
const invite = async ({ runSql }: Target) =>
  runSql(`with email as (
      insert into system_emails (kind, address, from_address, reply_to, subject, idempotency_key, state, state_at, reason, send_before, created_at)
      values ('invitation', 'wolfeschlegelsteinhausenbergerdorff@plumbandlevel.test', 'x', 'x', 'x', 'pictures', 'bounced', now(), 'no such mailbox', now() + interval '1 hour', now())
      returning id)
    insert into invitations (address, role, invited_at, token_hash, sent_at, expires_at, email_id)
    select 'wolfeschlegelsteinhausenbergerdorff@plumbandlevel.test', 'manager', now(), ${link}, now(), now() + interval '99 days', id from email`);
const forget = async ({ runSql }: Target) =>
  runSql(
    `delete from invitations where token_hash = ${link}; delete from system_emails where idempotency_key = 'pictures'`,
  );

const sendLink =
  (kind: "password_reset" | "email_change", newEmail: string) =>
  ({ runSql }: Target) =>
    runSql(`insert into recruiter_links (kind, recruiter_id, token_hash, new_email, created_at, expires_at)
      select '${kind}', id, ${link}, ${newEmail}, now(), now() + interval '99 days' from recruiters where role = 'viewer' limit 1`);
const forgetLink = ({ runSql }: Target) => runSql(`delete from recruiter_links where token_hash = ${link}`);

const giveOneTime = (until: string) => (target: Target) =>
  target.runSql(`update recruiters set password_expires_at = ${until} where role = 'viewer'`);

/** What stands before the first page: invitations, and a password that was given. */
export const doors: Screen[] = [
  { name: "submittal", path: ({ places }) => `/submittal/${places.submittalToken}`, as: "nobody" },
  { name: "submittal-unknown", path: "/submittal/no-such-page", as: "nobody" },
  { name: "invite", path: `/invite/${token}`, as: "nobody", before: invite, after: forget },
  { name: "invite-signed-in", path: `/invite/${token}`, before: invite, after: forget },
  { name: "invite-unknown", path: "/invite/nowhere", as: "nobody" },
  { name: "settings-people-invited", path: "/settings/people", as: "admin", before: invite, after: forget },
  {
    name: "settings-people-close",
    path: "/settings/people",
    as: "admin",
    act: async (page) => {
      await click(/^Close account of Dana/)(page);
      await page.getByLabel(/^Who takes over/).waitFor();
    },
  },
  {
    name: "new-password",
    path: "/new-password",
    as: "viewer",
    before: giveOneTime("now() + interval '99 days'"),
    after: giveOneTime("null"),
  },
  { name: "reset", path: "/reset", as: "nobody" },
  {
    name: "reset-link",
    path: `/reset/${token}`,
    as: "nobody",
    before: sendLink("password_reset", "null"),
    after: forgetLink,
  },
  { name: "reset-unknown", path: "/reset/nowhere", as: "nobody" },
  {
    name: "new-email",
    path: `/new-email/${token}`,
    as: "nobody",
    before: sendLink("email_change", "'wolfeschlegelsteinhausenbergerdorff@plumbandlevel.test'"),
    after: forgetLink,
  },
];
