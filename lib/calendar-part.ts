import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from "ical-generator";

type Mailbox = { name: string; email: string };

export type CalendarPart = {
  /** The same in all emails about one thing, so that a later one replaces it. */
  uid: string;
  /** Raised with each change: a calendar keeps the highest. */
  sequence: number;
  canceled: boolean;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  description: string;
  location: string;
  organizer: Mailbox;
  /** Whom this email goes to, and nobody else: no side reads the other one's address in it. */
  attendee: Mailbox;
  writtenAt: Date;
};

/**
 * One appointment as calendars read it (RFC 5545, RFC 5546), as a file of an email. Hours are written in UTC, which no
 * calendar has to know a zone for.
 */
export function calendarPart(part: CalendarPart): { filename: string; contentType: string; content: string } {
  const method = part.canceled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ prodId: { company: "Callback", product: "Callback", language: "EN" }, method });
  calendar.createEvent({
    id: part.uid,
    sequence: part.sequence,
    status: part.canceled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: part.writtenAt,
    start: part.startsAt,
    end: part.endsAt,
    summary: part.summary,
    description: part.description,
    ...(part.location === "" ? {} : { location: part.location }),
    organizer: part.organizer,
    attendees: [
      {
        ...part.attendee,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        // Who cannot come says so to the recruiter; an answer of a calendar is read by nobody.
        rsvp: false,
      },
    ],
  });
  return {
    filename: part.canceled ? "cancel.ics" : "invite.ics",
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: Buffer.from(calendar.toString(), "utf8").toString("base64"),
  };
}
