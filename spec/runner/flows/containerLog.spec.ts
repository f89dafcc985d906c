import { expect } from 'chai';
import { lastErrorIn, loggedRequests, readLogLine } from '../../../runner/flows/containerLog';
import { countLogEvent, newStepFigures } from '../../../runner/flows/stepFigures';

const TIME = '2026-11-28T12:00:00.000Z';
const line = (msg: string, more: object = {}) =>
  JSON.stringify({ name: 'sailor', level: 30, time: TIME, msg, ...more });
const LEVEL = 'GET /API/V3/Account/1/Item.json: 200, cost 2, level 41.5/90, waited 1500 ms, took 80 ms';

describe('The log of a container', () => {
  it('tells requests with their price, the bucket and the wait', () =>
    expect(readLogLine(line(LEVEL))).to.deep.equal({
      kind: 'request',
      atMs: Date.parse(TIME),
      status: 200,
      costDrips: 2,
      levelDrips: 41.5,
      sizeDrips: 90,
      waitedMs: 1500,
    }));

  it('tells requests without an answer, and those of vendors without a bucket', () => {
    expect(readLogLine(line('GET /x: timeout, cost 1, level ?/?, waited 0 ms, took 5 ms'))).to.include({
      status: undefined,
      levelDrips: undefined,
    });
    expect(readLogLine(line('PUT /inventory: 204, took 5 ms'))).to.include({ status: 204, costDrips: 0, waitedMs: 0 });
  });

  it('tells when a message is taken up and when it is over', () => {
    expect(readLogLine(line('processMessage received', { messageId: 'a' }))).to.include({
      kind: 'received',
      messageId: 'a',
    });
    expect(readLogLine(line('processMessage emit end', { messageId: 'a', errorCount: 1 }))).to.deep.equal({
      kind: 'ended',
      messageId: 'a',
      hasFailed: true,
    });
  });

  it('tells nothing else', () => {
    for (const text of ['', 'no JSON', '[]', '{"level":30}', line('Run: no JSON'), line('Fully initialized')]) {
      expect(readLogLine(text), text).to.equal(undefined);
    }
  });

  it('is added up', () => {
    const figures = newStepFigures();
    const refused = 'GET /x: 429, cost 0, level ?/?, waited 0 ms, took 5 ms';
    const run = 'Run: {"records":1,"repeats":3}';
    const ends = [
      line('processMessage emit end', { errorCount: 0 }),
      line('processMessage emit end', { errorCount: 2 }),
    ];
    for (const text of [line(LEVEL), line(refused), line(run), ...ends]) {
      const event = readLogLine(text);
      if (event) countLogEvent(figures, event);
    }
    expect(figures).to.include({
      requests: 2,
      refused: 1,
      drips: 2,
      waitedMs: 1500,
      retries: 3,
      errors: 1,
      levelDrips: 41.5,
      sizeDrips: 90,
    });
  });

  it('is searched for requests as a whole', () =>
    expect(loggedRequests(`${line(LEVEL)}\nhalf a li`).map(({ costDrips }) => costDrips)).to.deep.equal([2]));

  it('tells why the container has ended', () => {
    const error = line('putOutToSea.catch', { level: 60, err: { message: 'no such step' } });
    expect(lastErrorIn(`${line('x')}\n${error}\n${line('y')}\n`)).to.equal('no such step');
    expect(lastErrorIn(line('Broken', { level: 50 }))).to.equal('Broken');
    expect(lastErrorIn('node: bad option')).to.equal('node: bad option');
  });
});
