import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** A page or a route of the build, with the names of what it reads from its URL, and of a form that it takes. */
export type Door = {
  pattern: string;
  file: string;
  page: boolean;
  methods: string[];
  parameters: string[];
  fields: string[];
};

/** Every page and every route that the build serves. What is new there is here, without a line in a test. */
export async function listDoors(): Promise<Door[]> {
  const manifest = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as Record<string, string>;
  const found: Door[] = [];
  for (const [entry, pattern] of Object.entries(manifest)) {
    const [file] = globSync(`app${entry}.{ts,tsx}`.replaceAll(/[[\]()]/g, "?"));
    // Next's own: the page of a failure, the icon.
    if (!file) continue;
    const text = readFileSync(file, "utf8");
    const page = entry.endsWith("/page");
    const methods = page
      ? ["GET"]
      : [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(([, name = ""]) => name);
    const fields = [...text.matchAll(/(?:formData\(\)\)|\bform)\.get\("([^"]+)"/g)].map(([, name = ""]) => name);
    found.push({ pattern, file, page, methods, fields, parameters: await parametersOf(file, text) });
  }
  return found;
}

const imported = /import \{([^}]*)\} from "@\/((?:features\/[^"]*\/inputs|lib\/table-url)[^"]*)"/g;
const inlineLoader = /createLoader\(\{([^}]*)\}\)/g;
const typedParameters = /searchParams: Promise<\{([^}]*)\}>/g;
const taken = /const \{([^}]*)\} = (?:await searchParams|search)\b/g;
const asked = /\bsearch\.get\("([^"]+)"\)|\b(?:searchParams|search)\.(?!get\b)(\w+)\b(?!\()/g;

/**
 * The names are those of the parsers, loaders and schemas that a file imports, and those that it reads by itself. A file
 * that reads its URL in a way that is not seen here fails the test, instead of being left out of it.
 */
async function parametersOf(file: string, text: string): Promise<string[]> {
  const names = new Set<string>();
  for (const [, list = "", module = ""] of text.matchAll(imported)) {
    const loaded = await load(module);
    for (const name of list.split(",").map((one) => one.trim()))
      for (const key of keysIn(name, loaded[name])) names.add(key);
  }
  for (const [, keys = ""] of [...text.matchAll(inlineLoader), ...text.matchAll(typedParameters)])
    for (const [, key = ""] of keys.matchAll(/(\w+)\??:/g)) names.add(key);
  for (const [, keys = ""] of text.matchAll(taken))
    for (const [, key = ""] of keys.matchAll(/(\w+)\s*(?:[:,=]|$)/g)) names.add(key);
  for (const [, got, property] of text.matchAll(asked)) names.add(got ?? property ?? "");
  if (/\bsearch(Params)?\b/.test(text.replaceAll(/^import.*$/gm, "")) && names.size === 0)
    throw new Error(`${file} reads its URL in a way that e2e/doors.ts does not see.`);
  return [...names];
}

/** What parsers and schemas know by name: a loader reads nothing at all and says what it would have read. */
function keysIn(name: string, value: unknown): string[] {
  if (typeof value === "function" && !name.startsWith("load"))
    return askedBy(value as (search: URLSearchParams) => void);
  if (typeof value === "function")
    return Object.keys((value as (search: URLSearchParams) => object)(new URLSearchParams()));
  if (typeof value !== "object" || value === null) return [];
  if ("shape" in value && typeof value.shape === "object") return Object.keys(value.shape ?? {});
  return Object.entries(value).flatMap(([key, one]) => (isParser(one) ? [key] : []));
}

/** What a function asks of the URL that it is given; one that takes something else asks nothing. */
function askedBy(read: (search: URLSearchParams) => void): string[] {
  const names = new Set<string>();
  const search = new URLSearchParams();
  search.get = (name) => {
    names.add(name);
    return null;
  };
  try {
    read(search);
  } catch {
    return [];
  }
  return [...names];
}

function isParser(value: unknown) {
  return typeof value === "object" && value !== null && "parseServerSide" in value;
}

async function load(module: string): Promise<Record<string, unknown>> {
  const [path] = globSync(`${module}{.ts,.tsx,/index.ts}`);
  if (!path) throw new Error(`There is no module ${module}.`);
  return (await import(pathToFileURL(resolve(path)).href)) as Record<string, unknown>;
}

/** Names that client components read while they are drawn on the server, on whatever page they stand. */
export function listComponentParameters(): string[] {
  const texts = globSync("{components,features/*/components}/**/*.{ts,tsx}").map((path) => readFileSync(path, "utf8"));
  return texts.flatMap((text) => [...text.matchAll(/useQueryState\(\s*"(\w+)"/g)].map(([, name = ""]) => name));
}
