export const unreadable = "This file can’t be read as a picture. Choose a JPEG or PNG.";

/** Four times what is shown in an email, for sharp screens. */
const side = 224;

/**
 * The middle of a picture as a small square JPEG, in a data URL. Drawn anew: what a phone writes into its files, such as
 * where it was taken, stays out, and so do megabytes. Null where the browser cannot read it.
 */
export async function smallPhoto(file: File): Promise<string | null> {
  if (!/^image\/(jpeg|png)$/.test(file.type)) return null;
  try {
    const picture = await createImageBitmap(file);
    const cut = Math.min(picture.width, picture.height);
    const canvas = document.createElement("canvas");
    canvas.width = side;
    canvas.height = side;
    const drawing = canvas.getContext("2d");
    if (!drawing) return null;
    // What is transparent in a picture would be black in a JPEG.
    drawing.fillStyle = "#ffffff";
    drawing.fillRect(0, 0, side, side);
    const [left, top] = [(picture.width - cut) / 2, (picture.height - cut) / 2];
    drawing.drawImage(picture, left, top, cut, cut, 0, 0, side, side);
    picture.close();
    return canvas.toDataURL("image/jpeg", 0.86);
  } catch {
    // No picture, whatever its name says: the form says so.
    return null;
  }
}
