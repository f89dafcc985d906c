import type { FaultAction } from '../../emulator/faults/types';

/** A fault of the network or of the vendor's servers, and what it means for the request that it strikes. */
export interface MatrixFault {
  readonly name: string;
  /** For the server of this origin. */
  readonly action: (origin: string) => FaultAction;
  /**
   * `harmless`: the answer came all the same. `refused`: surely not carried out, come again. `unclear`: perhaps carried out.
   * `final`: coming again does not help.
   */
  readonly meaning: 'harmless' | 'refused' | 'unclear' | 'final';
  /** What an error that names its cause holds. */
  readonly named: RegExp;
  /** The vendor has carried the request out, and the answer that came in place of its own looks good. */
  readonly looksDone?: true;
  /** An answer without a body goes through. */
  readonly needsBody?: true;
}

const always = (action: FaultAction) => () => action;
const named = (status: number) => new RegExp(`status ${status}\\b`);

/** Who waited in vain was not sent. */
const REFUSED = /status 429\b|(rate|request|time) limit/;

const status = (code: number, meaning: MatrixFault['meaning'], headers: Readonly<Record<string, string>> = {}) => ({
  action: always({ kind: 'status', status: code, headers }),
  meaning,
  named: named(code),
});

/** As Lightspeed Retail refuses; the other vendors name no limits, and their systems read nothing but `Retry-After`. */
function refused(limiter: string | undefined, wait: 'Retry-After' | 'unknown wait'): MatrixFault {
  const headers = {
    ...(wait === 'Retry-After' && { 'Retry-After': '7' }),
    ...(limiter && { 'X-LS-API-RateLimit-Type': limiter }),
    'X-LS-API-Bucket-Level': '5090/5090',
    'X-LS-API-Burst-Level': '5090/5090',
  };
  return { name: `429 of ${limiter ?? 'no limiter'}, ${wait}`, ...status(429, 'refused', headers), named: REFUSED };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const redirect = (code: number): MatrixFault => ({
  name: `redirect ${code} to another host`,
  // The same server under another name: a request that followed would be seen.
  action: (origin) => ({
    kind: 'status',
    status: code,
    headers: { Location: `${origin.replace('127.0.0.1', 'localhost')}/elsewhere` },
  }),
  meaning: 'final',
  named: named(code),
});

export const MATRIX_FAULTS: readonly MatrixFault[] = [
  ...[undefined, 'api-leaky-bucket', 'api-burst-limiter'].flatMap((limiter) => [
    refused(limiter, 'Retry-After'),
    refused(limiter, 'unknown wait'),
  ]),
  {
    name: '429 without any header',
    action: always({ kind: 'status', status: 429, rate: false }),
    meaning: 'refused',
    named: REFUSED,
  },
  ...[408, 500, 502, 503, 504, ...range(520, 530)].map((code) => ({
    name: `status ${code}`,
    ...status(code, 'unclear'),
  })),
  {
    name: 'carried out, answered with 502',
    action: always({ kind: 'lostAnswer', status: 502 }),
    meaning: 'unclear',
    named: named(502),
  },
  { name: 'carried out, no answer', action: always({ kind: 'lostAnswer' }), meaning: 'unclear', named: /broke before/ },
  {
    name: 'HTML body',
    action: always({
      kind: 'rewrite',
      headers: { 'Content-Type': 'text/html' },
      body: '<html><body>Hello</body></html>',
    }),
    meaning: 'unclear',
    named: /status 20[02]|does not answer like/,
    looksDone: true,
  },
  {
    name: 'cut body',
    action: always({ kind: 'cutBody' }),
    meaning: 'unclear',
    named: /broke (off|before)/,
    looksDone: true,
  },
  { name: 'connection reset', action: always({ kind: 'reset' }), meaning: 'unclear', named: /broke before/ },
  {
    name: 'hang',
    action: always({ kind: 'delay', delayMs: 150_000 }),
    meaning: 'unclear',
    named: /in time|time limit/,
  },
  {
    name: 'bytes that drip for a minute',
    action: always({ kind: 'dripBody', overMs: 60_000 }),
    meaning: 'harmless',
    named: /^$/,
  },
  {
    name: 'bytes that drip for four minutes',
    action: always({ kind: 'dripBody', overMs: 240_000 }),
    meaning: 'unclear',
    named: /in time|time limit/,
    needsBody: true,
  },
  ...[301, 302, 307, 308].map(redirect),
  {
    name: 'wrong content type',
    action: always({ kind: 'rewrite', headers: { 'Content-Type': 'application/octet-stream' } }),
    meaning: 'harmless',
    named: /^$/,
  },
];
