import type { Context } from "@/db/context";
import { settings } from "@/db/schema/settings";
import { Refusal } from "@/lib/errors";
import { hashPassword } from "@/lib/password";
import { passwordProblem } from "@/lib/password-strength";

type Chosen = {
  password: string;
  /** Whose it is to be: what others try first. */
  name: string;
  email: string;
  /** The input of the form in which it was typed. */
  field?: string;
};

/** Refuses a password that somebody chooses for themselves where it is easy to guess. */
export async function refuseWeakPassword(
  { db }: Pick<Context, "db">,
  { password, name, email, field = "password" }: Chosen,
): Promise<void> {
  const [firm] = await db.select({ name: settings.firmName }).from(settings);
  const problem = await passwordProblem(password, [name, email, firm?.name ?? ""]);
  if (problem) throw new Refusal(problem, field);
}

/** The hash of a password that they chose, where nobody guesses it. */
export async function hashNewPassword(context: Pick<Context, "db">, chosen: Chosen): Promise<string> {
  await refuseWeakPassword(context, chosen);
  return hashPassword(chosen.password);
}
