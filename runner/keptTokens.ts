import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';

/** The tokens that a typed-in refresh token has become. */
export interface KeptTokens {
  /** `undefined` when there was no renewal yet. */
  read(): Promise<unknown>;
  write(oauth: unknown): Promise<void>;
}

/**
 * Keeps renewed tokens in a file that only its owner can read, under a digest of the refresh token that they came from:
 * several connections can take turns, and a newly typed token starts afresh. A file that cannot be read counts as empty.
 */
export function keptTokens(file: string, typedRefreshToken: string): KeptTokens {
  const origin = createHash('sha256').update(typedRefreshToken).digest('hex');
  return {
    read: async () => (await readAll(file))[origin],
    async write(oauth) {
      const all = { ...(await readAll(file)), [origin]: oauth };
      // A process that dies while writing must not take the only good refresh token with it.
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
      await rename(draft, file);
    },
  };
}

async function readAll(file: string): Promise<Record<string, unknown>> {
  try {
    const all: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof all === 'object' && all !== null ? (all as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
