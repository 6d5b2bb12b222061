export type SourceFile = { path: string; text: string };
export type Finding = { path: string; line: number; message: string };
export type Import = { specifier: string; target: string; typeOnly: boolean; line: number };

const statement = /^(?:import|export)\s+(type\s)?([^;"'`=(]*?)\s*\bfrom\s*["']([^"']+)["']/gm;
const bare = /^import\s+["']([^"']+)["']/gm;
const call = /\b(?:import|require)\(\s*["']([^"']+)["']/g;

export const isCode = (path: string) => /\.(ts|tsx|mts|mjs)$/.test(path);
/** Tests, and what several of them share: test-firm.ts, test-screen.tsx. */
export const isTest = (path: string) => /\.test\.tsx?$|(^|\/)test-[a-z0-9-]+\.tsx?$/.test(path);

export function lineOf(text: string, offset: number) {
  return text.slice(0, offset).split("\n").length;
}

const token = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const blank = (found: string) => found.replace(/[^\n]/g, " ");

/** Blanks comments, keeping every offset and line, so that what they say is not taken for code. */
export function withoutComments(text: string) {
  return text.replace(token, (found) => (found.startsWith("/") ? blank(found) : found));
}

/** Blanks everything but comments, keeping every offset and line. */
export function commentsOf(text: string) {
  let comments = "";
  let end = 0;
  for (const { 0: found, index } of text.matchAll(token)) {
    comments += blank(text.slice(end, index));
    comments += found.startsWith("/") ? found : blank(found);
    end = index + found.length;
  }
  return comments + blank(text.slice(end));
}

/** Blanks quoted strings, but not templates: those hold statements. */
export function withoutStrings(text: string) {
  return text.replace(token, (found) => (/^["']/.test(found) ? blank(found) : found));
}

export function importsOf({ path, text }: SourceFile): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  for (const match of code.matchAll(statement)) {
    const [, type, names = "", specifier = ""] = match;
    const typeOnly = Boolean(type) || namesOnlyTypes(names);
    found.push({ specifier, target: resolve(path, specifier), typeOnly, line: lineOf(code, match.index) });
  }
  for (const match of [...code.matchAll(bare), ...code.matchAll(call)]) {
    const specifier = match[1] ?? "";
    found.push({ specifier, target: resolve(path, specifier), typeOnly: false, line: lineOf(code, match.index) });
  }
  return found;
}

function namesOnlyTypes(names: string) {
  const listed = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1]?.split(",") ?? [];
  const filled = listed.map((name) => name.trim()).filter(Boolean);
  return filled.length > 0 && filled.every((name) => name.startsWith("type "));
}

/** A path from the root of the repository for "@/..." and "./...", the specifier itself for a package. */
function resolve(from: string, specifier: string) {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return specifier;
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

export const isLocal = ({ specifier }: Import) => specifier.startsWith("@/") || specifier.startsWith(".");
