import { Agent, type IncomingMessage, request } from "node:http";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";

const pieceBytes = 65_536;

export type Answer = { status: number; bytes: number; text: () => string };

/** A signed-in browser as far as the server sees it: one cookie, a connection that is kept, answers packed by gzip. */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #url: string;
  readonly cookie: string;

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.cookie = cookie;
  }

  get(path: string, headers: Record<string, string> = { accept: "text/html" }): Promise<Answer> {
    return this.#ask("GET", path, headers);
  }

  /** Calls a server action as the browser does from a page. */
  act(path: string, action: string, input: unknown): Promise<Answer> {
    const headers = { accept: "text/x-component", "content-type": "text/plain;charset=UTF-8", "next-action": action };
    return this.#ask("POST", path, headers, JSON.stringify([input]));
  }

  /** Sends a file as the import page does; in pieces, so that this process can go on with what else it measures. */
  upload(path: string, file: Buffer): Promise<Answer> {
    const headers = { accept: "*/*", "content-type": "text/csv", "content-length": `${file.length}` };
    return this.#ask("POST", path, headers, Readable.from(piecesOf(file)));
  }

  close() {
    this.#agent.destroy();
  }

  #ask(method: string, path: string, headers: Record<string, string>, body?: string | Readable): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(
        new URL(path, this.#url),
        {
          method,
          agent: this.#agent,
          headers: { cookie: this.cookie, origin: this.#url, "accept-encoding": "gzip", ...headers },
        },
        (answer) => void wholeOf(answer).then(resolve, reject),
      );
      asked.on("error", (error: NodeJS.ErrnoException) => {
        // The server closes a connection that was idle for a while, and may do so as it is used again.
        if (asked.reusedSocket && error.code === "ECONNRESET") resolve(this.#ask(method, path, headers, body));
        else reject(error);
      });
      if (body instanceof Readable) body.pipe(asked);
      else asked.end(body);
    });
  }
}

function* piecesOf(file: Buffer) {
  for (let at = 0; at < file.length; at += pieceBytes) yield file.subarray(at, at + pieceBytes);
}

async function wholeOf(answer: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const packed = answer.headers["content-encoding"] === "gzip";
  return {
    status: answer.statusCode ?? 0,
    bytes: body.length,
    text: () => (packed ? gunzipSync(body) : body).toString("utf8"),
  };
}
