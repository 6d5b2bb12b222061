export const roles = { admin: "Admin", manager: "Manager", recruiter: "Recruiter", viewer: "Viewer" } as const;
export type Role = keyof typeof roles;
