import { expect } from 'chai';
import fc from 'fast-check';
import { checkOrigin } from '../../lib/common/http/origin';
import { retryAfterMs } from '../../lib/common/http/retryAfter';
import { shapeOf } from '../../lib/common/model/recordShape';
import { checkInput } from '../../lib/common/model/validateBody';
import { readBookmark } from '../../lib/common/polling/bookmark';
import { MAX_RECORDS, readChangeSnapshot, writeChangeSnapshot } from '../../lib/common/polling/changes/changeSnapshot';
import { parseRateHeaders } from '../../lib/common/rate/headers';
import { systemOf } from '../../lib/common/systems';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { readRawUrl } from '../../lib/common/systems/retail/features/raw/rawUrl';
import { maxTypedBytes } from '../../lib/common/systems/retail/paging/maxTypedBytes';
import { createLinkCheck } from '../../lib/common/systems/retail/paging/pageLinks';
import { encodeCondition } from '../../lib/common/systems/retail/query/encode';
import { parseFilter } from '../../lib/common/systems/retail/query/filterText';
import { createNormalizer } from '../../lib/common/systems/retail/records/normalize';
import { LightspeedError } from '../../lib/common/util/errors';
import { numberOf } from '../../lib/common/util/exactNumber';
import { concealedValue, createSecrets, redact } from '../../lib/common/util/redact';
import { entityOf } from '../support/entityOf';
import { pollSettings } from '../support/pollSettings';

const NOW_MS = Date.parse('2026-06-01T12:00:00Z');
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then', '', '@attributes', 'itemID'];
const key = fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 12 }));

