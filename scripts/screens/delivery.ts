import { type Target, click, type Screen } from "./screen";

/** Email is paused and Resend's limit used up, one email is in doubt, and a reply could not be fetched. */
const stopSending = async ({ runSql }: Target) => {
  await runSql(`
    update settings set sending_paused_at = now(), sending_paused_reason = 'Wrong template went out',
      sending_paused_by = (select id from recruiters where role = 'admin' limit 1);
    insert into sender_state (name) values ('resend') on conflict do nothing;
    update sender_state set blocked_until = now() + interval '4 days',
      reason = 'Resend''s quota is used up (429 daily_quota_exceeded: You have reached your daily email sending quota.)';
    update messages set state = 'needs_human', reason = 'Resend did not say for 23 hours whether it accepted this email'
      where id = (select id from messages where state in ('accepted', 'delivered', 'needs_human') order by id limit 1);
    insert into webhook_events (svix_id, type, payload, received_at, error)
      values ('msg_screens', 'email.received', '{"data": {"from": "Grace Romero <grace.romero@people.test>"}}', now() - interval '5 days',
        '503 service_unavailable: The service is temporarily unavailable. Please try again later.')
      on conflict (svix_id) do update set error = excluded.error, applied_at = null`);
};
const goOn = async ({ runSql }: Target) => {
  await runSql(`
    update settings set sending_paused_at = null, sending_paused_reason = null, sending_paused_by = null;
    update sender_state set blocked_until = null, reason = null;
    update messages set state = 'accepted', reason = null where state = 'needs_human';
    delete from webhook_events where svix_id = 'msg_screens'`);
};

export const delivery: Screen[] = [
  { name: "delivery", path: "/settings/delivery", as: "admin" },
  {
    name: "delivery-stopped",
    path: "/settings/delivery",
    as: "admin",
    before: stopSending,
    after: goOn,
    act: (page) =>
      page
        .getByRole("button", { name: /^It was sent/ })
        .first()
        .waitFor(),
  },
  {
    name: "delivery-deciding",
    path: "/settings/delivery",
    as: "admin",
    before: stopSending,
    after: goOn,
    act: click(/^It wasn't sent/, "dialog"),
  },
  { name: "delivery-manager", path: "/settings/delivery", as: "manager", before: stopSending, after: goOn },
  { name: "today-stopped", path: "/today", before: stopSending, after: goOn },
];
