import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

type Asked = { challenge: string; origin: string };

/** A passkey as a phone would keep it, for tests that have no browser. */
export function makeAuthenticator(rpId: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  let count = 0;
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, "base64url"))],
      [-3, Uint8Array.from(Buffer.from(y, "base64url"))],
    ]),
  );
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  const head = (flags: number) => {
    const bytes = Buffer.alloc(37);
    createHash("sha256").update(rpId).digest().copy(bytes);
    bytes[32] = flags;
    bytes.writeUInt32BE(count, 33);
    return bytes;
  };
  const clientData = (type: string, asked: Asked) => Buffer.from(JSON.stringify({ type, ...asked }));
  const named = { id: text(id), rawId: text(id), type: "public-key" } as const;
  return {
    make(asked: Asked) {
      const length = Buffer.from([0, id.length]);
      const authData = Uint8Array.from(Buffer.concat([head(0x45), Buffer.alloc(16), length, id, cose]));
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, never>>([
          ["fmt", "none"],
          ["attStmt", new Map<string, never>()],
          ["authData", authData],
        ]),
      );
      const clientDataJSON = text(clientData("webauthn.create", asked));
      return { ...named, response: { clientDataJSON, attestationObject: text(attestation) } };
    },
    /** `verified` is whether it has asked for a finger, a face or a PIN. */
    sign(asked: Asked, { verified = true }: { verified?: boolean } = {}) {
      count += 1;
      const data = head(verified ? 0x05 : 0x01);
      const client = clientData("webauthn.get", asked);
      const signature = sign("sha256", Buffer.concat([data, createHash("sha256").update(client).digest()]), privateKey);
      return {
        ...named,
        response: { clientDataJSON: text(client), authenticatorData: text(data), signature: text(signature) },
      };
    },
  };
}
