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
  const module = modules.find(([, names = ""]) => names.split(/[\s,]+/).includes(written));
  if (!module) return Object.fromEntries([...written.matchAll(/(\w+): /g)].map(([, name]) => [name, "x"]));
  const [path] = globSync(`${resolve(file, "..", module[2] ?? "")}.ts`);
  const loaded = (await import(pathToFileURL(path ?? "").href)) as Record<string, z.ZodType>;
  return sampleOf(z.toJSONSchema(loaded[written] ?? z.unknown(), { io: "input", unrepresentable: "any" }));
}

type Schema = z.core.JSONSchema.BaseSchema;

function sampleOf(schema: Schema): unknown {
  const { anyOf, allOf, oneOf } = schema;
  if (schema.enum) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  if (allOf) return Object.assign({}, ...allOf.map((one) => sampleOf(one as Schema)));
  if (anyOf ?? oneOf) return sampleOf((anyOf ?? oneOf)?.[0] as Schema);
  if (schema.type === "object")
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sampleOf(one as Schema)]),
    );
  if (schema.type === "array") return [sampleOf((schema.items ?? {}) as Schema)];
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1);
  if (schema.type === "boolean") return true;
  if (schema.format === "date") return "2026-03-12";
  if (schema.format === "uuid") return "00000000-0000-0000-0000-000000000000";
  if (schema.type === "string") return "x".repeat(Math.max(1, schema.minLength ?? 1));
  // What JSON has no word for is a moment.
  return "2026-03-12T15:00:00Z";
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
