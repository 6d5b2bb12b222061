import { layerOf } from "./flow.ts";
import { isCode, isTest, lineOf, withoutComments, withoutStrings, type Finding, type SourceFile } from "./source.ts";

const longest = 300;

type Ban = { pattern: RegExp; message: string; comments?: boolean; in?: (path: string) => boolean };

const isProduct = (path: string) => /^(app|components|emails|features|jobs|lib|local)\//.test(path) && !isTest(path);
const clockless = (path: string) =>
  !isTest(path) && ["rules", "inputs", "queries", "mutations"].includes(layerOf(path) ?? "");

const bans: Ban[] = [
  {
    pattern: /\b(TO[D]O|FI[X]ME|X[X]X|HA[C]K)\b/g,
    comments: true,
    message: "Finish it, or name it in the closing note.",
  },
  {
    pattern: /@ts-(ignore|nocheck)\b/g,
    comments: true,
    message: "Fix the type, or use @ts-expect-error with its reason.",
  },
  {
    // Words that nobody searches for. In any part of a camelCase name, and in comments.
    pattern:
      /(?<![a-z])(?:de[e]ds?|statione[r]y|recko[n](?:s|ed|ing)?)(?![a-z])|(?:De[e]ds?|Statione[r]y|Recko[n](?:s|ed)?)(?![a-z])/g,
    comments: true,
    message: "Use the word that an engineer searches for: operation, step, form, compute.",
  },
  { pattern: /\b(it|test|describe|suite|bench)\.(only|skip|todo|fixme)\b/g, message: "Every test runs, always." },
  { pattern: /\.waitFor[T]imeout\(/g, message: "Wait for what the person would see, not for time." },
  {
    pattern: /\bcatch\s*(\([^)]*\))?\s*\{\s*\}/g,
    message: "A swallowed error. Handle it, or let it reach the reader.",
  },
  {
    pattern: /\.catch\(\s*\(\s*\w*\s*\)\s*=>\s*(\{\s*\}|undefined|null)\s*\)/g,
    message: "A swallowed error. Handle it, or let it reach the reader.",
  },
  {
    pattern: /\bnew Date\(\)|\bDate\.now\(\)|\bnow\(\)|\bcurrent_(date|timestamp)\b/gi,
    in: clockless,
    message: "The clock is an argument: use the now that came in.",
  },
  {
    pattern: /(?<![\w$.])dynamic\((?!(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*ssr: false)/g,
    message: "A part that comes later stands by itself, or the whole page goes until it is there: { ssr: false }.",
  },
  {
    pattern: /<table\b/g,
    in: (path) => /^(app|features)\//.test(path),
    message:
      "components/ draws the tables: DataTable where rows are sorted, paged or selected, PlainTable where they are read.",
  },
  {
    pattern: /\b(audit_entries|changed_values)\b/g,
    in: (path) => isProduct(path) && !path.startsWith("features/audit/"),
    message:
      "No query reads the audit log. Write it by recordAudit() (features/audit/mutations.ts); read what happened from the history rows (db/schema) or listEvents().",
  },
  {
    pattern: /\boperations\.verb\b/g,
    in: (path) => isProduct(path) && !path.startsWith("features/audit/"),
    message: "A verb is for people to read: choose by the rows that the operation wrote, so that it may be renamed.",
  },
  {
    pattern: /\bmintRecruiter\b/g,
    in: (path) => !/^(db\/context\.ts|lib\/server\/auth\.ts|local\/demo\/.*|e2e\/.*)$/.test(path) && !isTest(path),
    message: "Only lib/server/auth.ts mints a Recruiter, after it has checked the session row.",
  },
  {
    pattern: /^export (type )?(\*|\{[^}]*\}) (as \w+ )?from\b/gm,
    in: (path) => !["db/schema/index.ts", "e2e/fixtures.ts"].includes(path) && !path.startsWith("app/"),
    message: "No barrels: import each name from the file that makes it.",
  },
];

export function checkText({ path, text }: SourceFile): Finding[] {
  const unquoted = withoutStrings(text);
  const bare = withoutComments(unquoted);
  const applying = isCode(path) ? bans.filter(({ in: applies }) => applies?.(path) ?? true) : [];
  return [
    ...tooLong(path, text),
    ...applying.flatMap(({ pattern, message, comments }) =>
      [...(comments ? unquoted : bare).matchAll(pattern)].map(({ index }) => ({
        path,
        line: lineOf(text, index),
        message,
      })),
    ),
  ];
}

function tooLong(path: string, text: string): Finding[] {
  const lines = text.split("\n").length - 1;
  if (lines <= longest) return [];
  return [
    { path, line: longest, message: `${lines} lines. No file goes past ${longest}: split it by noun, then by verb.` },
  ];
}
