import type { FieldErrors } from "@/lib/action-result";

/** next-safe-action nests errors; a form wants them by path: `{ "licenses.0.state": ["Choose a state."] }`. */
export async function flattenErrors(nested: object): Promise<FieldErrors> {
  const flat: FieldErrors = {};
  collect(nested, [], flat);
  return flat;
}

function collect(node: object, path: string[], flat: FieldErrors) {
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key === "_errors" && Array.isArray(value)) {
      if (value.length > 0) flat[path.join(".")] = value.map(String);
    } else if (value && typeof value === "object") collect(value, [...path, key], flat);
  }
}
