import type { OperationContext } from "@/db/context";
import { tellRecruiter } from "@/features/system-emails/mutations/queue-system-email";
import { env } from "@/lib/env";
import { voidLinks } from "./recruiter-links";

/** What follows every new password: the links to choose one lead nowhere any more, and its owner is told. */
export async function tellPasswordChanged(inside: OperationContext, recruiterId: string): Promise<void> {
  await voidLinks(inside, recruiterId, "password_reset");
  await voidLinks(inside, recruiterId, "sign_in");
  await tellRecruiter(inside, recruiterId, ({ name }) => ({
    kind: "password_changed",
    name,
    at: inside.now,
    resetUrl: `${env().APP_URL}/reset`,
  }));
}
