import { z } from "zod";
import { mostPhotoBytes } from "@/db/vocabulary/recruiters";
import { anyText } from "@/lib/input";
import { photoWanted, readPhoto } from "./rules";

/** A picture as a browser reads a file: base64 is a third longer than its bytes. */
export const photoInput = z.object({
  image: anyText(Math.ceil(mostPhotoBytes / 3) * 4 + 40, photoWanted).refine(
    (text) => readPhoto(text) !== null,
    photoWanted,
  ),
});

export const shownPhotoInput = z.object({ shown: z.boolean() });
