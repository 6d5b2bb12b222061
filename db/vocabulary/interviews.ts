export const interviewKinds = {
  phone: "Phone screen",
  video: "Video",
  onsite: "On site",
  panel: "Panel",
  final: "Final round",
} as const;
export type InterviewKind = keyof typeof interviewKinds;

export const interviewStates = { scheduled: "Scheduled", canceled: "Canceled", no_show: "No-show" } as const;
export type InterviewState = keyof typeof interviewStates;

/** What became of a round before it took place, or instead. */
export const interviewChangeKinds = { moved: "Rescheduled", canceled: "Canceled", no_show: "No-show" } as const;
export type InterviewChangeKind = keyof typeof interviewChangeKinds;

export const debriefSides = { candidate: "Candidate", client: "Client" } as const;
export type DebriefSide = keyof typeof debriefSides;

/** What a side said: would they go on? */
export const verdicts = { yes: "Yes", maybe: "Maybe", no: "No" } as const;
export type Verdict = keyof typeof verdicts;
