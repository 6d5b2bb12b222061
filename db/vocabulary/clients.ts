export const contactKinds = { hiring_manager: "Hiring manager", hr: "HR", other: "Contact" } as const;
export type ContactKind = keyof typeof contactKinds;
