export const importStates = {
  receiving: "Uploading",
  counting: "Reading",
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
  created: "Added",
  updated: "Updated",
  unchanged: "No changes",
  held: "To review",
  refused: "Skipped",
} as const;
export type ImportRowVerdict = keyof typeof importRowVerdicts;

/** What to do with a row whose email is already known. */
export const knownRowChoices = {
  update: "Update the existing person",
  fill: "Only fill in empty fields",
  skip: "Leave the existing person as is",
} as const;
export type KnownRowChoice = keyof typeof knownRowChoices;

/** What a recruiter says of a row that stands under somebody else's address. */
export const heldRowChoices = {
  same: "Same person",
  another: "Another person",
  shared: "Another person, shared mailbox",
  skip: "Skip this row",
} as const;

/** How the letters of a file are written. */
export const fileEncodings = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
} as const;
export type FileEncoding = keyof typeof fileEncodings;
