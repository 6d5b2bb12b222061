/** The old and the new values of those fields that a change changed. */
export function changedFields(before: Record<string, unknown>, after: Record<string, unknown>) {
  const keys = Object.keys(after).filter((key) => written(before[key]) !== written(after[key]));
  const only = (row: Record<string, unknown>) => Object.fromEntries(keys.map((key) => [key, row[key]]));
  return { before: only(before), after: only(after) };
}

/** Whether there is a field in what changedFields() returned. */
export function isChanged({ after }: { after: Record<string, unknown> }): boolean {
  return Object.keys(after).length > 0;
}

/** NaN is what a form sends for something that is no number: as JSON it would be as good as empty. */
function written(value: unknown) {
  return Number.isNaN(value) ? "NaN" : JSON.stringify(value);
}
