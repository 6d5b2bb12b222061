/** How a candidate let us represent them. */
export const rightWays = { button: "Button in the email", reply: "Reply", call: "On the phone" } as const;
export type RightWay = keyof typeof rightWays;

/** What a page for a contact calls the people on it. */
export const pageNames = { full: "Full names", initials: "Initials", numbered: "Candidate 1, 2, 3" } as const;
export type PageNames = keyof typeof pageNames;

/** All that such a page can say of somebody besides a name and a note: nothing here is about pay, or for us alone. */
export const pageFields = {
  title: "Title",
  location: "Location",
  experience: "Experience",
  licenses: "Licenses & certs",
  sectors: "Sectors",
  software: "Software",
  available: "Available from",
} as const;
export type PageField = keyof typeof pageFields;

/** For how many days its link works: unless chosen otherwise, and at most. */
export const pageDays = { standard: 14, most: 60 } as const;
