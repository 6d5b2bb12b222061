/** What a device is told of, in words that may stand on a locked screen: nobody is named. */
export const noticeKinds = {
  reply: "A reply is waiting",
  interview: "An interview starts within the hour",
} as const;
export type NoticeKind = keyof typeof noticeKinds;
