import { plural } from "./count";

/** How long that is: "12 min", "47 hr", "3 days". */
export function spanWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${Math.max(minutes, 1)} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hr` : plural(Math.floor(hours / 24), "day");
}
