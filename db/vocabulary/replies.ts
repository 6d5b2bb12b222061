/** What a reply says, where Callback or a recruiter read more in it than an answer. */
export const replyMeanings = {
  /** They want no more email. */
  stop: "Asked to stop",
  /** Perhaps: somebody has to say it. Until then no counted email goes. */
  maybe_stop: "May have asked to stop",
  /** They want the position that the email was about. */
  interested: "Interested",
  /** Perhaps. */
  maybe_interested: "May be interested",
  /** Somebody read it: an answer like any. */
  answer: "Answer",
} as const;
export type ReplyMeaning = keyof typeof replyMeanings;

/** Why no email with a footer goes to a person for a time. Nothing writes `rest_lifted`. */
export const pauseKinds = {
  not_now: "Asked to hear from us later",
  auto_reply: "Away, says their auto-reply",
  /** A reply that may ask to stop; it has no end until somebody has read it. */
  maybe_stop: "May have asked to stop",
  /** They asked us to erase what is kept of them; it has no end unless they withdraw that. */
  erasure_asked: "Asked us to erase their record",
  rest_lifted: "No longer gone quiet",
} as const;
export type PauseKind = keyof typeof pauseKinds;
