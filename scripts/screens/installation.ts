import { click, type Screen, type Target } from "./screen";

const restored = async ({ runSql }: Target) =>
  runSql(`update settings set sending_paused_at = now(), restored_at = now(), restored_compared_at = now(),
    restored_gone = 120, restored_unknown = 3,
    sending_paused_reason = 'The database was restored or replaced. An admin looks at what would go first'`);
const resumed = async ({ runSql }: Target) =>
  runSql(`update settings set sending_paused_at = null, sending_paused_reason = null, restored_at = null,
    restored_compared_at = null, restored_gone = null, restored_unknown = null`);

/** What an admin sees of the installation itself: its first steps, its rules and holidays, and a restore. */
export const installation: Screen[] = [
  {
    name: "today-first-steps",
    path: "/today",
    as: "admin",
    before: async ({ runSql }) => runSql("update settings set first_steps_dismissed_at = null"),
    after: async ({ runSql }) => runSql("update settings set first_steps_dismissed_at = now()"),
  },
  { name: "settings-contact-rules", path: "/settings/contact-rules", as: "admin" },
  { name: "settings-contact-rules-recruiter", path: "/settings/contact-rules" },
  {
    name: "settings-contact-rules-review",
    path: "/settings/contact-rules",
    as: "admin",
    act: async (page) => {
      await page.getByRole("textbox", { name: "Days between outreach emails", exact: true }).fill("14");
      await click("Review changes", "dialog")(page);
    },
  },
  {
    name: "settings-contact-rules-refused",
    path: "/settings/contact-rules",
    as: "admin",
    act: async (page) => {
      await page.getByRole("textbox", { name: "Days between outreach emails", exact: true }).fill("1000");
      await click("Review changes")(page);
      await page.getByText("Enter a whole number from 7 to 180.").waitFor();
    },
  },
  { name: "settings-top-of-mind", path: "/settings/top-of-mind", as: "admin" },
  { name: "settings-top-of-mind-recruiter", path: "/settings/top-of-mind" },
  {
    name: "settings-top-of-mind-review",
    path: "/settings/top-of-mind",
    as: "admin",
    act: async (page) => {
      await page.getByRole("textbox", { name: "How far they got", exact: true }).fill("20");
      await page.getByRole("textbox", { name: "Fit now", exact: true }).fill("40");
      await click("Review changes", "dialog")(page);
    },
  },
  {
    name: "settings-top-of-mind-refused",
    path: "/settings/top-of-mind",
    as: "admin",
    act: async (page) => {
      await page.getByRole("textbox", { name: "Fit now", exact: true }).fill("30");
      await click("Review changes")(page);
      await page.getByText("These add up to 105.").waitFor();
    },
  },
  { name: "settings-holidays", path: "/settings/holidays", as: "admin" },
  { name: "settings-holidays-add", path: "/settings/holidays", as: "admin", act: click("Add a day off", "dialog") },
  {
    name: "settings-holidays-work",
    path: "/settings/holidays",
    as: "admin",
    act: click("Work this day: Thanksgiving", "dialog"),
  },
  { name: "delivery-restored", path: "/settings/delivery", as: "admin", before: restored, after: resumed },
];
