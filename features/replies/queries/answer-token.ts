import { and, eq, ne } from "drizzle-orm";
import { messages } from "@/db/schema/messages";

/**
 * The email to a candidate whose answer page this token opens. That of a check-in opens the page of its decisions, and
 * nothing else.
 */
export const ofAnswerToken = (token: string) =>
  and(eq(messages.answerToken, token), ne(messages.purpose, "client_check_in"));
