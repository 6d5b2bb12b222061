export const importStates = {
  uploaded: "Uploaded",
  mapped: "Ready to run",
  running: "Running",
  done: "Done",
  failed: "Failed",
  undone: "Undone",
} as const;
export type ImportState = keyof typeof importStates;

export const importRowVerdicts = {
  pending: "Waiting",
  created: "Created",
  updated: "Updated",
  unchanged: "Already known",
  refused: "Refused",
} as const;
export type ImportRowVerdict = keyof typeof importRowVerdicts;

/** What to do with a row whose email is already known. */
export const knownRowChoices = {
  update: "Update the person we know",
  fill: "Only fill what is empty",
  skip: "Leave the person as they are",
} as const;
export type KnownRowChoice = keyof typeof knownRowChoices;

/** How the letters of a file are written. */
export const fileEncodings = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16, little end first",
  "utf-16be": "UTF-16, big end first",
  "windows-1252": "Windows Latin 1",
} as const;
export type FileEncoding = keyof typeof fileEncodings;
