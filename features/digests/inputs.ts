import { z } from "zod";
import { offeredMinutes } from "./rules/when";

const minute = z.literal(offeredMinutes, "Choose one of these times.").nullable();

/** Null is off. `seen` is what the form was filled from. */
export const digestInput = z.object({ minute, seen: z.int().min(0).max(1_439).nullable() });
export type DigestInput = z.infer<typeof digestInput>;
