import { click, type Screen } from "./screen";

/** The rounds of a position, and the emails about them. */
export const interviews: Screen[] = [
  { name: "interviews", path: ({ places }) => `/positions/${places.debriefDue}/interviews` },
  { name: "interviews-empty", path: ({ places }) => `/positions/${places.emptyPosition}/interviews` },
  {
    name: "interviews-email",
    path: ({ places }) => `/positions/${places.upcomingInterview}/interviews`,
    act: async (page) => {
      await click("Email…")(page);
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^(Send to|Not now)/ })
        .first()
        .waitFor();
    },
  },
  {
    name: "interviews-debrief",
    path: ({ places }) => `/positions/${places.debriefDue}/interviews`,
    act: async (page) => {
      await page.getByRole("button", { name: "Debrief", exact: true }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).waitFor();
    },
  },
];
