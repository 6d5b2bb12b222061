import type { ContactLight } from "@/db/vocabulary/suppressions";
import { noEnd } from "@/features/people/rules/activity";
import { nextEmailMoment, type EmailHours } from "@/features/settings/rules";
import { formatDay } from "@/lib/format/time";

type Facts = {
  light: ContactLight;
  /** An address that works; what is red with one is somebody's will. */
  reachable: boolean;
  phone: string | null;
  /** Theirs: email goes by their clock. */
  zone: string;
  emailFrom: Date | null;
  /** Away, or asked to hear from us later: that holds email about this opening as well. */
  pausedUntil: Date | null;
  /** The seat came back and they were submitted to or interviewed for this very position: no month to wait for. */
  backOpen: boolean;
};

export type EmailClock = { now: Date; firm: EmailHours };

/** What may be done now, in words beside the light. The phone is never held, where there is one. */
export function emailWords(
  { light, reachable, phone, zone, emailFrom, pausedUntil, backOpen }: Facts,
  { now, firm }: EmailClock,
): string {
  const call = phone ? "; call now" : "";
  if (light === "red") return `${reachable ? "Do not email" : "No working email address"}${call}`;
  if (light === "in_process") return "In process: OK to contact";
  if (light === "gray" && !backOpen) return `Gone quiet: no email${call}`;
  const held = backOpen ? pausedUntil : emailFrom;
  if (held && held >= noEnd) return `Email on hold: they asked for something, see Today${call}`;
  const from = nextEmailMoment(held && held > now ? held : now, zone, firm);
  const about = backOpen && light !== "green" ? " about this opening" : "";
  // At night, on a weekend and on a holiday what is sent now goes on the next day of email.
  if (from > now) return `Email${about} from ${formatDay(from, zone)}${call}`;
  return phone ? `Email${about} or call now` : `Email${about} now`;
}
