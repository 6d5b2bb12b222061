export const roles = { admin: "Admin", manager: "Manager", recruiter: "Recruiter", viewer: "Viewer" } as const;
export type Role = keyof typeof roles;

/** How somebody may sign in, where an admin has it on. */
export const waysIn = { password: "Password", passkey: "Passkey", link: "Email link" } as const;
export type WayIn = keyof typeof waysIn;
