import type { Words } from "./interview-words";

type Thanks = { firstName: string; names: string[]; positionTitle: string };

/** The thanks to a contact, for everybody they met that day. */
export function thanksWords({ firstName, names, positionTitle }: Thanks): Words {
  const whom = new Intl.ListFormat("en-US").format(names);
  return {
    subject: names.length > 1 ? "Thank you for the interviews" : `Thank you for meeting ${whom}`,
    body: [
      `Hi ${firstName},`,
      `Thank you for taking the time to interview ${whom}${names.length > 1 ? "" : ` for the ${positionTitle} position`}.`,
      "I would like to hear what you thought while it is fresh: would you move forward, what is still open, and when do you expect to decide? A line for each is enough, or call me.",
      names.length > 1
        ? "I am speaking with each of them as well and will pass on what they say."
        : "I am speaking with them as well and will pass on what they say.",
    ].join("\n\n"),
  };
}
