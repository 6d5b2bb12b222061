import { readFileSync, writeFileSync } from "node:fs";
import { access, type Access, type Caller } from "../features/recruiters/rules/access.ts";
import { actions, confirmedActions, routes } from "../features/recruiters/rules/roles-of-actions.ts";

const file = "docs/permissions.md";
const callers = ["nobody", "viewer", "recruiter", "manager", "admin", "system"] as const satisfies readonly Caller[];
const heads = ["not signed in", "Viewer", "Recruiter", "Manager", "Admin", "Callback itself"];

/** The roles tables as a page for people: who may press what, and call what. */
export function permissionsPage(): string {
  return `# Who may do what

Written by \`npm run permissions\` from the roles table (\`features/recruiters/rules/roles-of-actions.ts\`); \`npm run check\` fails where this page is another, and where an action or route has no line. \`features/recruiters/rules/roles.test.ts\` calls each one as everybody and compares. The mutations that they call ask for the role themselves: \`roles-of-mutations.ts\` beside it.

A **viewer** sees everything and changes nothing but their own sign-in. A **recruiter** works: candidates, clients, positions, boards, calls and emails. A **manager** also lifts what holds email back. An **admin** also runs the company: people and roles, settings, sign-in, delivery, security and audit. A **restricted** position is there only for its owner, the recruiters named on it and admins: for everyone else, managers too, each page, list, count and verb is as if there were none ([decision 24](decisions/0024-restricted-positions.md)); its owner, and a manager or an admin who sees it, decide who is named. Where "yes" has a *, whoever presses it proves within ten minutes that it is still they who signed in.

## Actions: what a screen can be asked to do

${tableOf(actions, (name) => confirmedActions.includes(name))}

## Routes: what a browser or another program can ask for

${tableOf(routes, (name) => confirmedRoutes.has(name))}
`;
}

const confirmedRoutes = new Set(Object.keys(routes).filter((name) => sourceOf(name).includes("= confirmedRoute(")));

function sourceOf(route: string): string {
  return readFileSync(`app${route.replace(/^\w+ /, "")}/route.ts`, "utf8");
}

function tableOf(table: Record<string, Access>, confirmed: (name: string) => boolean): string {
  const rows = Object.entries(table)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, word]) => {
      const may: readonly Caller[] = access[word];
      const yes = confirmed(name) ? "yes*" : "yes";
      const cells = word === "part" ? callers.map(() => "part") : callers.map((who) => (may.includes(who) ? yes : ""));
      return `| ${[`\`${name}\``, ...cells].join(" | ")} |`;
    });
  return [`| ${["", ...heads].join(" | ")} |`, `| ${["---", ...heads.map(() => "---")].join(" | ")} |`, ...rows].join(
    "\n",
  );
}

/** Whether the page is what the tables say. */
export function isPermissionsPageCurrent(): boolean {
  try {
    return readFileSync(file, "utf8") === permissionsPage();
  } catch {
    return false;
  }
}

if (process.argv[2] === "--write") writeFileSync(file, permissionsPage());
