import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { type ByteReader, createByteReader, varint } from './bytes';

/**
 * Ids in few bytes. Ids of digits are sorted as numbers and written as differences, others as texts without the
 * beginning that they share with the one before; then both are compressed.
 */
export interface PackedIds {
  readonly kind: IdKind;
  /** The order in which the ids were written. */
  readonly ids: readonly string[];
  readonly bytes: Buffer;
}

export type IdKind = 'numbers' | 'texts';

export function packIds(unsorted: readonly string[]): PackedIds {
  const kind = unsorted.every(isPlainNumber) ? 'numbers' : 'texts';
  const ids = kind === 'numbers' ? [...unsorted].sort((a, b) => Number(a) - Number(b)) : [...unsorted].sort();
  const bytes = Buffer.from(kind === 'numbers' ? differences(ids) : withoutSharedStarts(ids));
  return { kind, ids, bytes: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) };
}

/** @throws RangeError or Error when the bytes are not those of so many ids */
export function unpackIds(kind: IdKind, bytes: Buffer, count: number): string[] {
  const reader = createByteReader(brotliDecompressSync(bytes, { maxOutputLength: MAX_BYTES }));
  const ids = kind === 'numbers' ? fromDifferences(reader, count) : fromSharedStarts(reader, count);
  reader.expectEnd();
  return ids;
}

const differences = (ids: readonly string[]): number[] =>
  ids.flatMap((id, at) => varint(Number(id) - Number(ids[at - 1] ?? 0)));

function fromDifferences(reader: ByteReader, count: number): string[] {
  let last = 0;
  return Array.from({ length: count }, () => {
    last += reader.varint();
    return String(last);
  });
}

/** In bytes, so that no character is cut in two. */
function withoutSharedStarts(ids: readonly string[]): number[] {
  let last = Buffer.alloc(0);
  return ids.flatMap((id) => {
    const bytes = Buffer.from(id);
    const shared = sharedStart(bytes, last);
    last = bytes;
    return [...varint(shared), ...varint(bytes.length - shared), ...bytes.subarray(shared)];
  });
}

function fromSharedStarts(reader: ByteReader, count: number): string[] {
  let last = Buffer.alloc(0);
  return Array.from({ length: count }, () => {
    const start = last.subarray(0, reader.varint());
    last = Buffer.concat([start, reader.bytes(reader.varint())]);
    return last.toString();
  });
}

function sharedStart(a: Buffer, b: Buffer): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Written back as it was: no zeros in front, no digits lost. */
const isPlainNumber = (id: string): boolean =>
  String(Number(id)) === id && Number.isSafeInteger(Number(id)) && Number(id) >= 0;

/** Many times what fits into a snapshot. A snapshot may come from anywhere. */
const MAX_BYTES = 2_000_000;
