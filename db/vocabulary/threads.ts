/** Where an answer to a reply was written. */
export const answerWays = { callback: "In Callback", mailbox: "From their mailbox" } as const;
export type AnswerWay = keyof typeof answerWays;

/** A file that came with a reply: `refused` has a reason. */
export const attachmentStates = { waiting: "Coming in", kept: "Kept", refused: "Not kept" } as const;
export type AttachmentState = keyof typeof attachmentStates;

/** What a file is by its own bytes, with the names that such a file may have. Nothing else is kept. */
export const attachmentKinds = {
  pdf: ["pdf"],
  word: ["docx"],
  excel: ["xlsx"],
  powerpoint: ["pptx"],
  open_document: ["odt", "ods", "odp"],
  old_office: ["doc", "xls", "ppt", "msg"],
  rich_text: ["rtf"],
  text: ["txt", "csv", "ics", "vcf"],
  png: ["png"],
  jpeg: ["jpg", "jpeg"],
  gif: ["gif"],
  webp: ["webp"],
  heic: ["heic", "heif"],
} as const;
export type AttachmentKind = keyof typeof attachmentKinds;
