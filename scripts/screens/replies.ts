import { click, type Screen } from "./screen";

/** A conversation by email, and its answer. */
export const replies: Screen[] = [
  { name: "reply", path: ({ places }) => `/replies/${places.reply}` },
  { name: "reply-viewer", path: ({ places }) => `/replies/${places.reply}`, as: "viewer" },
  {
    name: "reply-refused",
    path: ({ places }) => `/replies/${places.reply}`,
    act: async (page) => {
      await click("Send reply")(page);
      await page.getByText("Write your reply first.").waitFor();
    },
  },
];
