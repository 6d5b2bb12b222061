import type { Role } from "@/db/vocabulary/recruiters";

/** So many recovery codes somebody gets at once. */
export const recoveryCodeCount = 10;

/** A code as it is checked: without the spaces and dashes that people type. Six digits, or a recovery code. */
export function plainCode(typed: string): string {
  return typed.toLowerCase().replaceAll(/[\s-]/g, "");
}

export const isAppCode = (code: string) => /^\d{6}$/.test(code);

/** What a sign-in asks for after the password: nothing more, a code, or that somebody sets up what makes codes. */
export type NextStep = "none" | "code" | "set-up";

export function nextStep(has: boolean, role: Role, required: readonly Role[]): NextStep {
  if (has) return "code";
  return required.includes(role) ? "set-up" : "none";
}
