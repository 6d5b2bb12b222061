import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { SecretList } from "./secret-list";

type Asked = {
  secrets: SecretList;
  /** What it may be answered for: what was asked for one opens no other. */
  about: string;
};

const randomLength = 16;
const timeLength = 8;
const minutes = 5;

/**
 * Random bytes that a browser has to sign within minutes. Signed by us, so that nothing has to be kept of those that
 * nobody answers: whoever takes an answer keeps the challenge until it is over, and takes none twice.
 */
export function makeChallenge(now: Date, { secrets: [newest], about }: Asked): Uint8Array<ArrayBuffer> {
  const body = Buffer.alloc(randomLength + timeLength);
  randomBytes(randomLength).copy(body);
  body.writeBigUInt64BE(BigInt(now.getTime() + minutes * 60_000), randomLength);
  return Uint8Array.from(Buffer.concat([body, signatureOf(body, newest, about)]));
}

/** Until when a challenge may be answered; null where we did not make it for this, or it is over. */
export function openChallenge(challenge: string, now: Date, { secrets, about }: Asked): Date | null {
  const bytes = Buffer.from(challenge, "base64url");
  const body = bytes.subarray(0, randomLength + timeLength);
  const signature = bytes.subarray(randomLength + timeLength);
  const ours = secrets.some((secret) => {
    const wanted = signatureOf(body, secret, about);
    return signature.length === wanted.length && timingSafeEqual(signature, wanted);
  });
  if (!ours) return null;
  const until = Number(body.readBigUInt64BE(randomLength));
  return until > now.getTime() ? new Date(until) : null;
}

function signatureOf(body: Buffer, secret: string, about: string) {
  return createHmac("sha256", secret).update(`challenge:${about}:`).update(body).digest();
}
