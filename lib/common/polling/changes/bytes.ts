/** A whole number in as few bytes as it needs: seven bits each, the lowest first. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** Reads what was written one after the other. All of it throws a RangeError at the end of the bytes. */
export interface ByteReader {
  varint(): number;
  bytes(length: number): Buffer;
  expectEnd(): void;
}

export function createByteReader(source: Buffer): ByteReader {
  let at = 0;
  const next = () => source.readUInt8(at++);
  return {
    varint() {
      let value = 0;
      for (let factor = 1; factor <= Number.MAX_SAFE_INTEGER; factor *= 128) {
        const byte = next();
        value += (byte % 128) * factor;
        if (byte < 128) return value;
      }
      throw new RangeError('A number is too long');
    },
    bytes(length) {
      if (at + length > source.length) throw new RangeError('There are fewer bytes');
      at += length;
      return source.subarray(at - length, at);
    },
    expectEnd() {
      if (at !== source.length) throw new RangeError('Something follows');
    },
  };
}
