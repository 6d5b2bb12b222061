/** The zones people name when they agree on a time, east to west. */
const usZones: Record<string, string> = {
  "America/Puerto_Rico": "Atlantic Time (Puerto Rico)",
  "America/New_York": "Eastern Time",
  "America/Chicago": "Central Time",
  "America/Denver": "Mountain Time",
  "America/Phoenix": "Mountain Time (Arizona)",
  "America/Los_Angeles": "Pacific Time",
  "America/Anchorage": "Alaska Time",
  "Pacific/Honolulu": "Hawaii Time",
  "Pacific/Guam": "Guam Time",
};

/** "Eastern Time"; a zone that is not among those above is said with its city: "Eastern Time (Detroit)". */
export function zoneWords(zone: string): string {
  return usZones[zone] ?? `${generalName(zone)} (${zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ")})`;
}

/** What a field for a zone offers: those people name, after the one that is chosen now if it is another. */
export function zoneOptions(chosen: string): { value: string; label: string }[] {
  const zones = Object.keys(usZones);
  return (zones.includes(chosen) ? zones : [chosen, ...zones]).map((value) => ({ value, label: zoneWords(value) }));
}

/** Without summer or winter: "Eastern Time". */
function generalName(zone: string) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longGeneric" });
  return format.formatToParts(Date.UTC(2026, 6)).find(({ type }) => type === "timeZoneName")?.value ?? zone;
}
