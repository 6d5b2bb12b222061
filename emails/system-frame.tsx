import type { SystemEmailWords } from "./system-email";

/** Both bodies of a system email. React Email takes half a second to load, so the first email waits for it. */
export async function renderSystemEmail(words: SystemEmailWords): Promise<{ html: string; text: string }> {
  const [{ render }, { SystemEmail, systemEmailText }] = await Promise.all([
    import("react-email"),
    import("./system-email"),
  ]);
  return { html: await render(<SystemEmail {...words} />), text: systemEmailText(words) };
}
