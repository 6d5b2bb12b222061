import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** Before the request has gone on, or after the server acted on it and nobody heard the answer. */
export type Moment = "before" | "after";

type Counting = { target: { host: string; port: number }; requestsIn: () => (chunk: Buffer) => number };

/**
 * Stands between a process and a server, counts the requests of the process, and calls `strike` at the one that it is
 * armed for. What is armed for none only counts.
 */
export async function startCrashProxy({ target, requestsIn }: Counting) {
  let armed: { at: number; moment: Moment; strike: () => void } | null = null;
  let seen = 0;
  const sockets = new Set<Socket>();

  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    const count = requestsIn();
    let answerIsLost = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("close", () => {
        sockets.delete(socket);
        end();
      });
      // A killed process leaves its connection in the middle of a word; "close" comes after it.
      socket.on("error", end);
    }
    client.on("data", (chunk: Buffer) => {
      const before = seen;
      seen += count(chunk);
      const isHere = armed !== null && before < armed.at && seen >= armed.at;
      if (isHere && armed?.moment === "before") {
        armed.strike();
        return end();
      }
      answerIsLost ||= isHere;
      return upstream.write(chunk);
    });
    upstream.on("data", (chunk: Buffer) => {
      if (!answerIsLost) return client.write(chunk);
      armed?.strike();
      return end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

  return {
    port: (server.address() as AddressInfo).port,
    /** Counts anew. */
    arm(plan: typeof armed) {
      armed = plan;
      seen = 0;
    },
    seen: () => seen,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Requests of PostgreSQL's protocol: what ends in Sync, and simple queries. Its first message has no kind. */
export function postgresRequests() {
  let rest = Buffer.alloc(0);
  let isFirst = true;
  return (chunk: Buffer) => {
    let requests = 0;
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = isFirst ? 0 : 1;
      if (rest.length < head + 4) return requests;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return requests;
      if (!isFirst && (rest[0] === 0x53 || rest[0] === 0x51)) requests += 1;
      isFirst = false;
      rest = rest.subarray(length);
    }
  };
}

/** Requests of HTTP/1.1, each of which begins a chunk. */
export function httpRequests() {
  return (chunk: Buffer) => (/^(?:GET|POST|PATCH|DELETE) \//.test(chunk.subarray(0, 8).toString("latin1")) ? 1 : 0);
}
