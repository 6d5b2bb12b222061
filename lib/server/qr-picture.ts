import { encode } from "uqr";

/** The secret as somebody types it, and as a picture to scan: the dark fields of each line. */
export function withPicture({ secret, uri }: { secret: string; uri: string }) {
  return { secret, picture: encode(uri, { ecc: "M", border: 2 }).data };
}
