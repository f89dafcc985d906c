import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { InputError, LightspeedError, UnavailableError } from '../util/errors';
import { type AllowedSources, downloadTargetOf } from './ssrfGuard';

/** A file that is being read from somewhere else. Close it, or read it to its end. */
export interface Download {
  /** Where it is in the end, without query. */
  readonly host: string;
  readonly path: string;
  /** As the server says, if it does. */
  readonly sizeBytes: number | undefined;
  /** To be read once; fails with an `UnavailableError` when the file breaks off. */
  readonly bytes: AsyncGenerator<Buffer>;
  close(): void;
}

export interface DownloadRules extends AllowedSources {
  /** How long the server may be silent. */
  readonly readTimeoutMs: number;
  /** For the whole file. */
  readonly requestTimeoutMs: number;
}

const MAX_REDIRECTS = 3;

/**
 * Opens the file behind a link, without asking a proxy, and follows up to three redirects; each place on the way must be
 * allowed. Texts of errors name hosts only: paths and queries of links often hold keys.
 *
 * @throws InputError when the link is wrong, leads to a place that is not allowed, or to no file
 * @throws UnavailableError when a later try may help
 */
export async function openDownload(link: string, rules: DownloadRules): Promise<Download> {
  const silence = new AbortController();
  const inTime = AbortSignal.any([AbortSignal.timeout(rules.requestTimeoutMs), silence.signal]);
  const patience = { inTime, giveUp: () => silence.abort() };
  let url = parsed(link);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await request(url, rules, patience);
    const target = redirectOf(response);
    if (target === undefined) {
      return downloadOf(url, response, inTime);
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
  /** Aborted when the whole takes too long, and when it was given up. */
  readonly inTime: AbortSignal;
  readonly giveUp: () => void;
}

/** Resolves with the headers of an answer; its body is still to come. */
function request(url: URL, rules: DownloadRules, { inTime, giveUp }: Timeouts): Promise<IncomingMessage> {
  const { headers, lookup } = downloadTargetOf(url, rules);
  const options = {
    // Compressed content would not have the length that its headers tell.
    headers: { ...headers, 'Accept-Encoding': 'identity' },
    agent: false,
    timeout: rules.readTimeoutMs,
    signal: inTime,
    ...(lookup && { lookup }),
  } as const;
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? https : http).get(url, options, resolve);
    sent.on('timeout', giveUp);
    sent.on('error', (error) =>
      reject(error instanceof LightspeedError ? error : unavailable(url.host, error, inTime)),
    );
  });
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

function downloadOf({ host, pathname }: URL, response: IncomingMessage, inTime: AbortSignal): Download {
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    throw statusError(host, statusCode);
  }
  // A break before anybody reads comes out of the iterator then, and must not bring the process down now.
  response.on('error', () => {});
  const length = headers['content-length'];
  return {
    host,
    path: pathname,
    sizeBytes: length === undefined ? undefined : Number(length),
    bytes: bytesOf(host, response, inTime),
    close: () => response.destroy(),
  };
}

async function* bytesOf(host: string, response: IncomingMessage, inTime: AbortSignal): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of response) {
      yield chunk as Buffer;
    }
  } catch (error) {
    throw unavailable(host, error, inTime);
  }
}

function statusError(host: string, status: number): LightspeedError {
  const text = `The file behind "url" could not be read: ${host} answered with status ${status}.`;
  return status === 408 || status === 429 || status >= 500
    ? new UnavailableError(text, { status })
    : new InputError(`${text} Perhaps the link has expired.`, { status });
}

function unavailable(host: string, error: unknown, inTime: AbortSignal): UnavailableError {
  const { code = LATE } = error as { code?: string };
  const reason = inTime.aborted ? LATE : code;
  return new UnavailableError(`The file behind "url" could not be read from ${host} (${reason}).`);
}

const LATE = 'no reply in time';
