import { mostPhotoBytes, photoTypes } from "@/db/vocabulary/recruiters";
import { readPicture } from "@/lib/picture";

export const photoWanted = "Choose a JPEG or PNG picture of at most 200 KB.";

/** The photo in a data URL, or null where it is none that may stand below an email. */
export const readPhoto = (dataUrl: string) => readPicture(dataUrl, photoTypes, mostPhotoBytes);

/** Where a photo is, for whoever reads an email. */
export const photoPath = (publicId: string) => `/api/photo/${publicId}`;
