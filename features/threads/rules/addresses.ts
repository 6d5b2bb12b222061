/** The address of a mailbox as a header has it: "Ana Lopez <ana@people.test>". */
export function bareAddress(mailbox: string): string {
  return /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox;
}

/** What stands before the @, by which an address of ours is known. */
export function localPart(mailbox: string): string {
  return bareAddress(mailbox).split("@")[0]?.trim().toLowerCase() ?? "";
}
