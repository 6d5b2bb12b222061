/** Whether a text is a day as "2026-03-12". The database has no year 0, and a year far from ours is a slip of the finger. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "1900-01-01" || text >= "2200-01-01") return false;
  const at = new Date(`${text}T00:00:00Z`);
  // The engine takes February 30 for March 2.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
