/** Reads a request's body in pieces of known length, so that the first can be judged before the next is kept. */
export const streamBytes = (body: ReadableStream<Uint8Array>) => {
  const reader = body.getReader();
  let left: Uint8Array = new Uint8Array();
  return {
    /** Exactly this many bytes, or null when the body ends before. */
    take: async (length: number): Promise<Uint8Array<ArrayBuffer> | null> => {
      const bytes = new Uint8Array(length);
      let at = 0;
      while (at < length) {
        if (left.length === 0) {
          const { done, value } = await reader.read();
          if (done) return null;
          left = value;
        }
        const part = left.subarray(0, length - at);
        bytes.set(part, at);
        at += part.length;
        left = left.subarray(part.length);
      }
      return bytes;
    },
    /** True when nothing follows. */
    ended: async (): Promise<boolean> => {
      while (left.length === 0) {
        const { done, value } = await reader.read();
        if (done) return true;
        left = value;
      }
      return false;
    },
    /** Lets go of up to `limit` bytes unseen, so that a sender who is refused reads the answer instead of an error. */
    discard: async (limit: number): Promise<void> => {
      for (let gone = 0; gone < limit; ) {
        const { done, value } = await reader.read();
        if (done) return;
        gone += value.length;
      }
      await reader.cancel();
    },
  };
};
