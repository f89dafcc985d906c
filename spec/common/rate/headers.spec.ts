import { expect } from 'chai';
import type { RateHeaders } from '../../../lib/common/rate/headers';
import { parseRateHeaders } from '../../../lib/common/rate/headers';
import { brokenNumbers } from '../../support/brokenNumbers';

const answer = {
  'x-ls-acct-id': '1',
  'x-ls-api-bucket-level': '92.57/90',
  'x-ls-api-burst-level': '3/20',
  'x-ls-api-drip-rate': '1.5',
  'x-ls-api-request-cost': '10',
};
const read: RateHeaders = {
  levelDrips: 92.57,
  sizeDrips: 90,
  burstCount: 3,
  burstLimit: 20,
  dripsPerS: 1.5,
  costDrips: 10,
};

const without = (...names: (keyof RateHeaders)[]) =>
  Object.fromEntries(Object.entries(read).filter(([name]) => !names.includes(name as keyof RateHeaders)));

describe('parseRateHeaders', () => {
  it('reads an admitted answer', () => {
    expect(parseRateHeaders(answer)).to.deep.equal(read);
  });

  it('reads a refusal', () => {
    const refusal = { ...answer, 'x-ls-api-ratelimit-type': 'api-leaky-bucket', 'retry-after': '3' };
    expect(parseRateHeaders(refusal)).to.deep.equal({ ...read, limiter: 'bucket', retryAfterMs: 3000 });
  });

  it('reads names in any case, and values with blanks around them', () => {
    const spelled = { 'X-LS-API-Bucket-Level': ' 1/90 ', 'X-Ls-Api-RateLimit-Type': 'API-Burst-Limiter' };
    expect(parseRateHeaders(spelled)).to.deep.equal({ levelDrips: 1, sizeDrips: 90, limiter: 'burst' });
  });

  it('is empty without rate headers', () => {
    expect(parseRateHeaders({ 'content-type': 'application/json' })).to.deep.equal({});
  });

  // Numbers here, though none elsewhere.
  const decimals = ['-1', '1e3'];
  const broken = [
    ...brokenNumbers.filter((text) => !decimals.includes(text)),
    'abc',
    '9'.repeat(400),
    '1e999',
    '1e',
    'e5',
    '1.e5',
    '1e5.5',
    '--1',
    '1_000',
    '1'.repeat(200_000),
  ];

  describe('loses only what is malformed', () => {
    for (const text of [...broken, '1', '1/', '/90', '1/0', '1/90/3', '1/-90', '1/0e5', '1/abc', '1/1e', '1 / 90']) {
      it(`bucket level and size by ${JSON.stringify(text.slice(0, 9))}`, () => {
        const headers = { ...answer, 'x-ls-api-bucket-level': text };
        expect(parseRateHeaders(headers)).to.deep.equal(without('levelDrips', 'sizeDrips'));
      });
    }
    for (const text of [...broken, '1', '1/0', '1/20/3', '1/-20']) {
      it(`burst count and limit by ${JSON.stringify(text.slice(0, 9))}`, () => {
        const headers = { ...answer, 'x-ls-api-burst-level': text };
        expect(parseRateHeaders(headers)).to.deep.equal(without('burstCount', 'burstLimit'));
      });
    }
    for (const text of [...broken, '0', '0.000000001', '1e-9', '-1', '0.09']) {
      it(`drip rate by ${JSON.stringify(text.slice(0, 9))}`, () => {
        expect(parseRateHeaders({ ...answer, 'x-ls-api-drip-rate': text })).to.deep.equal(without('dripsPerS'));
      });
    }
    for (const text of broken) {
      it(`cost by ${JSON.stringify(text.slice(0, 9))}`, () => {
        expect(parseRateHeaders({ ...answer, 'x-ls-api-request-cost': text })).to.deep.equal(without('costDrips'));
      });
    }
    it('the limiter by an unknown name', () => {
      expect(parseRateHeaders({ ...answer, 'x-ls-api-ratelimit-type': 'constructor' })).to.deep.equal(read);
    });
  });

  describe('reads any finite decimal', () => {
    const rows: [text: string, value: number][] = [
      ['10.131664752959', 10.131664752959],
      ['3.55E-15', 3.55e-15],
      ['1e1', 10],
      ['2.5E+1', 25],
      ['0.0', 0],
      ['007', 7],
      [`12.${'3'.repeat(5000)}`, 12.333333333333334],
      ['-0.5', 0],
      ['-3.55E-15', 0],
      ['-0', 0],
    ];
    for (const [text, value] of rows) {
      it(`${text.slice(0, 20)}: ${value}`, () => {
        expect(parseRateHeaders({ 'x-ls-api-bucket-level': `${text}/90` })).to.deep.equal({
          levelDrips: value,
          sizeDrips: 90,
        });
        expect(parseRateHeaders({ 'x-ls-api-request-cost': text })).to.deep.equal({ costDrips: value });
        expect(parseRateHeaders({ 'x-ls-api-drip-rate': text })).to.deep.equal(value > 0.1 ? { dripsPerS: value } : {});
      });
    }

    it('as the size', () => {
      const headers = { 'x-ls-api-bucket-level': '1/9.0E+1' };
      expect(parseRateHeaders(headers)).to.deep.equal({ levelDrips: 1, sizeDrips: 90 });
    });

    for (const [text, burstCount, burstLimit] of [
      ['3.0/20.0', 3, 20],
      ['1.5/20.9', 2, 20],
      ['-2/2E1', 0, 20],
      ['0/0.5', 0, 1],
    ] as const) {
      it(`of requests in a second: ${text} is ${burstCount} of ${burstLimit}`, () => {
        expect(parseRateHeaders({ 'x-ls-api-burst-level': text })).to.deep.equal({ burstCount, burstLimit });
      });
    }
  });

  it('takes a cost and a level of nothing', () => {
    const headers = { 'x-ls-api-bucket-level': '0/90', 'x-ls-api-request-cost': '0' };
    expect(parseRateHeaders(headers)).to.deep.equal({ levelDrips: 0, sizeDrips: 90, costDrips: 0 });
  });

  for (const [text, delayMs] of [
    ['3', 3000],
    ['600', 600_000],
    ['601', 600_000],
    ['soon', undefined],
  ] as const) {
    it(`a Retry-After of ${text}: ${delayMs}`, () => {
      expect(parseRateHeaders({ 'Retry-After': text }).retryAfterMs).to.equal(delayMs);
    });
  }

  it('a Retry-After that is a date counts from the date of the answer', () => {
    const headers = { 'Retry-After': 'Mon, 01 Jun 2026 12:00:07 GMT', Date: 'Mon, 01 Jun 2026 12:00:00 GMT' };
    expect(parseRateHeaders(headers).retryAfterMs).to.equal(7000);
  });
});
