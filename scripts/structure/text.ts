import { layerOf } from "./flow.ts";
import { isCode, isTest, lineOf, withoutComments, withoutStrings, type Finding, type SourceFile } from "./source.ts";

const longest = 300;

type Ban = {
  pattern: RegExp;
  message: string;
  /** Where it is looked for beside code: in comments, in quoted strings. */
  comments?: boolean;
  strings?: boolean;
  in?: (path: string) => boolean;
};

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
  {
    // The subject of a process email is called standing in the database, which keeps its words.
    pattern: /(?<![a-z])(?:groun[d]s?|standin[g]s?)(?![a-z])|(?:Groun[d]s?|Standin[g]s?)(?![a-z])/g,
    in: (path) => path !== "db/vocabulary/purposes.ts",
    message: "Name what it holds as an engineer does: facts, state, record, context.",
  },
  {
    pattern: /\bin a rin[g]\b/g,
    comments: true,
    message: "Say deadlock.",
  },
  { pattern: /\b(it|test|describe|suite|bench)\.(only|skip|todo|fixme)\b/g, message: "Every test runs, always." },
  { pattern: /\.waitFor[T]imeout\(/g, message: "Wait for what the person would see, not for time." },
  {
    pattern: /\bcatch\s*(\([^)]*\))?\s*\{\s*\}/g,
    message: "A swallowed error. Handle it, or let it reach the reader.",
  },
  {
    pattern:
      /\.catch\(\s*(?:async\s*)?\(\s*\w*\s*\)\s*=>\s*(?:\{\s*\}|undefined|null|true|false|\d+|``|\s+|void 0|\[\s*\]|\(\{\s*\}\))\s*,?\s*\)/g,
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
    pattern: /\b(audit_entries|changed_values|auditEntries|changedValues)\b/g,
    strings: true,
    in: (path) => isProduct(path) && !/^features\/audit(-log)?\//.test(path),
    message:
      "Nothing but Settings, Audit reads the audit log. Write it by recordAudit() (features/audit/mutations.ts); read what happened from the history rows (db/schema) or listEvents().",
  },
  {
    pattern: /\.(?:insert|update|delete)\(|\b(?:insert into|delete from|truncate|update "?\w+"? set)\b/gi,
    strings: true,
    in: (path) => layerOf(path) === "queries" && !isTest(path),
    message:
      "A query only reads. What writes is a mutation (features/<noun>/mutations), with a line in the roles table.",
  },
  {
    pattern: /["']use server["']/g,
    strings: true,
    in: (path) => !/^features\/[^/]+\/actions(\.ts|\/)/.test(path) && !isTest(path),
    message: "A server action is a public endpoint: it stands in features/<noun>/actions.ts, where it asks who calls.",
  },
  {
    pattern: /\bimport\s*\{[^}]*\bTable\b[^}]*\}\s*from\s*["']@mantine\/core["']/g,
    strings: true,
    in: (path) => !isTest(path),
    message:
      "components/ draws the tables: DataTable where rows are sorted, paged or selected, PlainTable where they are read.",
  },
  {
    pattern:
      /\b(?:from|join) submittals\b[^`]*?\bundone_at is null\b|\b(?:from|join) interviews\b[^`]*?\bstate (?:<>|=) '(?:canceled|scheduled)'/g,
    strings: true,
    in: (path) => isProduct(path) && path !== "features/candidacies/queries/candidacy-record.ts",
    message:
      "Which submittals and interviews count, features/candidacies/queries/candidacy-record.ts alone says: counts.submittal(), counts.interview(), counts.scheduled().",
  },
  {
    pattern: /\bfunction (?:idList|listSql|moment)\(/g,
    in: (path) => !isTest(path) && !["db/id-list.ts", "db/json-rows.ts"].includes(path),
    message: "There is one of these for everybody: import it from db/id-list.ts or db/json-rows.ts.",
  },
  {
    // What a contact of a client did on a page of ours is no recruiter's.
    pattern: /new Refusal\(\s*`\$\{[^`]*\$\{ago\(/g,
    strings: true,
    in: (path) =>
      layerOf(path) === "mutations" &&
      !isTest(path) &&
      path !== "features/check-ins/mutations/record-client-answers.ts",
    message:
      "Who was first is said by refuseForWhoDid() alone (features/operations/queries), by the operation, or by the row's recruiter and moment.",
  },
  {
    pattern: /\boperations\.verb\b/g,
    in: (path) => isProduct(path) && !path.startsWith("features/audit/"),
    message: "A verb is for people to read: choose by the rows that the operation wrote, so that it may be renamed.",
  },
  {
    pattern: /\bmintRecruiter\b/g,
    in: (path) =>
      !/^(db\/context\.ts|lib\/server\/auth\.ts|features\/digests\/queries\/find-content\.ts|features\/notifications\/queries\/list-due-notices\.ts|local\/demo\/.*|e2e\/.*|bench\/.*)$/.test(
        path,
      ) && !isTest(path),
    message:
      "Only lib/server/auth.ts mints a Recruiter, after it has checked the session row; a digest or a notification reads Today as whoever asked for it.",
  },
  {
    pattern: /\bz\s*\.\s*(?:string\(|iso\s*\.date\(|coerce\s*\.date\(|number\()/g,
    in: (path) => isProduct(path) && !/^lib\/(input|env|secret-list)\.ts$/.test(path),
    message:
      "Raw text, days and numbers hold what the database cannot: take line, lines, anyText, day, instant or version from lib/input.ts, or z.int() with its most.",
  },
  {
    pattern: /\bz\s*\.int\((?![\s\S]{0,160}?\.max\()/g,
    in: isProduct,
    message: "A whole number has a most, since the database has one: .max(), or version from lib/input.ts.",
  },
  {
    pattern: /\bparseAs(?:String|Integer|Float|IsoDate(?:Time)?|Timestamp|Json)\b/g,
    in: (path) => isProduct(path) && !path.startsWith("lib/"),
    message: "A URL is anybody's to write: take parseAsText, parseAsId or parseAsDay from lib/url-parsers.ts.",
  },
  {
    pattern: /^export (type )?(\*|\{[^}]*\}) (as \w+ )?from\b/gm,
    in: (path) => !["db/schema/index.ts", "e2e/fixtures.ts"].includes(path) && !path.startsWith("app/"),
    message: "No barrels: import each name from the file that makes it.",
  },
];

export function checkText({ path, text }: SourceFile): Finding[] {
  const uncommented = withoutComments(text);
  const unquoted = withoutStrings(text);
  const bare = withoutStrings(uncommented);
  const applying = isCode(path) ? bans.filter(({ in: applies }) => applies?.(path) ?? true) : [];
  return [
    ...tooLong(path, text),
    ...applying.flatMap(({ pattern, message, comments, strings }) =>
      [...(comments ? unquoted : strings ? uncommented : bare).matchAll(pattern)].map(({ index }) => ({
        path,
        line: lineOf(text, index),
        message,
      })),
    ),
    ...(isProduct(path) || path.startsWith("db/") ? unexplainedCatches(path, unquoted) : []),
  ];
}

const catching = /\bcatch\s*(?:\((\w+)[^)]*\))?\s*\{([^{}]*)\}/g;

/** A catch that looks at no error takes every one for the one that it expects: a comment inside says why it may. */
function unexplainedCatches(path: string, code: string): Finding[] {
  if (!isCode(path) || isTest(path)) return [];
  return [...code.matchAll(catching)]
    .filter(({ 1: error, 2: body = "" }) => !(error && new RegExp(`\\b${error}\\b`).test(body)))
    .filter(({ 2: body = "" }) => !/\/[/*]|\bthrow\b/.test(body))
    .map(({ index }) => ({
      path,
      line: lineOf(code, index),
      message: "Every error ends here, unseen. Look at it, throw it on, or say in a comment inside why none is lost.",
    }));
}

function tooLong(path: string, text: string): Finding[] {
  const lines = text.split("\n").length - 1;
  if (lines <= longest) return [];
  return [
    { path, line: longest, message: `${lines} lines. No file goes past ${longest}: split it by noun, then by verb.` },
  ];
}
