import { type IdKind, packIds, unpackIds } from './idList';

/** What was emitted of the records that a poll follows: id -> digest of the version that went out last. */
export type Digests = ReadonlyMap<string, number>;

/** Digests as JSON: `{kind, count, data}`, where `data` is base64 of four bytes per digest, and the packed ids. */
export interface PackedDigests {
  readonly kind: IdKind;
  readonly count: number;
  readonly data: string;
}

export function packDigests(digests: Digests): PackedDigests {
  const { kind, ids, bytes } = packIds([...digests.keys()]);
  const values = Buffer.alloc(DIGEST_BYTES * ids.length);
  for (const [at, id] of ids.entries()) values.writeUInt32LE(digests.get(id) ?? 0, at * DIGEST_BYTES);
  return { kind, count: ids.length, data: Buffer.concat([values, bytes]).toString('base64') };
}

/** Undefined when these are no packed digests. */
export function unpackDigests({
  kind,
  count,
  data,
}: Readonly<Record<string, unknown>>): Map<string, number> | undefined {
  if (kind !== 'numbers' && kind !== 'texts') return undefined;
  if (typeof data !== 'string' || typeof count !== 'number' || !Number.isInteger(count) || count < 0) return undefined;
  const bytes = Buffer.from(data, 'base64');
  const end = count * DIGEST_BYTES;
  if (bytes.length < end) return undefined;
  try {
    const ids = unpackIds(kind, bytes.subarray(end), count);
    return new Map(ids.map((id, at) => [id, bytes.readUInt32LE(at * DIGEST_BYTES)]));
  } catch {
    return undefined;
  }
}

export const DIGEST_BYTES = 4;
