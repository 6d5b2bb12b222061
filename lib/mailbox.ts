/** "Dana Ruiz <dana@mail.firm.com>" as a From header may carry it: no name can bring a second address or header line. */
export function mailbox(name: string, address: string): string {
  const shown = name
    .replace(/[\s\u0000-\u001f\u007f]+/g, " ")
    .replace(/["<>\\]/g, "")
    .trim();
  if (shown === "") return address;
  return /^[\p{L}\p{N} '.-]+$/u.test(shown) && !shown.endsWith(".")
    ? `${shown} <${address}>`
    : `"${shown}" <${address}>`;
}
