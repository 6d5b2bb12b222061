import { click, type Screen } from "./screen";

/** Top of mind of a position, and what is begun from it. */
export const topOfMind: Screen[] = [
  { name: "top-of-mind", path: ({ places }) => `/positions/${places.backOpen}/top-of-mind` },
  {
    name: "top-of-mind-picked",
    path: ({ places }) => `/positions/${places.backOpen}/top-of-mind`,
    act: async (page) => {
      for (const at of [0, 1])
        await page
          .getByLabel(/^Select /)
          .nth(at)
          .check();
      await page.locator("[data-line]").first().click();
    },
  },
  {
    name: "top-for",
    path: ({ places }) => `/candidates/${places.richCandidate}`,
    act: async (page) => {
      await page.getByRole("button", { name: "Find open positions" }).click();
      const points = page.getByRole("button", { name: /points$/ }).first();
      await points.or(page.getByText("top of mind for any")).first().waitFor();
      if (await points.isVisible()) await points.click();
    },
  },
  { name: "top-of-mind-empty", path: ({ places }) => `/positions/${places.emptyPosition}/top-of-mind` },
  { name: "top-of-mind-wide", path: ({ places }) => `/positions/${places.backOpen}/top-of-mind?wide=role` },
  {
    name: "top-of-mind-dismiss",
    path: ({ places }) => `/positions/${places.backOpen}/top-of-mind`,
    act: async (page) => {
      await click(/^Dismiss /)(page);
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).waitFor();
    },
  },
  {
    name: "call-list-start",
    path: ({ places }) => `/positions/${places.backOpen}/top-of-mind`,
    act: async (page) => {
      await page
        .getByLabel(/^Select /)
        .first()
        .check();
      await page.getByRole("button", { name: "Call list of 1" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).waitFor();
    },
  },
  { name: "call-list", path: ({ places }) => `/call-lists/${places.callList}` },
  { name: "call-list-viewer", path: ({ places }) => `/call-lists/${places.callList}`, as: "viewer" },
];
