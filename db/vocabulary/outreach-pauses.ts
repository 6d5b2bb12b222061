/** Whose outreach pauses by itself where too much of it bounces or is marked as spam. */
export const pauseScopes = { firm: "Everyone", template: "Template", recruiter: "Recruiter" } as const;
export type PauseScope = keyof typeof pauseScopes;

export const pauseCauses = { bounced: "Bounced", complained: "Marked as spam" } as const;
export type PauseCause = keyof typeof pauseCauses;

/** A pause that nobody has ended: whose, and what was counted when it began. */
export type OutreachPause = {
  id: string;
  scope: PauseScope;
  templateId: string | null;
  recruiterId: string | null;
  cause: PauseCause;
  /** So many of the last `sent` emails. */
  counted: number;
  sent: number;
};

const whose = { firm: "the last", template: "its last", recruiter: "their last" } as const;
const what = { firm: "outreach", template: "this template", recruiter: "outreach of this recruiter" } as const;

/** "this template is paused: 3 of its last 120 emails bounced" */
export function pauseReason({ scope, cause, counted, sent }: Omit<OutreachPause, "id" | "templateId" | "recruiterId">) {
  const verb = cause === "bounced" ? "bounced" : counted === 1 ? "was marked as spam" : "were marked as spam";
  return `${what[scope]} is paused: ${counted} of ${whose[scope]} ${sent} ${sent === 1 ? "email" : "emails"} ${verb}`;
}
