const beginnings = [
  { type: "image/png", is: (bytes: Uint8Array) => startsWith(bytes, "\u0089PNG\r\n\u001a\n") },
  { type: "image/jpeg", is: (bytes: Uint8Array) => startsWith(bytes, "\u00ff\u00d8\u00ff") },
  {
    type: "image/webp",
    is: (bytes: Uint8Array) => startsWith(bytes, "RIFF") && startsWith(bytes.subarray(8), "WEBP"),
  },
] as const;
export type PictureType = (typeof beginnings)[number]["type"];

/**
 * The picture in a data URL, by what its bytes begin with, whatever its name or its browser says it is. Null where it is
 * none of these types, or too large.
 */
export function readPicture<Type extends PictureType>(
  dataUrl: string,
  types: Record<Type, string>,
  mostBytes: number,
): { type: Type; bytes: Uint8Array } | null {
  const encoded = /^data:[a-z/+.-]*;base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl)?.[1];
  if (!encoded) return null;
  const bytes = Uint8Array.from(atob(encoded.slice(0, encoded.length - (encoded.length % 4))), (letter) =>
    letter.charCodeAt(0),
  );
  const type = beginnings.find(({ is }) => is(bytes))?.type;
  return isOneOf(type, types) && bytes.length <= mostBytes ? { type, bytes } : null;
}

function isOneOf<Type extends PictureType>(type: PictureType | undefined, types: Record<Type, string>): type is Type {
  return type !== undefined && type in types;
}

function startsWith(bytes: Uint8Array, letters: string) {
  return Array.from(letters, (letter) => letter.charCodeAt(0)).every((code, at) => bytes[at] === code);
}
