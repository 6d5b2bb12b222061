import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { isPushService, makePushKey, publicKeyOf, sealPush, sendPush, vapid } from "./web-push";

const bytes = (text: string) => Buffer.from(text, "base64url");

test("seals as the example of RFC 8291 has it", () => {
  const sealed = sealPush(
    "When I grow up, I want to be a watermelon",
    {
      p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
      auth: "BTBZMqHH6r4Tts7J_aSIgg",
    },
    { salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"), privateKey: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw") },
  );
  expect(sealed.toString("base64url")).toBe(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  );
});

test("a browser opens what was sealed for it, and nobody reads it twice the same", () => {
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = Buffer.alloc(16, 7);
  const target = { p256dh: browser.getPublicKey("base64url"), auth: auth.toString("base64url") };
  const sealed = sealPush("A reply is waiting", target);
  const [salt, sender] = [sealed.subarray(0, 16), sealed.subarray(21, 86)];
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", browser.computeSecret(sender), auth, info, 32));
  const derived = (name: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
  const opener = createDecipheriv("aes-128-gcm", derived("aes128gcm", 16), derived("nonce", 12));
  opener.setAuthTag(sealed.subarray(-16));
  const opened = Buffer.concat([opener.update(sealed.subarray(86, -16)), opener.final()]);
  expect(opened.toString()).toBe("A reply is waiting\u0002");
  expect(sealPush("A reply is waiting", target)).not.toEqual(sealed);
});

test("a push service can check who sends, and to whom", () => {
  const privateKey = makePushKey();
  const endpoint = "https://fcm.googleapis.com/fcm/send/abc";
  const header = vapid({ endpoint, privateKey, contact: "https://callback.test", now: new Date(1_000_000) });
  const [, head = "", body = "", signature = "", key = ""] = /^vapid t=(.+)\.(.+)\.(.+), k=(.+)$/.exec(header) ?? [];
  expect(key).toBe(publicKeyOf(privateKey));
  const raw = bytes(key);
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((part) => part.toString("base64url"));
  const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" } });
  const signed = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
  expect(verify("sha256", Buffer.from(`${head}.${body}`), signed, bytes(signature))).toBe(true);
  const said = JSON.parse(bytes(body).toString()) as unknown;
  expect(said).toEqual({ aud: "https://fcm.googleapis.com", exp: 44_200, sub: "https://callback.test" });
});

test("only the push services of browsers are asked", () => {
  for (const endpoint of [
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/abc",
    "https://wns2-by3p.notify.windows.com/w/?token=abc",
  ])
    expect(isPushService(endpoint)).toBe(true);
  for (const endpoint of [
    "http://fcm.googleapis.com/x",
    "https://127.0.0.1/x",
    "https://fcm.googleapis.com:8443/x",
    "https://me@fcm.googleapis.com/x",
    "https://fcm.googleapis.com.evil.test/x",
    "https://evilnotify.windows.com/x",
    "nonsense",
  ])
    expect(isPushService(endpoint)).toBe(false);
});

test.each([
  [201, "sent"],
  [404, "gone"],
  [410, "gone"],
  [429, "later"],
  [503, "later"],
  [403, "refused"],
  [302, "refused"],
])("an answer of %i is %s", async (status, outcome) => {
  const asked: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    response.writeHead(status, { location: "/elsewhere" }).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const key = publicKeyOf(makePushKey());
  const target = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`,
    p256dh: key,
    auth: "AAAA",
  };
  const sender = { privateKey: makePushKey(), contact: "mailto:a@b.test", now: new Date() };
  const signal = new AbortController().signal;
  const sent = await sendPush(target, { text: "x", topic: "reply 1", seconds: 60 }, { ...sender, signal });
  expect(sent).toBe(outcome);
  expect(asked).toMatchObject([
    { ttl: "60", "content-encoding": "aes128gcm", topic: expect.stringMatching(/^.{32}$/) },
  ]);
  server.close();
});
