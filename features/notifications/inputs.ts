import { z } from "zod";
import { anyText } from "@/lib/input";

const key = (error: string) => anyText(200).regex(/^[A-Za-z0-9_-]+$/, error);

/** What a browser gives whoever may send it notifications. */
export const deviceInput = z.object({
  endpoint: anyText(2000),
  p256dh: key("This browser's key cannot be read.").length(87, "This browser's key cannot be read."),
  auth: key("This browser's key cannot be read.").length(22, "This browser's key cannot be read."),
});
export type DeviceInput = z.infer<typeof deviceInput>;
