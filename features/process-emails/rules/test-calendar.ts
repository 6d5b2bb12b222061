/** What a calendar reads in a file of one appointment: its lines unfolded, each property by its name (RFC 5545). */
export function readCalendar(base64: string): Record<string, string> {
  const text = Buffer.from(base64, "base64").toString("utf8");
  if (/[^\r]\n/.test(text)) throw new Error("A line of a calendar ends with CRLF.");
  const lines = text.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
  return Object.fromEntries(
    lines
      .filter((line) => line.includes(":"))
      .map((line) => {
        const [, name = "", parameters = "", value = ""] =
          /^([A-Z-]+)((?:;[^:"]*(?:"[^"]*")?)*):(.*)$/.exec(line) ?? [];
        // Who takes part is told by parameters too.
        const said = name === "ATTENDEE" || name === "ORGANIZER" ? `${parameters}:${value}` : value;
        return [name, said.replaceAll(/\\([\\;,])/g, "$1").replaceAll("\\n", "\n")];
      }),
  );
}
