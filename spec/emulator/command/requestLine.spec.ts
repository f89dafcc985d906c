import { expect } from 'chai';
import { requestLine } from '../../../emulator/command/requestLine';
import type { LogEntry } from '../../../emulator/requestLog';

describe('emulator: line of a request', () => {
  const entry: LogEntry = {
    at: Date.parse('2026-06-01T12:00:00.123Z'),
    method: 'GET',
    path: '/API/V3/Account/1/Item.json',
    query: '',
    params: {},
    authorization: 'bearer',
    status: 200,
  };

  const lines: readonly [Partial<LogEntry>, string][] = [
    [{}, 'GET /API/V3/Account/1/Item.json: 200'],
    [{ costDrips: 1.2, levelDrips: 13.4 }, 'GET /API/V3/Account/1/Item.json: 200, cost 1.2, level 13.4'],
    [
      { status: 429, costDrips: 1, levelDrips: 90.5, limiter: 'bucket' },
      'GET /API/V3/Account/1/Item.json: 429, cost 1, level 90.5, refused by the bucket',
    ],
    [{ status: 429, limiter: 'burst' }, 'GET /API/V3/Account/1/Item.json: 429, refused by the burst limit'],
    [{ status: 0, fault: 'reset' }, 'GET /API/V3/Account/1/Item.json: no answer, fault reset'],
    [{ query: 'timeStamp=%3E%2C2026%0A' }, 'GET /API/V3/Account/1/Item.json?timeStamp=>,2026 : 200'],
    [{ query: 'a=%' }, 'GET /API/V3/Account/1/Item.json?a=%: 200'],
    [
      { method: 'POST', path: '/auth/oauth/token', query: 'code=secret', grant: 'refresh_token' },
      'POST /auth/oauth/token: 200, grant refresh_token',
    ],
  ];
  for (const [parts, line] of lines) {
    it(line, () => expect(requestLine({ ...entry, ...parts })).to.equal(`12:00:00.123 ${line}`));
  }
});
