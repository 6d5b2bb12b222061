/**
 * Hands the body of a request to somebody who may stop reading it. The rest is then taken in and thrown away, because a
 * browser hears no answer before it has sent everything; past `mostBytes` it is cut off.
 */
export async function withBody<T>(
  { body }: Request,
  mostBytes: number,
  work: (pieces: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const reader = body?.getReader();
  let taken = 0;
  async function* pieces() {
    for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
      taken += piece.value.byteLength;
      yield piece.value;
    }
  }
  const rest = async () => {
    for await (const _ of pieces()) if (taken > mostBytes) break;
    await reader?.cancel();
  };
  try {
    return await work(pieces());
  } finally {
    // Where this fails the connection is gone, and with it whoever would have read an answer.
    await Promise.allSettled([rest()]);
  }
}
