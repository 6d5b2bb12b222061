import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

/** A server action of the build: its id, a page that offers it, and an input that its schema takes. */
export type ActionDoor = { name: string; id: string; page: string; input: unknown };

type Reference = { filename: string; exportedName: string; workers: Record<string, unknown> };

/** Every action that a browser can call, by the build's own list of them. */
export async function listActions(): Promise<ActionDoor[]> {
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as {
    node: Record<string, Reference>;
  };
  return Promise.all(
    Object.entries(manifest.node).map(async ([id, { filename, exportedName, workers }]) => ({
      name: exportedName,
      id,
      page: (Object.keys(workers)[0] ?? "").replace(/^app|\/page$|\/\([^/]*\)/g, ""),
      input: await inputOf(filename, exportedName),
    })),
  );
}

/** An input as the schema of the action wants it; of one that stands in the action itself, its names alone. */
async function inputOf(file: string, action: string): Promise<unknown> {
  const text = readFileSync(file, "utf8");
  const [, written = ""] =
    new RegExp(`const ${action} = \\w+Action\\(\\s*([\\s\\S]*?)(?:, (?:async )?\\(|\\)\\)?;)`).exec(text) ?? [];
  const modules = [...text.matchAll(/import \{([^}]*)\} from "(\.\/inputs[^"]*)"/g)];
  const inputs = modules.find(([, names = ""]) => names.split(/[\s,]+/).includes(written));
  if (!inputs) return Object.fromEntries([...written.matchAll(/(\w+): /g)].map(([, name]) => [name, "x"]));
  const [path] = globSync(`${resolve(file, "..", inputs[2] ?? "")}.ts`);
  const loaded = (await import(pathToFileURL(path ?? "").href)) as Record<string, z.ZodType>;
  const schema = loaded[written] ?? z.unknown();
  return repaired(schema, sampleOf(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })));
}

/** What fields want that no JSON schema says, or only as a pattern. */
const candidates = [
  "a@people.test",
  "example.com",
  "https://example.com",
  "33602",
  "14:00",
  "2026-03-12T09:00",
  "America/New_York",
  "FL",
  "data:image/png;base64,iVBORw0KGgo=",
  undefined,
];

/** The sample, with each leaf that the schema minds replaced by what it takes. */
function repaired(schema: z.ZodType, sample: unknown): unknown {
  let input = sample;
  for (let left = 20; left > 0; left -= 1) {
    const issue = schema.safeParse(input).error?.issues[0];
    if (!issue) return input;
    const place = issue.path.join(".");
    const fits = candidates
      .map((one) => withLeaf(input, issue.path, one))
      .find((one) => !schema.safeParse(one).error?.issues.some(({ path }) => path.join(".") === place));
    if (!fits) break;
    input = fits;
  }
  throw new Error(`No input was found that ${JSON.stringify(schema.safeParse(input).error?.issues)} lets through.`);
}

function withLeaf(input: unknown, [first, ...rest]: PropertyKey[], leaf: unknown): unknown {
  if (first === undefined) return leaf;
  if (Array.isArray(input)) return input.with(Number(first), withLeaf(input[Number(first)], rest, leaf));
  const before = (input ?? {}) as Record<PropertyKey, unknown>;
  return { ...before, [first]: withLeaf(before[first], rest, leaf) };
}

type Schema = z.core.JSONSchema.BaseSchema;

function sampleOf(schema: Schema, name = ""): unknown {
  const { anyOf, allOf, oneOf } = schema;
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  if (allOf) return Object.assign({}, ...allOf.map((one) => sampleOf(one)));
  if (anyOf ?? oneOf) return sampleOf((anyOf ?? oneOf)?.[0] as Schema, name);
  if (schema.type === "object")
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, one]) => [key, sampleOf(one as Schema, key)]),
    );
  if (schema.type === "array") return [sampleOf((schema.items ?? {}) as Schema, name)];
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1);
  if (schema.type === "boolean") return true;
  if (schema.format === "date") return "2026-03-12";
  if (schema.format === "uuid") return "00000000-0000-0000-0000-000000000000";
  if (/^emails?$/.test(name)) return `${crypto.randomUUID()}@people.test`;
  if (schema.type === "string") return "x".repeat(Math.max(1, schema.minLength ?? 1));
  // What JSON has no word for is a moment.
  return "2026-03-12T15:00:00Z";
}

/** The input with ids of things that are there, by the names of its fields: `positionId`, `candidateIds`. */
export function withIds(input: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(input)) return input.map((one) => withIds(one, ids));
  if (typeof input !== "object" || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const id = ids.get(name.replace(/s$/, ""));
      if (!id) return [name, withIds(value, ids)];
      return [name, Array.isArray(value) ? [id] : id];
    }),
  );
}

/** The input with one leaf after the other replaced, and once as a whole. */
export function poisoned(input: unknown, poison: unknown): unknown[] {
  if (typeof input !== "object" || input === null) return [poison];
  const entries = Object.entries(input);
  const inside = entries.flatMap(([name, value]) =>
    poisoned(value, poison).map((one) => (Array.isArray(input) ? [one] : { ...input, [name]: one })),
  );
  return [poison, ...inside];
}
