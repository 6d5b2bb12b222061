export const roles = { admin: "Admin", manager: "Manager", recruiter: "Recruiter", viewer: "Viewer" } as const;
export type Role = keyof typeof roles;

/** How somebody may sign in, where an admin has it on. */
export const waysIn = {
  password: "Password",
  passkey: "Passkey",
  link: "Email link",
  oidc: "Identity provider",
  entra: "Microsoft",
  google: "Google",
} as const;
export type WayIn = keyof typeof waysIn;

/** The ways by an identity provider of the firm, which the installation has to be set up for. */
export const identityWays = { oidc: waysIn.oidc, entra: waysIn.entra, google: waysIn.google };
export type IdentityWay = keyof typeof identityWays;

/** What the photo below a recruiter's emails may be: what every mail program shows. */
export const photoTypes = { "image/jpeg": "JPEG", "image/png": "PNG" } as const;
export type PhotoType = keyof typeof photoTypes;
export const mostPhotoBytes = 200_000;
