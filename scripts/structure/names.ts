import { isCode, isTest, lineOf, type Finding, type SourceFile } from "./source.ts";

const rooms = new Set(
  `people candidates licenses clients positions candidacies submittals interviews promises offers placements contact-rules first-steps
  board top-of-mind bench drafts outreach teams messages check-ins replies threads templates touches callbacks suppressions events operations today search
  shell imports recruiters settings audit audit-log security system-emails welcome handovers signatures value-items wishes digests notifications
  process-emails`.split(/\s+/),
);
const topLevel = new Set(
  ".ci app bench components db docs e2e emails features jobs lib local public scripts".split(" "),
);
const vagueNames = new Set(["util", "utils", "helper", "helpers", "misc", "types", "common", "shared"]);

const inRoom = [
  /^(inputs|rules|queries|mutations|actions)(\.test)?\.ts$/,
  /^(inputs|rules|queries|mutations|actions)\/[a-z0-9-]+(\.test)?\.tsx?$/,
  /^components\/[a-z0-9-]+(\.test)?\.tsx$/,
  /^components\/use-[a-z0-9-]+(\.test)?\.ts$/,
  /^components\/[a-z0-9-]+\.module\.css$/,
];
const routeFile =
  /^(page|layout|loading|error|global-error|not-found|template|default|sitemap|robots|manifest|icon|apple-icon|opengraph-image)\.tsx?$|^route(\.test)?\.tsx?$|\.css$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const routeSegment = /^(\([a-z-]+\)|@[a-z-]+|\[{1,2}(\.{3})?[a-zA-Z]+\]{1,2})$/;

export function checkNames({ path, text }: SourceFile): Finding[] {
  if (!isCode(path) && !path.endsWith(".css")) return [];
  return [...messages(path).map((message) => ({ path, line: 1, message })), ...checkQueryNames(path, text)];
}

const exported = /^export (async )?function\*? (\w+)(?:<[^(]*>)?\(\s*((?:\{[^}]*\}|\w+): (?:Operation)?Context\b)?/gm;
const queryName = /^(list|find|get|count)[A-Z]|^(refuse|require)[A-Z]/;
const writingName = /^(add|create|delete|insert|make|mark|record(?!Of)|remove|save|send|set|store|update|write)[A-Z]/;

/** A query says what comes back: many rows, one or null, one or a refusal, a number; or whom it refuses. */
function checkQueryNames(path: string, text: string): Finding[] {
  if (!/^features\/[^/]+\/queries(\.ts|\/)/.test(path) || isTest(path)) return [];
  return [...text.matchAll(exported)]
    .filter(({ 1: waits, 2: name = "", 3: context }) =>
      waits || context ? !queryName.test(name) : writingName.test(name),
    )
    .map(({ 2: name, index }) => ({
      path,
      line: lineOf(text, index),
      message: `${name}: a query is list... (rows), find... (one or null), get... (one, or NotFound) or count...; what only refuses is refuse... or require...; nothing here writes.`,
    }));
}

function messages(path: string) {
  const segments = path.split("/");
  const base = segments.at(-1) ?? "";
  const words = [...segments.slice(0, -1), ...base.split(".").slice(0, -1)];
  const found: string[] = [];

  if (segments.length > 1 && !topLevel.has(segments[0] ?? "")) {
    found.push(`There is no top-level folder "${segments[0]}". docs/architecture.md lists them.`);
  }
  const vague = words.find((word) => vagueNames.has(word));
  if (vague)
    found.push(
      `"${vague}" does not say what is in it. Name what it is about and put it in the room of that noun, or in lib/.`,
    );

  if (/^index\.tsx?$/.test(base) && path !== "db/schema/index.ts") {
    found.push("No barrels: import each file by its own name. Only db/schema/index.ts exists, for Drizzle.");
  }
  const odd = words.find((word) => !kebab.test(word) && !routeSegment.test(word) && !word.startsWith("."));
  if (odd) found.push(`"${odd}" is not kebab-case.`);

  if (segments[0] === "features") found.push(...roomMessages(segments));
  if (segments[0] === "app" && !routeFile.test(base)) {
    found.push(
      "app/ holds route files only (page, layout, loading, error, route) and tests of routes. A part of a screen lives in features/<noun>/components/ or components/.",
    );
  }
  return found;
}

function roomMessages([, room = "", ...rest]: string[]) {
  if (!rooms.has(room))
    return [
      `"${room}" is no room. docs/architecture.md lists them: find the one it belongs to, or add it there and here.`,
    ];
  if (inRoom.some((name) => name.test(rest.join("/")))) return [];
  return [
    `A room holds inputs, rules, queries, mutations, actions (each a .ts file, or a folder with one verb or view per file), components/*.tsx, hooks without markup (components/use-*.ts) and *.test.ts beside them; not "${rest.join("/")}".`,
  ];
}

/** A part of a room is one file or one folder; both at once leave two places to look. */
export function checkParts(files: SourceFile[]): Finding[] {
  const paths = files.map(({ path }) => path);
  return paths
    .filter((path) => /^features\/[^/]+\/[a-z]+\.ts$/.test(path))
    .filter((path) => paths.some((other) => other.startsWith(`${path.slice(0, -3)}/`)))
    .map((path) => ({
      path,
      line: 1,
      message: `${path} and ${path.slice(0, -3)}/ both exist. Move it into the folder.`,
    }));
}
