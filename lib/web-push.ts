import { createCipheriv, createECDH, createHash, createPrivateKey, hkdfSync, randomBytes, sign } from "node:crypto";

/** What a browser gives whoever may send it messages. */
export type PushTarget = { endpoint: string; p256dh: string; auth: string };
/** What became of one: taken, no such device any more, worth another try, or refused. */
export type PushOutcome = "sent" | "gone" | "later" | "refused";

/** The push services of the browsers. Nothing else is asked: a browser that was made to lie leads to no other machine. */
const services = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "web.push.apple.com",
  ".push.apple.com",
  ".notify.windows.com",
  ".push.services.mozilla.com",
];

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  if (protocol !== "https:" || port !== "" || username !== "") return false;
  return services.some((name) => (name.startsWith(".") ? hostname.endsWith(name) : hostname === name));
}

const curve = "prime256v1";
const read = (text: string) => Buffer.from(text, "base64url");

/** The public half of the key that we are known by, as browsers take it. */
export function publicKeyOf(privateKey: string): string {
  const key = createECDH(curve);
  key.setPrivateKey(read(privateKey));
  return key.getPublicKey("base64url");
}

export function makePushKey(): string {
  const key = createECDH(curve);
  key.generateKeys();
  const secret = key.getPrivateKey();
  return Buffer.concat([Buffer.alloc(32 - secret.length), secret]).toString("base64url");
}

/** A message that only the browser can read (RFC 8291); key and salt are made anew for each but in its test. */
export function sealPush(
  text: string,
  { p256dh, auth }: Pick<PushTarget, "p256dh" | "auth">,
  given: { salt?: Buffer; privateKey?: Buffer } = {},
): Buffer {
  const own = createECDH(curve);
  if (given.privateKey) own.setPrivateKey(given.privateKey);
  else own.generateKeys();
  const salt = given.salt ?? randomBytes(16);
  const theirs = read(p256dh);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), theirs, own.getPublicKey()]);
  const secret = Buffer.from(hkdfSync("sha256", own.computeSecret(theirs), read(auth), info, 32));
  const derived = (name: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), bytes));
  const cipher = createCipheriv("aes-128-gcm", derived("aes128gcm", 16), derived("nonce", 12));
  const sealed = [cipher.update(Buffer.from(text)), cipher.update(Buffer.from([2])), cipher.final()];
  const size = Buffer.alloc(5);
  size.writeUInt32BE(4096);
  size.writeUInt8(65, 4);
  return Buffer.concat([salt, size, own.getPublicKey(), ...sealed, cipher.getAuthTag()]);
}

/** Says to a push service who sends (RFC 8292), for twelve hours. */
export function vapid({ endpoint, privateKey, contact, now }: Sender & { endpoint: string; now: Date }): string {
  const publicKey = read(publicKeyOf(privateKey));
  const key = createPrivateKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      d: privateKey,
      x: publicKey.subarray(1, 33).toString("base64url"),
      y: publicKey.subarray(33).toString("base64url"),
    },
  });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(now.getTime() / 1_000) + 43_200;
  const said = `${part({ typ: "JWT", alg: "ES256" })}.${part({ aud: new URL(endpoint).origin, exp, sub: contact })}`;
  const signature = sign("sha256", Buffer.from(said), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
  return `vapid t=${said}.${signature}, k=${publicKey.toString("base64url")}`;
}

type Sender = { privateKey: string; contact: string };
type Message = { text: string; topic: string; seconds: number };

/** Hands one message to the push service of a browser. Of two with the same topic it keeps the last. */
export async function sendPush(
  target: PushTarget,
  { text, topic, seconds }: Message,
  { now, signal, ...sender }: Sender & { now: Date; signal: AbortSignal },
): Promise<PushOutcome> {
  const answer = await fetch(target.endpoint, {
    method: "POST",
    headers: {
      authorization: vapid({ ...sender, endpoint: target.endpoint, now }),
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
      ttl: `${seconds}`,
      urgency: "high",
      topic: createHash("sha256").update(topic).digest("base64url").slice(0, 32),
    },
    body: new Uint8Array(sealPush(text, target)),
    // Elsewhere is no push service.
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
  });
  await answer.body?.cancel();
  if (answer.ok) return "sent";
  if (answer.status === 404 || answer.status === 410) return "gone";
  return answer.status === 429 || answer.status >= 500 ? "later" : "refused";
}
