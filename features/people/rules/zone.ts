import { zoneOfPhone } from "@/lib/phone";
import { zoneOfState } from "@/lib/state-zones";
import { zoneOfZip } from "@/lib/zip";

/**
 * A person's zone: of the ZIP, else the phone's area code, else the state, else the firm's (docs/rules-of-contact.md,
 * rule 8). On the server only.
 */
export function zoneOf(person: {
  zip?: string | null | undefined;
  /** +18135550142 */
  phone?: string | null | undefined;
  state?: string | null | undefined;
  firmZone: string;
}): string {
  return (
    (person.zip ? zoneOfZip(person.zip) : null) ??
    (person.phone ? zoneOfPhone(person.phone) : null) ??
    (person.state ? zoneOfState(person.state) : null) ??
    person.firmZone
  );
}
