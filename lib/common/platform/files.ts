import { version } from '../../../package.json';
import type { Download } from '../http/download';
import { isLoopback } from '../http/loopback';
import { type AttemptResult, retryLoop } from '../http/retryLoop';
import { type HttpResponse, type Transport, TransportError } from '../http/transport';
import type { Clock } from '../util/clock';
import { isObject, parseJson } from '../util/collections';
import { ConfigurationError, type LightspeedError, ProtocolError, UnavailableError } from '../util/errors';
import type { Settings } from '../util/settings';
import type { Runtime } from './runtime';

/** Reads and stores files of a flow. */
export interface Files {
  /** Opens the file behind a link, which may be an attachment of the platform; with retries. */
  open(link: string): Promise<Download>;
  /** Stores a text for other steps and returns its URL; undefined without a storage (local runs). */
  readonly store: ((text: string, contentType: string) => Promise<string>) | undefined;
}

/** @param origin of the API: with an emulator on this machine, files on this machine are allowed, too */
export function createFiles({ env, clock, transportTo }: Runtime, origin: string, settings: Settings): Files {
  const storage = readObjectStorage(env);
  const rules = { ...settings, storage, allowLoopback: isLoopback(new URL(origin).hostname) };
  return {
    open: (link) =>
      retryLoop(
        () =>
          download()
            .openDownload(link, rules)
            .then((value) => ({ value }), retryIfUnavailable),
        {
          clock,
          ...LIMITS,
        },
      ),
    store:
      storage &&
      ((text, contentType) =>
        storeText(storage, { text, contentType }, { clock, transport: transportTo(storage.origin, settings) })),
  };
}

/** Loaded for the first file: few steps read one. */
const download = () => require('../http/download') as typeof import('../http/download');

const LIMITS = { attempts: 3, maxWaitMs: 10_000 };

function retryIfUnavailable(error: unknown) {
  if (error instanceof UnavailableError) {
    return { error, again: true };
  }
  throw error;
}

/** The platform's storage for files (Maester). */
export interface ObjectStorage {
  readonly uri: string;
  readonly origin: string;
  readonly token: string;
}

/** `ELASTICIO_OBJECT_STORAGE_URI` and `ELASTICIO_OBJECT_STORAGE_TOKEN`; undefined without a platform. */
export function readObjectStorage(env: NodeJS.ProcessEnv): ObjectStorage | undefined {
  const uri = env['ELASTICIO_OBJECT_STORAGE_URI']?.replace(/\/+$/, '');
  const token = env['ELASTICIO_OBJECT_STORAGE_TOKEN'];
  return uri && token && URL.canParse(uri) ? { uri, origin: new URL(uri).origin, token } : undefined;
}

export interface StorageDeps {
  readonly transport: Transport;
  readonly clock: Clock;
}

const STORAGE_LIMITS = { attempts: 4, maxWaitMs: 60_000 };

/**
 * Stores a text and returns the URL for the message's attachment. The platform decides how long it keeps the object. A
 * retry after a lost answer may leave an unused object.
 */
export async function storeText(
  { uri, token }: ObjectStorage,
  { text, contentType }: { readonly text: string; readonly contentType: string },
  { transport, clock }: StorageDeps,
): Promise<string> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': contentType,
    'User-Agent': `lightspeed-component/${version}`,
  };
  const send = () => attempt(() => transport.send({ method: 'POST', url: `${uri}/objects`, headers, body: text }));
  return `${uri}/objects/${encodeURIComponent(objectIdOf(await retryLoop(send, { clock, ...STORAGE_LIMITS })))}?storage_type=maester`;
}

async function attempt(send: () => Promise<HttpResponse>): Promise<AttemptResult<HttpResponse>> {
  try {
    const response = await send();
    const { status } = response;
    return status >= 200 && status < 300 ? { value: response } : { error: refusal(status), again: status >= 500 };
  } catch (error) {
    if (!(error instanceof TransportError)) {
      throw error;
    }
    const text = `The platform's object storage gave no complete answer (${error.kind}). Try again later.`;
    return { error: new UnavailableError(text), again: true };
  }
}

function refusal(status: number): LightspeedError {
  return status >= 500
    ? new UnavailableError(`The platform's object storage has a fault (status ${status}). Try again later.`, { status })
    : new ConfigurationError(`The platform's object storage did not take the file (status ${status}).`, { status });
}

function objectIdOf({ body }: HttpResponse): string {
  const answer = parseJson(body);
  const objectId = isObject(answer) ? answer['objectId'] : undefined;
  if (typeof objectId !== 'string' || objectId === '') {
    throw new ProtocolError("The answer of the platform's object storage names no object.");
  }
  return objectId;
}
