import { createServer } from "node:net";
import { Refusal } from "@/lib/errors";

/** A port nobody listens on at this moment. */
export function freePort() {
  return listenOnce(0);
}

export async function refuseTakenPort(port: number) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`PORT must be a number from 1 to 65535.`);
  try {
    await listenOnce(port);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "EACCES" ? "may not be used by this account" : "is in use";
    throw new Refusal(`Port ${port} ${reason}. Set PORT to another one: PORT=${port + 1} npm start`);
  }
}

async function listenOnce(port: number) {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : port;
}
