import PostalMime from "postal-mime";

const decoder = new TextDecoder();
const most = 200_000;

/**
 * The words of an email with those of the parts that machines write for machines: what became of a delivery, a
 * complaint, the email that it is about. For readReport(), never for a screen.
 */
export async function reportText(raw: Uint8Array): Promise<string> {
  const email = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const parts = email.attachments
    .filter(({ mimeType }) => /^(?:message\/|text\/(?:rfc822|plain))/.test(mimeType))
    .map(({ content }) => (typeof content === "string" ? content : decoder.decode(content)));
  return [...parts, email.text ?? ""].join("\n\n").slice(0, most);
}
