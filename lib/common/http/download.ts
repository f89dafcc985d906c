import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { InputError, LightspeedError, UnavailableError } from '../util/errors';
import { type AllowedSources, downloadTargetOf } from './ssrfGuard';

/** An open download. Close it, or read it to its end. */
export interface Download {
  /** Host and path after all redirects, without query. */
  readonly host: string;
  readonly path: string;
  /** By the server; undefined when it does not tell. */
  readonly sizeBytes: number | undefined;
  /** Readable once; fails with an `UnavailableError` when the file is incomplete. */
  readonly bytes: AsyncGenerator<Buffer>;
  close(): void;
}

export interface DownloadRules extends AllowedSources {
  /** Maximum time without data from the server. */
  readonly readTimeoutMs: number;
  /** For the whole file. */
  readonly requestTimeoutMs: number;
}

const MAX_REDIRECTS = 3;

/**
 * Opens the file behind a link, without a proxy, with up to three redirects; each URL must be allowed. Error texts name
 * only hosts: paths and queries of links often contain keys.
 *
 * @throws InputError when the link is wrong, is not allowed, or leads to no file
 * @throws UnavailableError when a later attempt may help
 */
export async function openDownload(link: string, rules: DownloadRules): Promise<Download> {
  const idle = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(rules.requestTimeoutMs), idle.signal]);
  const timeouts = { signal, onIdle: () => idle.abort() };
  let url = parsed(link);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await request(url, rules, timeouts);
    const target = redirectOf(response);
    if (target === undefined) {
      return downloadOf(url, response, signal);
    }
    response.destroy();
    url = parsed(target, url);
  }
  throw new InputError(`"url" is redirected more than ${MAX_REDIRECTS} times.`);
}

function parsed(link: string, base?: URL): URL {
  if (!URL.canParse(link, base?.href)) {
    throw new InputError(base ? '"url" is redirected to something that is no link.' : '"url" is no link.');
  }
  return new URL(link, base?.href);
}

interface Timeouts {
  /** Aborts when the download takes too long or the server is idle for too long. */
  readonly signal: AbortSignal;
  readonly onIdle: () => void;
}

/** Resolves with the headers of the answer; its body follows. */
function request(url: URL, rules: DownloadRules, { signal, onIdle }: Timeouts): Promise<IncomingMessage> {
  const { headers, lookup } = downloadTargetOf(url, rules);
  const options = {
    // The length of compressed content differs from its header.
    headers: { ...headers, 'Accept-Encoding': 'identity' },
    agent: false,
    timeout: rules.readTimeoutMs,
    signal,
    ...(lookup && { lookup }),
  } as const;
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? https : http).get(url, options, resolve);
    sent.on('timeout', onIdle);
    sent.on('error', (error) =>
      reject(error instanceof LightspeedError ? error : unavailable(url.host, error, signal)),
    );
  });
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

function downloadOf({ host, pathname }: URL, response: IncomingMessage, signal: AbortSignal): Download {
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    throw statusError(host, statusCode);
  }
  // An early error comes out of the iterator; without a listener it would end the process.
  response.on('error', () => {});
  const length = headers['content-length'];
  return {
    host,
    path: pathname,
    sizeBytes: length === undefined ? undefined : Number(length),
    bytes: bytesOf(host, response, signal),
    close: () => response.destroy(),
  };
}

async function* bytesOf(host: string, response: IncomingMessage, signal: AbortSignal): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of response) {
      yield chunk as Buffer;
    }
  } catch (error) {
    throw unavailable(host, error, signal);
  }
}

function statusError(host: string, status: number): LightspeedError {
  const text = `The file behind "url" could not be read: ${host} answered with status ${status}.`;
  return status === 408 || status === 429 || status >= 500
    ? new UnavailableError(text, { status })
    : new InputError(`${text} Perhaps the link has expired.`, { status });
}

function unavailable(host: string, error: unknown, signal: AbortSignal): UnavailableError {
  const { code = TOO_LATE } = error as { code?: string };
  const reason = signal.aborted ? TOO_LATE : code;
  return new UnavailableError(`The file behind "url" could not be read from ${host} (${reason}).`);
}

const TOO_LATE = 'no reply in time';
