import { click, type Screen } from "./screen";

/** The rounds of a position, and the emails about them. */
export const interviews: Screen[] = [
  { name: "interviews", path: ({ places }) => `/positions/${places.debriefDue}/interviews` },
  { name: "interviews-empty", path: ({ places }) => `/positions/${places.emptyPosition}/interviews` },
  {
    name: "interviews-thank",
    path: ({ places }) => `/positions/${places.debriefDue}/interviews`,
    act: async (page) => {
      await click("Thank them…")(page);
      await page.getByRole("dialog").getByRole("radio").first().waitFor();
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
