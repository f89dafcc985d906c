import { repeat } from '../auth/repeat';
import { UnavailableError } from '../errors';
import { type Download, openDownload } from '../http/download';
import { isLoopback } from '../http/loopback';
import type { Settings } from '../settings';
import { readObjectStorage, storeText } from './objectStorage';
import type { World } from './world';

/** Files on their way into and out of a flow. */
export interface Files {
  /** Opens the file behind a link, which may be an attachment of the platform; repeated where that may help. */
  open(link: string): Promise<Download>;
  /** Stores a text for other steps and returns its URL; undefined where the platform offers no storage: local runs. */
  readonly store: ((text: string, contentType: string) => Promise<string>) | undefined;
}

/** @param origin of the API: with an emulator on this machine, files on this machine may be read as well */
export function createFiles({ env, clock, transportTo }: World, origin: string, settings: Settings): Files {
  const storage = readObjectStorage(env);
  const rules = { ...settings, storage, allowLoopback: isLoopback(new URL(origin).hostname) };
  return {
    open: (link) =>
      repeat(() => openDownload(link, rules).then((value) => ({ value }), againIfUnavailable), { clock, ...LIMITS }),
    store:
      storage &&
      ((text, contentType) =>
        storeText(storage, { text, contentType }, { clock, transport: transportTo(storage.origin, settings) })),
  };
}

const LIMITS = { attempts: 3, maxWaitMs: 10_000 };

function againIfUnavailable(error: unknown) {
  if (error instanceof UnavailableError) {
    return { error, again: true };
  }
  throw error;
}
