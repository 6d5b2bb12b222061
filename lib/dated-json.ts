/** JSON has no dates: one becomes `{ "$date": "2026-03-12T15:00:00.000Z" }`, and comes back as a date. */
export function toDatedJson(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() };
  if (Array.isArray(value)) return value.map(toDatedJson);
  return mapped(value, toDatedJson);
}

export function fromDatedJson(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fromDatedJson);
  if (isDated(json)) return new Date(json.$date);
  return mapped(json, fromDatedJson);
}

function isDated(json: unknown): json is { $date: string } {
  return json !== null && typeof json === "object" && Object.keys(json).join() === "$date";
}

function mapped(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]));
}
