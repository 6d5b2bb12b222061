import type { ProcessSubject } from "@/db/vocabulary/purposes";
import type { CalendarPart } from "@/lib/calendar-part";

/** The recruiter who has told somebody, by id and by name, and when. */
export type Told = { by: string; name: string; at: Date };
/** The same as JSON has it. */
export type ToldRow = Omit<Told, "at"> & { at: string };

/** An email about a process with its words filled in, before anybody has looked at it. */
export type WrittenEmail = {
  processSubject: ProcessSubject;
  personId: string;
  name: string;
  positionId: string;
  /** Null where it goes to a contact. */
  candidacyId: string | null;
  subject: string;
  body: string;
  interview: { id: string; sequence: number } | null;
  calendar: (Omit<CalendarPart, "organizer" | "attendee" | "writtenAt"> & { organizerId: string | null }) | null;
  /** Whom to call before anybody writes, and what that call settles; null where an email will do. */
  call: { closeOutId: string; phone: string | null; zone: string } | null;
  /** The recruiter has to say why, in words for the reader. */
  wantsReason: boolean;
  /** What keeps it from being written; null where nothing does. */
  problem: string | null;
  /** A button that is added below the words: it opens the answer page. */
  link: { words: string; choice: string } | null;
  /** What the file with it says, or what is added; null where nothing is. */
  attached: string | null;
  /** Who has told them already. */
  told: Told | null;
};
