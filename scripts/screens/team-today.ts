import { click, type Screen } from "./screen";

/** Today as a manager looks at it. */
export const teamToday: Screen[] = [
  { name: "today-hand-over", path: "/today?whose=all", as: "manager", act: click(/^Hand over: /, "dialog") },
  {
    name: "today-load",
    path: "/today?whose=all",
    as: "manager",
    act: (page) => page.locator("summary", { hasText: "By recruiter" }).click(),
  },
  { name: "debriefs", path: "/today/debriefs", as: "manager" },
];
