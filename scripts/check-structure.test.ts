import { describe, expect, test } from "vitest";
import { checkStructure } from "./structure/check.ts";

const messagesFor = (path: string, text: string) => checkStructure([{ path, text }]).map(({ message }) => message);

const clean = [
  ["features/people/rules.ts", 'import { addDays } from "date-fns";'],
  ["features/people/inputs.ts", 'import { z } from "zod";\nimport { states } from "@/db/vocabulary/people";'],
  ["features/people/mutations/merge-people.ts", 'import { people } from "@/db/schema/people";'],
  ["features/people/mutations/merge-people.test.ts", 'import { testDatabase } from "@/db/test-database";'],
  ["features/people/components/person-card.module.css", ".card {}"],
  ["features/people/components/person-card.tsx", '"use client";\nimport type { Row } from "../queries";'],
  ["features/people/components/person-form.tsx", '"use client";\nimport { addPerson } from "../actions";'],
  ["app/(recruiter)/today/page.tsx", 'import { listToday } from "@/features/today/queries";'],
  ["app/(public)/answer/[token]/page.tsx", ""],
  ["app/api/webhooks/resend/route.ts", 'import { storeEvent } from "@/features/messages/mutations";'],
  ["app/api/auth/[...nextauth]/route.ts", 'export { GET, POST } from "@/lib/server/auth";'],
  ["lib/server/auth.ts", 'import "server-only";\nimport NextAuth from "next-auth";'],
  ["lib/server/session-token.ts", 'import { decode } from "next-auth/jwt";'],
  ["lib/mailer.ts", 'import { Resend } from "resend";'],
  ["jobs/send-message.ts", 'import { sendMessage } from "@/features/messages/mutations/send-message";'],
  ["db/schema/index.ts", 'export * from "./people";'],
  ["components/plain-table.tsx", "<table>"],
  ["local/resend/email-page.ts", "html`<table>`"],
  ["features/people/components/people-table.tsx", "<PlainTable />; // not a <table>"],
  ["lib/format.ts", '// import { x } from "@/features/people/queries"\nexport const catches = "catch {}";'],
  ["db/vocabulary/offers.ts", 'export const answers = ["accepted", "declined"] as const;'],
  ["features/people/rules.ts", 'import type { Actor } from "@/db/context";'],
  ["lib/format.ts", ["/** Inde", "ed exceeded. */"].join("")],
  ["features/audit/queries.ts", 'import { auditEntries } from "@/db/schema/audit";'],
  ["features/people/mutations/merge-people.test.ts", 'import { auditEntries } from "@/db/schema/audit";'],
  ["db/application-role.ts", 'import { auditEntries } from "./schema/audit";'],
  ["features/people/actions.ts", '"use server";'],
  ["features/people/queries.ts", "export function nameSql(alias: string) {}"],
  ["features/people/mutations/merge-people.ts", "await db.delete(people); await db.execute(sql`delete from slots`);"],
  ["features/people/queries.ts", 'await db.select().from(people).for("update");'],
  ["lib/format.ts", "try { read() } catch (error) { return error instanceof Gone ? null : fail(error); }"],
  ["lib/format.ts", "try { read() } catch {\n  // What is no number is none.\n  return null;\n}"],
  ["lib/format.ts", 'read().catch(() => tell("It is gone."))'],
  ["lib/format.ts", 'const backgroundColor = understanding("a house on the ground", /* in this way */ at);'],
  ["features/offers/mutations/accept-offer.ts", 'answer({ state: "accepted" }); advance({ kind: "hired" });'],
  ["features/people/inputs.ts", "const age = z.int().min(0).max(150); const at = z.iso.datetime(); // z.string()"],
  ["features/people/inputs.test.ts", "z.string(); parseAsString;"],
  ["lib/input.ts", "export const wireText = z.string().overwrite(storable);"],
  ["lib/table-url.ts", "parseAsInteger.parse(text)"],
  ["features/people/inputs.ts", "z.object({ q: parseAsStringLiteral(words) })"],
  ["features/touches/queries/touch-subject.ts", 'throw new NotFound("interview");'],
  ["features/candidacies/rules/moves.test.ts", 'expect(stage).toBe("offer");'],
  ["features/positions/components/list.tsx", "<td title={`${seats.filled} of ${seats.total} openings filled`}>"],
  ["features/positions/queries.ts", "sql`select s.id from seats s where s.noted`"],
  ["features/positions/rules.ts", 'throw new Error("No seat came back from the insert.");'],
  ["features/candidates/components/empty.tsx", "<p>Try fewer letters of the name.</p>"],
] as const;

