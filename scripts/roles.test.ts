import { describe, expect, test } from "vitest";
import { callables, checkRoles } from "./roles";

const files = [
  {
    path: "features/offers/mutations/accept-offer.ts",
    text: `export async function acceptOffer(context: Context, input: Input) {
}
export function askLater({ db }: Context) {
}
export type Words = string;
export class OfferGone extends Error {}
async function inside() {
}
`,
  },
  { path: "features/offers/mutations/accept-offer.test.ts", text: "export async function forTests() {\n}\n" },
  { path: "features/offers/actions.ts", text: "export const acceptOfferAction = recruiterAction(input, act);\n" },
  {
    path: "app/api/offers/[id]/route.ts",
    text: 'export const dynamic = "force-dynamic";\nexport function GET() {\n}\n// export function POST() {\n',
  },
];
const tables = {
  mutations: { "offers/acceptOffer": "writers", "offers/askLater": "part" },
  actions: { "offers/acceptOfferAction": "writers" },
  routes: { "GET /api/offers/[id]": "signedIn" },
} as const;

const check = (more: { path: string; text: string }[] = [], over: Partial<Parameters<typeof checkRoles>[1]> = {}) =>
  checkRoles([...files, ...more], { ...tables, ...over }).map(({ path, message }) => `${path}: ${message}`);

test("mutations, actions and routes are found, and nothing else", () => {
  const { mutations, actions, routes } = callables(files);
  expect(mutations.map(({ name, line }) => `${name}:${line}`)).toEqual(["offers/acceptOffer:1", "offers/askLater:3"]);
  expect(actions.map(({ name }) => name)).toEqual(["offers/acceptOfferAction"]);
  expect(routes.map(({ name }) => name)).toEqual(["GET /api/offers/[id]"]);
});

describe("the roles table", () => {
  test("is complete", () => {
    expect(check()).toEqual([]);
  });

  test.each(["mutations", "actions", "routes"] as const)("misses none of the %s", (kind) => {
    const [first = ""] = Object.keys(tables[kind]);
    const { [first]: _, ...others } = tables[kind] as Record<string, "writers">;
    expect(check([], { [kind]: others })).toEqual([
      expect.stringMatching(new RegExp(`"${first.replace(/[[\]]/g, "\\$&")}" has no line among the ${kind}`)),
    ]);
  });

  test("names nothing that is gone", () => {
    expect(check([], { routes: { ...tables.routes, "PUT /api/offers/[id]": "writers" } })).toEqual([
      expect.stringMatching(/"PUT \/api\/offers\/\[id\]" stands among the routes and is nowhere/),
    ]);
  });

  test("lets mutations alone call a part", () => {
    const text = 'import { acceptOffer, askLater } from "@/features/offers/mutations/accept-offer";\n';
    expect(check([{ path: "jobs/offers.ts", text }])).toEqual([
      expect.stringMatching(/^jobs\/offers\.ts: askLater is a part/),
    ]);
    expect(check([{ path: "features/board/mutations/close.ts", text }])).toEqual([]);
  });

  test.each([
    [
      "under another name",
      'import { askLater as ask } from "@/features/offers/mutations/accept-offer";',
      /askLater is/,
    ],
    ["with everything else", 'import * as offers from "@/features/offers/mutations/accept-offer";', /by its name/],
  ])("lets nobody else call one %s", (_how, text, message) => {
    expect(check([{ path: "app/api/offers/[id]/route.ts", text: `${text}\nexport function GET() {\n}\n` }])).toEqual([
      expect.stringMatching(message),
    ]);
  });

  test.each([
    "export function wipe({ db }: { db: Db }) { return db.delete(people); }",
    "export function* wipe() {}",
    "export const wipe = (db: Db) => db.delete(people);",
  ])("names what computes as well as what waits: %s", (text) => {
    expect(check([{ path: "features/people/mutations/wipe.ts", text }])).toEqual([
      expect.stringMatching(/"people\/wipe" has no line among the mutations/),
    ]);
  });

  test.each([
    "async function wipe() {}\nexport { wipe };",
    "async function wipe() {}\nexport { wipe as clean };",
    "export default async function wipe() {}",
    'export * from "./wipe-people";',
    "export const { wipe } = made;",
    "export class Wiper { async run() {} }",
  ])("is for functions that are exported where they are declared: %s", (text) => {
    for (const path of ["features/people/mutations/wipe.ts", "features/people/actions.ts"])
      expect(check([{ path, text }])).toEqual([expect.stringMatching(/Export a function where it is declared/)]);
  });
});
