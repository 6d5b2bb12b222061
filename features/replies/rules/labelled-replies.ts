import { stopRequest } from "./stop-request";

/** What a labelled reply is: `auto` a machine wrote. */
type Label = "stop" | "unsure" | "answer" | "auto";
export type LabelledReply = { label: Label; text: string };

/** Lines of label, tab and text, in which \n stands for a new line. */
export function parseLabelled(file: string): LabelledReply[] {
  return file
    .trim()
    .split("\n")
    .map((line) => {
      const [label = "", text = ""] = line.split("\t");
      return { label: label as Label, text: text.replaceAll(String.raw`\n`, "\n") };
    });
}

/** How well stopRequest() reads them: what it missed and what it took for a request that is none. */
export function measureStops(labelled: LabelledReply[]) {
  const read = labelled.map((reply) => ({ ...reply, stop: stopRequest(reply.text) === "stop" }));
  const asked = read.filter(({ label }) => label === "stop");
  const missed = asked.filter(({ stop }) => !stop);
  const falseStops = read.filter(({ label, stop }) => stop && label !== "stop");
  const heard = asked.length - missed.length;
  return {
    cases: labelled.length,
    recall: heard / asked.length,
    precision: heard / (heard + falseStops.length),
    missed: missed.map(({ text }) => text),
    falseStops: falseStops.map(({ text }) => text),
  };
}
