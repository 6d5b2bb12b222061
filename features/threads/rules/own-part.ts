/**
 * An email as its recruiter wrote it: without the lines below it by which its reader answers or unsubscribes. They work
 * for whoever opens them, and a colleague who reads the thread is not to answer in their place.
 */
export function ownPart(text: string, answerToken: string): string {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.includes(answerToken));
  return (at === -1 ? lines : lines.slice(0, at)).join("\n").trim();
}
