/** The zones people name when they agree on an hour, east to west. */
export const usZones = {
  "America/Puerto_Rico": "Atlantic (Puerto Rico)",
  "America/New_York": "Eastern",
  "America/Chicago": "Central",
  "America/Denver": "Mountain",
  "America/Phoenix": "Arizona",
  "America/Los_Angeles": "Pacific",
  "America/Anchorage": "Alaska",
  "Pacific/Honolulu": "Hawaii",
  "Pacific/Guam": "Guam",
} as const;
