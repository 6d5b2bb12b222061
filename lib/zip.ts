import zones from "zipcode-to-timezone";
import zipcodes from "zipcodes";
import { zoneOfState } from "./state-zones";

/**
 * Five digits: "33602-1234" and a "2139" whose zero a spreadsheet dropped are the ZIP they meant. Null for anything
 * else.
 */
export function normalizeZip(raw: string): string | null {
  const [, digits] = /^\s*(\d{4,5})(?:-?\d{4})?\s*$/.exec(raw) ?? [];
  return digits ? digits.padStart(5, "0") : null;
}

/** City, state and coordinates. This file imports five megabytes of ZIP codes: never use it in a client component. */
function placeOfZip(zip: string) {
  const five = normalizeZip(zip);
  const place = five ? zipcodes.lookup(five) : undefined;
  return place?.country === "US"
    ? { city: place.city, state: place.state, latitude: place.latitude, longitude: place.longitude }
    : null;
}

/** IANA zone of a ZIP; of its state where the table has a gap (Puerto Rico, new ZIPs). */
export function zoneOfZip(zip: string): string | null {
  const five = normalizeZip(zip);
  if (!five) return null;
  const place = placeOfZip(five);
  return zones.lookup(five) ?? (place ? zoneOfState(place.state) : null);
}
