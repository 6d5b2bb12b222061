export const phoneKinds = { mobile: "Mobile", work: "Work", home: "Home", other: "Other" } as const;
export type PhoneKind = keyof typeof phoneKinds;
