import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Heard {
  /** As `resend.webhooks.verify` takes it, without the secret. */
  payload: string;
  headers: { id: string; timestamp: string; signature: string };
  type: string;
  data: Record<string, unknown>;
}

/** For tests: an endpoint that hears webhooks and answers what it is told to. */
export async function listenForWebhooks() {
  const heard: Heard[] = [];
  let status: number | ((heard: Heard) => number) = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const payload = Buffer.concat(chunks).toString("utf8");
      const event = JSON.parse(payload) as Pick<Heard, "type" | "data">;
      const hear: Heard = {
        payload,
        headers: {
          id: String(request.headers["svix-id"]),
          timestamp: String(request.headers["svix-timestamp"]),
          signature: String(request.headers["svix-signature"]),
        },
        type: event.type,
        data: event.data,
      };
      heard.push(hear);
      response.writeHead(typeof status === "function" ? status(hear) : status).end("heard");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhooks/resend`,
    secret: `whsec_${Buffer.from("a secret only this test knows").toString("base64")}`,
    heard,
    types: () => heard.map(({ type }) => type),
    answerWith(next: typeof status) {
      status = next;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
