import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';

/** The renewed tokens of an original refresh token. */
export interface KeptTokens {
  /** `undefined` before the first renewal. */
  read(): Promise<unknown>;
  write(oauth: unknown): Promise<void>;
}

/**
 * Keeps renewed tokens in a file that only its owner can read, by a digest of the original refresh token: several
 * connections can share the file, and a new refresh token starts a new entry. An unreadable file counts as empty.
 */
export function keptTokens(file: string, typedRefreshToken: string): KeptTokens {
  const origin = createHash('sha256').update(typedRefreshToken).digest('hex');
  return {
    read: async () => (await readAll(file))[origin],
    async write(oauth) {
      const all = { ...(await readAll(file)), [origin]: oauth };
      // Atomic: a process that dies while writing must not destroy the only valid refresh token.
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
