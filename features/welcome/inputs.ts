import { z } from "zod";
import { emailInput, newPassword } from "@/features/recruiters/inputs";
import { line } from "@/lib/input";

export const welcomeInput = z.object({
  code: line(100).min(1, "Enter the code from the log of the server."),
  name: line(120).min(1, "Enter your name."),
  email: emailInput,
  password: newPassword,
});
export type WelcomeInput = z.infer<typeof welcomeInput>;