/** `__proto__` becomes a member of its own, as in a text. */
const written = (entries: readonly (readonly [string, unknown])[]): object =>
  JSON.parse(
    `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`).join()}}`,
  );

/** Any JSON, with keys that every object has, as it comes out of `JSON.parse`. */
const json = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('1e999', '-0', 'NaN', '١')),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map(written),
})).value;

/** The text of a page: records of the names that they have, with as little in them as can be. */
const records = fc.constantFrom(...Object.values(retailCatalogue)).chain((entity) => {
  const { names } = shapeOf(entity, retailCatalogue);
  const value = fc.constantFrom<unknown>('', '1e20', '0', 'é€\u0001', [], { a: 1 }, { ItemMatrix: { a: 1 } }, [
    { b: '' },
  ]);
  const record = fc.dictionary(fc.constantFrom('a', ...names), value, { minKeys: 1, maxKeys: 4 });
  const relations = fc.subarray(Object.keys(entity.relations).slice(0, 8));
  return fc
    .tuple(fc.array(record, { minLength: 1, maxLength: 5 }), relations)
    .map(([raws, chosen]) => ({ entity, relations: chosen, text: JSON.stringify(raws) }));
});

const object = fc.array(fc.tuple(key, json), { maxLength: 6 }).map(written) as fc.Arbitrary<Record<string, unknown>>;
const entities = fc.constantFrom(...Object.values(retailCatalogue));
const known = Object.getOwnPropertyNames(Object.prototype).sort().join();

/** The work ends in a value or in an error of ours. */
function ours<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    expect(error).to.be.instanceOf(LightspeedError);
    expect((error as Error).message).to.have.length.below(12_000);
    return undefined;
  }
}

const holds = (property: fc.IProperty<never> | fc.IPropertyWithHooks<never>) =>
  fc.assert(property as fc.IProperty<never>, { numRuns: 400, seed: 12 });
const property = <Parts extends [unknown, ...unknown[]]>(
  parts: { [At in keyof Parts]: fc.Arbitrary<Parts[At]> },
  check: (...values: Parts) => void,
) =>
  holds(
    fc.property(fc.tuple<unknown[]>(...(parts as fc.Arbitrary<unknown>[])), (values) =>
      check(...(values as Parts)),
    ) as never,
  );

const ORIGIN = 'https://api.example.com';
const RATE_HEADERS = [
  'X-LS-API-Bucket-Level',
  'X-LS-API-Burst-Level',
  'X-LS-API-Drip-Rate',
  'X-LS-API-Request-Cost',
  'X-LS-API-RateLimit-Type',
  'Retry-After',
  'Date',
];
const PAIRS = fc.tuple(fc.double(), fc.double()).map((pair) => pair.join('/'));
const FILTERS = fc
  .array(
    fc.tuple(
      fc.constantFrom('shopID', 'total', '__proto__', 'completed', 'description', ''),
      fc.constantFrom('=', '=>,', '=IN,', '=~,', '=><,'),
      fc.string(),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.map((part) => part.join('')).join('&'));
const ADDRESSES = fc
  .array(
    fc.constantFrom(
      '/',
      '..',
      '.',
      '%2e',
      '%2F',
      '\\',
      '@',
      ':',
      '?',
      '#',
      'Item',
      'API',
      'V3',
      ORIGIN,
      'https://',
      '//',
      'evil.example',
      '\t',
      ' ',
      '%00',
      '|',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('Whatever comes in', () => {
  afterEach(() => expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).to.equal(known));

  it('as an answer: records are normalized or left as they are, and once more changes nothing', () =>
    property([entities, json], (entity, raw) => {
      const normalize = createNormalizer(entity, retailCatalogue);
      const once = JSON.stringify(normalize(raw));
      expect(once).to.be.a('string');
      expect(JSON.stringify(normalize(raw))).to.equal(once);
    }));

  it('as a page: its typed records are no larger than its text lets expect', () =>
    property([records], ({ entity, relations, text }) => {
      const typed = (JSON.parse(text) as unknown[]).map(createNormalizer(entity, retailCatalogue, relations));
      expect(Buffer.byteLength(JSON.stringify(typed))).to.be.below(maxTypedBytes(text.length, relations));
    }));

  it('as a decimal: the number that JavaScript reads', () =>
    property([fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), fc.nat(17)], (digits, places) => {
      const [, sign = '', all = ''] = /^(-?)(\d+)$/.exec(String(digits)) ?? [];
      const padded = all.padStart(places + 1, '0');
      const text = places === 0 ? `${sign}${all}` : `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
      const read = numberOf(text);
      if (text.length <= 15) expect(read).to.equal(Number(text));
      expect(read ?? Number(text)).to.equal(Number(text));
    }));

  it('as headers: numbers are finite and not negative, or absent', () =>
    property(
      [fc.dictionary(fc.constantFrom(...RATE_HEADERS), fc.oneof(fc.string(), fc.double().map(String), PAIRS))],
      (headers) => {
        for (const value of Object.values(parseRateHeaders(headers)).filter((each) => typeof each === 'number')) {
          expect(value).to.satisfy((number: number) => Number.isFinite(number) && number >= 0);
        }
        const waitMs = retryAfterMs(headers['Retry-After'], headers['Date']) ?? 0;
        expect(waitMs).to.satisfy((ms: number) => Number.isFinite(ms) && ms >= 0);
      },
    ));

  it('as a snapshot: reading goes on from a sound one, and begins anew with a warning otherwise', () =>
    property([object, json, json, json], (base, time, id, pollingField) => {
      const settings = pollSettings('Item', { kind: 'time', field: 'timeStamp' });
      for (const snapshot of [base, time, { v: 1, objectType: 'Item', pollingField: 'timeStamp', time, id }]) {
        const { bookmark, warning } = readBookmark(settings, snapshot, NOW_MS);
        if (bookmark) expect(bookmark.timeMs).to.satisfy((ms: number) => ms <= NOW_MS + 86_400_000);
        else if (Object.keys(Object(snapshot)).length > 0) expect(warning).to.be.a('string');
      }
      ours(() => readBookmark(settings, { ...base, v: 1, objectType: 'Item', pollingField }, NOW_MS));
    }));

  const changes = pollSettings('Item', { kind: 'changes', field: 'changes' });
  it('as a snapshot of digests: it is read as it was written, or set aside', () =>
    property(
      [fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { maxLength: 300 }), json, object],
      (ids, data, more) => {
        const digests = new Map(ids.map((id) => [String(id), id % 65_536]));
        const snapshot = JSON.parse(JSON.stringify(writeChangeSnapshot(changes, { digests, memory: undefined })));
        expect([...(readChangeSnapshot(changes, snapshot).state?.digests ?? [])].sort()).to.deep.equal(
          [...digests].sort(),
        );
        for (const damaged of [{ ...snapshot, data }, { ...snapshot, ...more }, { ...snapshot, count: data }, more]) {
          const { state } = readChangeSnapshot(changes, damaged);
          if (state) expect(state.digests.size).to.be.at.most(MAX_RECORDS);
        }
      },
    ));

  it('as a body: the fields are checked by name, nothing of it is a name of ours', () =>
    property([entities, object, fc.constantFrom('create', 'update', 'upsert')], (entity, fields, kind) => {
      const result = ours(() => checkInput(retailCatalogue, entity, kind as 'create', fields));
      for (const name of Object.keys(result?.body ?? {}))
        expect(Object.hasOwn(fields, name) || fields !== undefined).to.equal(true);
      expect(Object.getPrototypeOf(result?.body ?? {})).to.equal(Object.prototype);
    }));

  it('as a filter: it is read or refused in a short text', () =>
    property([entities, fc.oneof(fc.string(), FILTERS)], (entity, text) => {
      ours(() => parseFilter(entity, text));
      for (const system of ['lsOne', 'supplier']) {
        const { readFilter, catalogue } = systemOf({ system });
        for (const other of Object.values(catalogue)) ours(() => readFilter?.(other, text));
      }
    }));

  it('as a value of a condition: it arrives as one value', () =>
    property([fc.string({ minLength: 1, unit: 'grapheme' })], (value) => {
      const { name, value: encoded } = encodeCondition(entityOf('Item'), {
        field: 'description',
        operator: '=',
        values: [value],
      });
      const [[gotName, got] = ['', ''], ...more] = [...new URLSearchParams(`${name}=${encoded}`)];
      expect([gotName, more]).to.deep.equal(['description', []]);
      expect(got.startsWith('IN,') ? JSON.parse(got.slice(3))[0] : got).to.equal(value);
    }));

  it('as the address of a raw request: it stays on the host of the credential, and within its path', () =>
    property([fc.oneof(fc.string(), fc.webUrl(), ADDRESSES)], (text) => {
      const target = ours(() => readRawUrl(text, ORIGIN));
      if (!target) return;
      const base = `${ORIGIN}/API/V3/Account/1/`;
      const url = new URL(`${target.path.startsWith('/') ? ORIGIN : base}${target.path}${target.suffix}`);
      expect(url.origin).to.equal(ORIGIN);
      if (!target.path.startsWith('/')) expect(url.href.startsWith(base), url.href).to.equal(true);
    }));

  it('as the address of the server: it is an origin without user, or an error that does not quote it', () =>
    property([fc.oneof(fc.string(), fc.webUrl(), ADDRESSES)], (text) => {
      const origin = ours(() => checkOrigin(text, 'Environment URL'));
      if (origin !== undefined) expect(new URL(origin).origin).to.equal(origin);
    }));

  it('as a link to the next page: it is of this list, on this server', () =>
    property([fc.oneof(fc.string(), fc.webUrl(), ADDRESSES)], (next) => {
      const check = createLinkCheck('Items', { path: 'Item', query: 'limit=100' }, ORIGIN);
      const url = `${ORIGIN}/API/V3/Account/1/Item.json?limit=100`;
      const link = ours(() => check({ next, page: 1, status: 200, url, records: [1] }));
      if (link) expect(new URL(link.path).href.startsWith(`${ORIGIN}/API/V3/Account/1/Item`)).to.equal(true);
    }));

  it('with a secret in it: texts and names leave without', () =>
    property(
      [
        fc.string({ minLength: 8, unit: 'grapheme' }).filter((secret) => /^\S+$/.test(secret) && !/^\*+$/.test(secret)),
        json,
        fc.string(),
      ],
      (secret, value, text) => {
        const { conceal } = createSecrets(secret);
        const spelled = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
        for (const one of spelled) expect(conceal(`${text} ${one} ${text}`)).to.not.include(secret);
        expect(JSON.stringify(concealedValue({ [secret]: [value, secret] }, conceal))).to.not.include(
          JSON.stringify(secret).slice(1, -1),
        );
        expect(redact(`${text} ${secret}`)).to.have.length.at.most(300);
      },
    ));
});