const broken = [
  ["lib/clock.ts", 'import { listPeople } from "@/features/people/queries";', /lib\/ knows no noun/],
  ["db/vocabulary/people.ts", 'import { z } from "zod";', /no imports/],
  ["db/vocabulary/people.ts", 'import { a } from "./clients";', /no imports/],
  ["features/people/rules.ts", 'import { people } from "@/db/schema/people";', /Rules are pure/],
  ["features/people/rules.ts", 'import { eq } from "drizzle-orm";', /rules and inputs import zod/],
  ["features/people/rules.ts", 'import { env } from "@/lib/env";', /not pure/],
  ["features/people/rules.ts", "const at = new Date();", /clock is an argument/],
  ["features/people/inputs.ts", "const name = z.string().max(80);", /hold what the database cannot/],
  ["features/people/inputs.ts", "const name = z\n  .string()\n  .max(80);", /hold what the database cannot/],
  ["app/api/people/route.ts", "const on = z.iso.date();", /hold what the database cannot/],
  ["features/people/inputs.ts", "const at = z.coerce.date();", /hold what the database cannot/],
  ["features/people/inputs.ts", "const age = z.number().int();", /hold what the database cannot/],
  ["features/people/inputs.ts", "const age = z.int().min(0);", /has a most/],
  ["features/people/inputs.ts", "const parsers = { q: parseAsString };", /anybody's to write/],
  ["components/filter-chips.tsx", "useQueryState(name, parseAsString)", /anybody's to write/],
  ["features/people/queries.ts", "sql`select now()`", /clock is an argument/],
  ["features/people/inputs.ts", 'import type { Person } from "./queries";', /Look things up in the mutation/],
  ["db/schema/people.ts", 'import { listPeople } from "@/features/people/queries";', /A table knows/],
  ["emails/back-open.tsx", 'import { getPerson } from "../features/people/queries";', /An email takes props/],
  ["features/people/queries.ts", 'import { addPerson } from "./mutations";', /only reads/],
  ["features/people/queries.ts", "export async function loadPeople({ db }: Context) {}", /a query is list/],
  ["features/people/queries.ts", "export async function loadPeople(db: Db) {}", /a query is list/],
  ["features/people/queries.ts", "export function loadPeople(inside: OperationContext) {}", /a query is list/],
  ["features/people/queries.ts", "export function writeName(person: Person) {}", /nothing here writes/],
  ["features/people/queries.ts", 'import { cookies } from "next/headers";', /runs outside Next/],
  ["features/people/mutations.ts", 'import { auth } from "@/lib/server/auth";', /takes \{ actor, now, db \}/],
  ["features/people/mutations.ts", 'import "server-only";', /No server-only below lib\/server/],
  ["features/people/actions.ts", 'import { people } from "@/db/schema/people";', /An action authenticates/],
  ["features/people/actions.ts", 'import { eq } from "drizzle-orm";', /A statement belongs/],
  ["lib/server/action.ts", 'import { Card } from "@/components/card";', /not the screens/],
  ["components/data-table.tsx", 'import { listPeople } from "@/features/people/queries";', /no staffing noun/],
  ["components/data-table.tsx", 'import { states } from "@/db/vocabulary/people";', /no staffing noun/],
  [
    "features/people/components/card.tsx",
    '"use client";\nimport { listPeople } from "../queries";',
    /reach the browser/,
  ],
  [
    "features/people/components/card.tsx",
    '"use client";\nimport { people } from "@/db/schema/people";',
    /reach the browser/,
  ],
  ["features/people/components/card.tsx", '"use client";\nawait import("@/lib/env");', /reach the browser/],
  ["app/people/page.tsx", 'import { people } from "@/db/schema/people";', /Tables stay behind queries/],
  ["app/people/page.tsx", 'import { addPerson } from "@/features/people/mutations";', /A page does not write/],
  ["app/people/page.tsx", 'import { start } from "@/local/start";', /A page reads through/],
  [
    "app/people/page.tsx",
    'import { signIn } from "next-auth/react";',
    /Only lib\/server\/auth.ts and session-token.ts import next-auth/,
  ],
  ["app/people/page.tsx", 'import { testDatabase } from "@/db/test-database";', /is for tests/],
  ["jobs/send-messages.ts", 'import { testSender } from "./test-sender";', /jobs\/test-sender\.ts is for tests/],
  ["app/people/page.tsx", 'import { test } from "@/e2e/fixtures";', /imports nothing from there/],
  ["features/messages/mutations.ts", 'import { Resend } from "resend";', /lives in lib\/mailer/],
  ["jobs/worker.ts", 'import { after } from "next/server";', /runs outside Next/],
  ["jobs/worker.ts", 'import { sendNow } from "@/features/messages/actions";', /A job is a shell/],
  ["local/demo/seed.ts", 'import { people } from "@/db/schema/people";', /enters at mutations/],
  ["local/demo/seed.ts", 'import { headers } from "next/headers";', /runs outside Next/],
  ["features/people/rules.ts", 'import { mintRecruiter } from "@/db/context";', /Rules are pure/],
  ["app/people/page.tsx", 'import { mintRecruiter } from "@/db/context";', /Only lib\/server\/auth.ts mints/],
  ["lib/format.ts", 'import "./polyfill";\nimport "@/jobs/worker";', /lib\/ knows no noun/],
  ["features/tenants/rules.ts", "", /is no room/],
  ["features/people/service.ts", "", /A room holds/],
  ["features/people/mutations/index.ts", "", /No barrels/],
  ["features/people/components/PersonCard.tsx", "", /not kebab-case/],
  ["lib/utils.ts", "", /does not say what is in it/],
  ["components/types/row.ts", "", /does not say what is in it/],
  ["app/people/person-card.tsx", "", /route files only/],
  ["services/people.ts", "", /no top-level folder/],
  ["lib/format.ts", 'export * from "./dates";', /No barrels/],
  ["lib/format.ts", 'export { day } from "./dates";', /No barrels/],
  ["lib/format.ts", `${"\n".repeat(300)};\n`, /301 lines/],
  ["lib/format.ts", ["// TO", "DO later"].join(""), /Finish it/],
  ["lib/format.ts", ["// @ts", "ignore"].join("-"), /Fix the type/],
  ["lib/format.ts", ["const card", "Deeds = 1;"].join(""), /searches for/],
  ["lib/format.ts", ["/** Recko", "ned from rows. */"].join(""), /searches for/],
  ["lib/format.ts", ["export function recko", "n() {}"].join(""), /searches for/],
  ["lib/format.ts", ["function groun", "dOfStanding() {}"].join(""), /as an engineer does/],
  ["lib/format.ts", ["const standin", "gs = rows;"].join(""), /as an engineer does/],
  ["lib/format.ts", ["const ofStandin", "g = rows;"].join(""), /as an engineer does/],
  ["lib/format.ts", ["// Else they wait in a rin", "g."].join(""), /Say deadlock/],
  ["lib/format.test.ts", ["test", 'only("x", run)'].join("."), /Every test runs/],
  ["e2e/today.spec.ts", ["await page.waitFor", "Timeout(100)"].join(""), /not for time/],
  ["components/menu.tsx", "dynamic(async () => (await load()).Part)", /stands by itself/],
  ["app/people/page.tsx", "<table className={styles.people}>", /components\/ draws the tables/],
  ["features/people/components/people-list.tsx", "<table>", /DataTable .* PlainTable/],
  ["lib/format.ts", "try { read() } catch (error) { /* */ }", /swallowed/],
  ["lib/format.ts", "try { read() } catch { /* fine */ }", /swallowed/],
  ["lib/format.ts", "read().catch(() => {})", /swallowed/],
  ["lib/format.ts", "read().catch(() => [])", /swallowed/],
  ["lib/format.ts", "read().catch((error) => ({}))", /swallowed/],
  ["lib/format.ts", 'read().catch(() => "")', /swallowed/],
  ["lib/format.ts", "try { read() } catch { return undefined }", /ends here, unseen/],
  ["features/people/queries.ts", "try { read() } catch (error) { return []; }", /ends here, unseen/],
  ["db/client.ts", "try { read() } catch { failed = true; }", /ends here, unseen/],
  ["features/people/queries.ts", "await db.delete(people);", /A query only reads/],
  ["features/people/queries/list-people.ts", "context.db\n  .update(people)", /A query only reads/],
  ["features/people/queries.ts", "sql`with x as (insert into people values (1)) select 1`", /A query only reads/],
  ["features/people/queries.ts", "sql`update people set name = ''`", /A query only reads/],
  ["features/people/components/card.tsx", "async function save() { 'use server'; }", /a public endpoint/],
  ["lib/server/auth.ts", '"use server";', /a public endpoint/],
  ["app/people/page.tsx", 'async function save() {\n  "use server";\n}', /a public endpoint/],
  ["features/people/components/list.tsx", 'import { Box, Table } from "@mantine/core";', /draws the tables/],
  ["components/list.tsx", 'import { Table as Rows } from "@mantine/core";', /draws the tables/],
  ["features/positions/queries.ts", 'import { auditEntries } from "@/db/schema/audit";', /Write it by recordAudit/],
  ["features/positions/queries.ts", 'import { auditEntries } from "@/db/schema";', /Settings, Audit reads/],
  ["features/positions/queries.ts", 'import * as all from "@/db/schema/index";', /Import each table/],
  ["features/positions/queries.ts", "db.select().from(all.changedValues)", /Settings, Audit reads/],
  ["features/positions/queries.ts", 'db.select().from(all["auditEntries"])', /Settings, Audit reads/],
  ["features/positions/queries.ts", "sql`select at from audit_entries`", /Settings, Audit reads/],
  ["features/today/queries.ts", "sql`select from submittals s where s.undone_at is null`", /counts\.submittal/],
  ["features/today/queries.ts", "sql`select from interviews i where i.state <> 'canceled'`", /counts\.interview/],
  ["features/audit-log/queries.ts", "function idList(ids: string[]): SQL {}", /db\/id-list\.ts/],
  ["features/candidacies/queries.ts", 'eq(operations.verb, "undoMove")', /may be renamed/],
  [
    "features/callbacks/mutations/cancel-callback.ts",
    ["throw new Refusal(`", "{row.by} canceled this ", "{ago(row.at, now)}.`);"].join("$"),
    /refuseForWhoDid\(\) alone/,
  ],
  ["features/today/queries.ts", "sql`select id from candidacies c where c.stage = 'offer'`", /A stage by its name/],
  ["features/today/queries.ts", "sql`and c.furthest not in ('interview', 'offer')`", /A stage by its name/],
  ["features/candidacies/rules/moves.ts", 'if (card.stage === "interview") return null;', /A stage by its name/],
  ["features/candidacies/rules/moves.ts", 'earlier(to, "accepted")', /A stage by its name/],
  ["features/offers/mutations/extend-offer.ts", 'advance({ toStage: "offer" });', /A stage by its name/],
  ["features/board/components/stage-picker.tsx", 'useState<Stage>("sourced")', /A stage by its name/],
  ["jobs/digest.ts", "const words = { sourced: 1, screened: 2 };", /A stage by its name/],
  ["features/offers/rules.ts", 'throw new Refusal("This position has no open seat.");', /"seat" .* Say: opening/],
  [
    "features/today/components/list.tsx",
    "<p>\n  Nobody waits, and everybody is answered.\n</p>",
    /Say: someone, everyone/,
  ],
  ["app/people/page.tsx", "`The letter to ${name} will not go.`", /Say: email/],
  ["emails/email.tsx", "<Text>You get this from {company} since the firm knows you.</Text>", /the company's own name/],
] as const;

describe("layers, names and text", () => {
  test.each(clean)("%s with %j is accepted", (path, text) => {
    expect(messagesFor(path, text)).toEqual([]);
  });

  test.each(broken)("%s with %j is refused", (path, text, message) => {
    expect(messagesFor(path, text).join("\n")).toMatch(message);
  });

  test("a part of a room is a file or a folder, not both", () => {
    const files = ["features/people/queries.ts", "features/people/queries/list-people.ts"];
    const findings = checkStructure(files.map((path) => ({ path, text: "" })));
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining("both exist")]);
  });

  test("says the line", () => {
    expect(checkStructure([{ path: "lib/a.ts", text: '\n\nimport {\n  x,\n} from "@/jobs/worker";' }])[0]?.line).toBe(
      3,
    );
  });
});

const inDocs = (path: string, text: string) => {
  const files = [
    { path, text },
    { path: "docs/rules-of-contact.md", text: "# Rules of contact\n\n## 5. Once a month\n" },
    { path: "features/people/rules/zone.ts", text: "export function zoneOf() {}" },
  ];
  const repository = {
    paths: [...files.map((file) => file.path), "docs/today.png", "README.md"],
    ignored: ["bench/results/"],
    scripts: ["check", "start"],
  };
  return checkStructure(files, repository).map(({ message }) => message);
};

describe("citations", () => {
  test.each([
    ["lib/format.ts", "/** Kept in one place (docs/rules-of-contact.md, rule 5). */"],
    ["lib/format.ts", "// zoneOf() says it once."],
    ["lib/format.ts", "// See docs/rules-of-contact.md#5-once-a-month, features/people/rules/zone.ts and docs/."],
    ["lib/format.ts", "// RFC 9110, section 9.3.5, and src/connection.js of postgres.js; the color is #ffffff."],
    ["docs/architecture.md", "# Above all\n\n[there](#above-all)"],
    ["lib/format.ts", "const theme = { md: read.md, text: 'notes.md' };"],
    ["README.md", "![Today](docs/today.png) and [rules](docs/rules-of-contact.md#5-once-a-month)"],
    [
      "README.md",
      "`npm start`, `npm ci`, `npm run check`, `bench/results/`, `/api/health`, `next-auth/jwt`, `features/`",
    ],
    ["docs/architecture.md", "`zoneOf()` in `features/people/rules/zone.ts`, `zone.ts`, [README](../README.md)"],
  ])("%s with %j leads somewhere", (path, text) => {
    expect(inDocs(path, text)).toEqual([]);
  });

  test.each([
    ["lib/format.ts", ["// As asked (DES", "IGN 2, rule 5)"].join(""), /not in the repository/],
    ["lib/format.ts", ["/** So it was measured (FLO", "OR 9). */"].join(""), /not in the repository/],
    ["lib/format.ts", "// See docs/gone.md.", /docs\/gone\.md is not in the repository/],
    ["lib/format.ts", "// See docs/decisions/0042-x for why.", /docs\/decisions\/0042-x is not in the repository/],
    ["lib/format.ts", "// See docs/rules-of-contact.md#nowhere.", /no such heading/],
    ["README.md", "[rules](docs/rules-of-contact.md#twice-a-month)", /no such heading/],
    ["docs/architecture.md", "# Above all\n\n[there](#below-all)", /no such heading/],
    ["lib/format.ts", "// As features/people/rules/zones.ts does.", /zones\.ts is not in the repository/],
    ["lib/format.ts", "// The order of section 9.4.", /section 9\.4 is of no document/],
    ["docs/architecture.md", "Decided in ADR 42.", /ADR 42 is of no document/],
    ["lib/format.ts", "// See ../shared/NOTES.md.", /NOTES\.md is not in the repository/],
    ["app/global.css", "/* See docs/gone.md. */", /docs\/gone\.md is not in the repository/],
    ["lib/format.ts", "/** docs/rules-of-contact.md, rule 12. */", /has no rule 12/],
    ["lib/format.ts", "/**\n * Both (docs/rules-of-contact.md,\n * rules 5 and 6).\n */", /has no rule 6/],
    ["lib/format.ts", "// Written by moveEverything().", /No code has moveEverything/],
    ["README.md", "![Today](docs/tomorrow.png)", /leads nowhere/],
    ["README.md", "See `docs/gone.md`.", /docs\/gone\.md is not in the repository/],
    ["docs/architecture.md", "[README](README.md)", /leads nowhere/],
    ["docs/architecture.md", "Zones: `features/people/rules/zones.ts`.", /zones\.ts is not in the repository/],
    ["docs/architecture.md", "Zones: `features/persons/`.", /features\/persons\/ is not in the repository/],
    ["docs/architecture.md", "Zones: `zones.ts`.", /zones\.ts is not in the repository/],
    ["docs/architecture.md", "Zones: `zonesOf()`.", /No code has zonesOf/],
    ["README.md", "Run `npm run chekc`.", /package\.json has no such script/],
    ["README.md", "```sh\nnpm ci && npm run go\n```\n", /package\.json has no such script/],
  ])("%s with %j is refused", (path, text, message) => {
    expect(inDocs(path, text).join("\n")).toMatch(message);
  });
});

test("rooms that import each other in a cycle are named once, with the import of each step", () => {
  const files = [
    {
      path: "features/touches/mutations/log-touch.ts",
      text: 'import { a } from "@/features/callbacks/mutations/settle";',
    },
    {
      path: "features/callbacks/mutations/settle.ts",
      text: 'import { b } from "@/features/people/queries/person-name";',
    },
    {
      path: "features/people/queries/person-name.ts",
      text: '\nimport type { C } from "@/features/touches/queries/list-touches";',
    },
    { path: "features/touches/queries/list-touches.ts", text: 'import { x } from "./other";' },
  ];
  const found = checkStructure(files).filter(({ message }) => message.startsWith("The rooms"));
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toMatch(/callbacks -> people -> touches -> callbacks/);
  expect(found[0]?.message).toContain("features/people/queries/person-name.ts:2 imports");
  const acyclic = checkStructure(files.slice(0, 2)).filter(({ message }) => message.startsWith("The rooms"));
  expect(acyclic).toEqual([]);
});
