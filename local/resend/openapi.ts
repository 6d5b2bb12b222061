import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";

const root = join(import.meta.dirname, "..", "..");
const folders = [process.env.SHARED_DIR, join(root, "..", "shared"), join(root, "..", "..", "shared")].filter(
  (folder) => folder !== undefined,
);
const path = folders
  .map((folder) => join(folder, "data", "resend", "resend-openapi.json"))
  .find((candidate) => existsSync(candidate));

/** For tests: Resend's own OpenAPI, which is not part of this repository. */
export const openapiPath = path;

/** Says what is wrong with a body by a schema of Resend's OpenAPI; an empty list when nothing is. */
export function faultsBySchema(schema: string, body: unknown): string[] {
  validators ??= loadSchemas();
  const validate = validators.getSchema(`resend#/components/schemas/${schema}`);
  if (!validate) throw new Error(`Resend's OpenAPI has no schema ${schema}.`);
  if (validate(body)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

let validators: Ajv2020 | undefined;

function loadSchemas(): Ajv2020 {
  if (!path) throw new Error("Resend's OpenAPI is not here.");
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addFormat("binary", true);
  return ajv.addSchema(JSON.parse(readFileSync(path, "utf8")) as object, "resend");
}
