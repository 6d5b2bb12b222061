import { type IncomingMessage, request } from "node:http";
import type { Visitor } from "./visitor";

/** As the browser waits: several changes in a row are one, and a lost connection is opened again after a second. */
const togetherMs = 150;
const retryMs = 1_000;

type Board = { version: string; columns: { cards: { id: string; version: number }[] }[] };

/** A page that shows a board, as far as the server sees it: one stream, and the board as often as it says so. */
export class BoardWatcher {
  readonly #url: string;
  readonly #visitor: Visitor;
  readonly #positionId: string;
  readonly #seen = new Map<string, number>();
  #known = "";
  #stream: IncomingMessage | undefined;
  #waiting: NodeJS.Timeout | undefined;
  #asking = false;
  #again = false;
  #closed = false;

  constructor(url: string, visitor: Visitor, positionId: string) {
    this.#url = url;
    this.#visitor = visitor;
    this.#positionId = positionId;
  }

  /** Resolves once the stream is there. */
  async open(): Promise<void> {
    const path = `/api/positions/${this.#positionId}/changes`;
    await new Promise<void>((resolve) => {
      const asked = request(new URL(path, this.#url), { headers: { cookie: this.#visitor.cookie } }, (stream) => {
        this.#stream = stream;
        stream.setEncoding("utf8");
        stream.on("data", (words: string) => {
          if (words.includes("event: changed")) this.#change();
        });
        stream.on("close", () => this.#retry());
        // What was said before it is looked for.
        this.#change();
        resolve();
      });
      asked.on("error", () => this.#retry());
      asked.end();
    });
  }

  /** The connection goes, and comes back as the browser's would. */
  cut() {
    this.#stream?.destroy();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#waiting);
    this.#stream?.destroy();
  }

  /** When the board first showed this card at this version or a later one. */
  sawAt(candidacyId: string, version: number): number | undefined {
    return this.#seen.get(`${candidacyId} ${version}`);
  }

  #retry() {
    if (!this.#closed) setTimeout(() => void (this.#closed || this.open()), retryMs);
  }

  #change() {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      void this.#look();
    }, togetherMs);
  }

  async #look() {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    const shown = "shown=60,60,60,60,60,60,60";
    const headers: Record<string, string> = this.#known
      ? { "if-none-match": `"${this.#known}"` }
      : { accept: "application/json" };
    const answer = await this.#visitor.get(`/api/positions/${this.#positionId}/board?sort=newest&${shown}`, headers);
    if (answer.status === 200) this.#note(JSON.parse(answer.text()) as Board);
    else if (answer.status !== 304) throw new Error(`The board was answered with ${answer.status}.`);
    this.#asking = false;
    if (!this.#again || this.#closed) return;
    this.#again = false;
    await this.#look();
  }

  #note({ version, columns }: Board) {
    const now = performance.now();
    this.#known = version;
    for (const { id, version: of } of columns.flatMap(({ cards }) => cards))
      for (let each = of; each > 1 && !this.#seen.has(`${id} ${each}`); each -= 1) this.#seen.set(`${id} ${each}`, now);
  }
}
