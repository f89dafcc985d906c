import { expect } from 'chai';
import type { VendorRecord } from '../../../../lib/common/model/query';
import type { ChangeScanRequest } from '../../../../lib/common/polling/changeScan';
import { type ChangePollDeps, pollChanges } from '../../../../lib/common/polling/changes/pollChanges';
import type { PollSettings } from '../../../../lib/common/polling/pollSettings';
import { createDeadline } from '../../../../lib/common/util/deadline';
import { DeadlineError, InputError, ProtocolError, UnavailableError } from '../../../../lib/common/util/errors';
import { type ComparedList, comparedList } from '../../../support/comparedList';
import { entityOf } from '../../../support/entityOf';
import { errorOf } from '../../../support/errorOf';
import { memoryLog } from '../../../support/memoryLog';
import { pollSettings } from '../../../support/pollSettings';
import { seededRandom } from '../../../support/seededRandom';
import { testClock } from '../../../support/testClock';

const BY_CHANGES = { kind: 'changes', field: 'changes' } as const;

/** A step that polls tags by comparing, and the platform that keeps its snapshot. */
function step(list: ComparedList, more: Partial<PollSettings> = {}, deps: Partial<ChangePollDeps> = {}) {
  const settings = pollSettings('Tag', BY_CHANGES, more);
  const clock = testClock();
  const log = memoryLog();
  const events: (readonly VendorRecord[] | 'snapshot')[] = [];
  const self = {
    events,
    log,
    stored: undefined as unknown,
    /** Called before a page or snapshot counts. */
    onEvent: (_event: 'page' | 'snapshot'): unknown => undefined,
    /** The records of this run. */
    async run(changed: Partial<PollSettings> = {}): Promise<VendorRecord[]> {
      events.length = 0;
      self.ended = await pollChanges(
        list.source,
        { ...settings, ...changed },
        self.stored,
        {
          async page(records) {
            self.onEvent('page');
            events.push(records);
          },
          async snapshot(value) {
            self.onEvent('snapshot');
            events.push('snapshot');
            self.stored = JSON.parse(JSON.stringify(value));
          },
        },
        { clock, log, ...deps },
      );
      return events.flatMap((event) => (event === 'snapshot' ? [] : event));
    },
    ended: undefined as Awaited<ReturnType<typeof pollChanges>> | undefined,
  };
  return self;
}

const tags = (count: number) => comparedList('tagID', count, (at) => ({ name: `tag ${at + 1}` }));
const rename = (list: ComparedList, id: string, name: string) => list.rows.set(id, { tagID: id, name });
const ids = (records: readonly VendorRecord[]) =>
  records.map(({ tagID, deleted }) => `${tagID}${deleted ? ' deleted' : ''}`);

describe('pollChanges', () => {
  it('emits everything at first, then what is new, changed or deleted, once', async () => {
    const list = tags(5);
    const { run } = step(list);
    expect(ids(await run())).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(await run()).to.deep.equal([]);
    rename(list, '2', 'other');
    rename(list, '6', 'new');
    list.rows.delete('4');
    expect(await run()).to.deep.equal([
      { tagID: '4', deleted: true },
      { tagID: '2', name: 'other' },
      { tagID: '6', name: 'new' },
    ]);
    expect(await run()).to.deep.equal([]);
  });

  it('goes out page by page, each with a snapshot of what is out, after the whole list was read', async () => {
    const list = tags(250);
    const { run, events } = step(list, { pageSize: 100 });
    await run();
    expect(list.asked).to.deep.equal(['page 1', 'page 2', 'page 3']);
    expect(events.map((event) => (event === 'snapshot' ? event : event.length))).to.deep.equal([
      ...['snapshot', 100, 'snapshot', 100, 'snapshot', 50, 'snapshot'],
    ]);
  });

  it('stores no snapshot when nothing has changed', async () => {
    const { run, events } = step(tags(5));
    await run();
    await run();
    expect(events).to.deep.equal([]);
  });

  it('goes on in the next run after a number of pages', async () => {
    const list = tags(25);
    const polled = step(list, { pageSize: 10, maxPages: 1 });
    expect(ids(await polled.run())).to.deep.equal(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(polled.ended).to.deep.equal({ records: 10, pages: 1, ended: 'maxPages' });
    list.rows.delete('3');
    rename(list, '15', 'changed before it was out');
    expect(ids(await polled.run())).to.deep.equal([
      ...['3 deleted', '11', '12', '13', '14', '15', '16', '17', '18', '19'],
    ]);
    expect(ids(await polled.run())).to.deep.equal(['20', '21', '22', '23', '24', '25']);
    expect(polled.ended?.ended).to.equal('end');
  });

  it('ends at its time limit, with progress', async () => {
    const polled = step(tags(25), { pageSize: 10, timeLimitMs: 0 });
    expect((await polled.run()).length).to.equal(10);
    expect(polled.ended?.ended).to.equal('timeLimit');
    expect((await polled.run()).length).to.equal(10);
    expect((await polled.run()).length).to.equal(5);
    expect(await polled.run()).to.deep.equal([]);
  });

  it('ends after the present page when the platform stops it, and before the first one while it reads', async () => {
    const list = tags(250);
    const stop = new AbortController();
    const deadline = createDeadline(testClock(), { stop: stop.signal });
    const polled = step(list, {}, { deadline });
    polled.onEvent = (event) => event === 'page' && stop.abort();
    expect((await polled.run()).length).to.equal(100);
    expect(polled.ended?.ended).to.equal('stopped');
    expect(await polled.run()).to.deep.equal([]);
    expect(polled.ended).to.deep.equal({ records: 0, pages: 0, ended: 'stopped' });
    expect(list.asked).to.have.length(4);
  });

  it('fails when there is no time to read the list, for the next run would have none either', async () => {
    const list = tags(5);
    list.onPage = () => {
      throw new DeadlineError('Tags: the time limit of a run was reached.');
    };
    expect(await errorOf(step(list).run())).to.be.instanceOf(DeadlineError);
  });

  it('emits nothing of a list that cannot be read to its end', async () => {
    const list = tags(250);
    const polled = step(list);
    list.onPage = (number) => {
      if (number === 3) throw new UnavailableError('down');
    };
    expect(await errorOf(polled.run())).to.be.instanceOf(UnavailableError);
    expect(polled.events).to.deep.equal([]);
  });

  describe('after a kill between a page and its snapshot', () => {
    async function killed(list: ComparedList, more: Partial<PollSettings> = {}) {
      const polled = step(list, more);
      let pages = 0;
      polled.onEvent = (event) => {
        if (event === 'page') pages++;
        if (event === 'snapshot' && pages === 1) throw new Error('killed');
      };
      await errorOf(polled.run());
      polled.onEvent = () => {};
      return polled.run;
    }

    it('repeats that page', async () => {
      const run = await killed(tags(5), { pageSize: 3 });
      expect(ids(await run())).to.deep.equal(['1', '2', '3', '4', '5']);
    });

    it('tells that a new record was deleted meanwhile', async () => {
      const list = tags(5);
      const run = await killed(list, { pageSize: 3 });
      for (const id of ['1', '4']) list.rows.delete(id);
      expect(ids(await run())).to.deep.equal(['1 deleted', '2', '3', '5']);
      expect(await run()).to.deep.equal([]);
    });

    it('tells that a record was changed back meanwhile', async () => {
      const list = tags(2);
      const polled = step(list);
      await polled.run();
      rename(list, '2', 'other');
      polled.onEvent = (event) => {
        if (event === 'snapshot' && polled.events.length > 1) throw new Error('killed');
      };
      await errorOf(polled.run());
      polled.onEvent = () => {};
      rename(list, '2', 'tag 2');
      expect(await polled.run()).to.deep.equal([{ tagID: '2', name: 'tag 2' }]);
    });
  });

  it('a sample is ten records without a snapshot, and reads no more than they need', async () => {
    const list = tags(250);
    const polled = step(list, { sample: true });
    expect((await polled.run()).length).to.equal(10);
    expect(polled.events).to.have.length(1);
    expect(list.asked).to.deep.equal(['page 1']);
    expect(polled.ended?.ended).to.equal('sample');
  });

  it('takes the later version of a record that comes twice', async () => {
    const list = tags(150);
    const { pages } = list.source;
    list.source.pages = async function* (...query) {
      yield* pages(...query);
      yield { records: [{ tagID: '1', name: 'moved' }], number: 3, serverNowMs: undefined };
    };
    const records = await step(list).run();
    expect(records.filter(({ tagID }) => tagID === '1')).to.deep.equal([{ tagID: '1', name: 'moved' }]);
  });

  it('compares records as they go out', async () => {
    const list = tags(3);
    const { run } = step(list, {}, { emitted: ({ tagID, name }) => ({ tagID, name }) });
    await run();
    list.rows.set('2', { tagID: '2', name: 'tag 2', more: 1 });
    expect(await run()).to.deep.equal([]);
  });

  it('refuses records without a usable id', async () => {
    const list = tags(3);
    list.rows.set('2', { name: 'lost' });
    list.source.pages = async function* () {
      yield { records: [...list.rows.values()], number: 1, serverNowMs: undefined };
    };
    expect(await errorOf(step(list).run())).to.be.instanceOf(ProtocolError);
  });

  describe('records that leave the list', () => {
    const shown = [{ field: 'shown', operator: '=' as const, values: ['yes'] }];
    const shownTags = () => comparedList('tagID', 3, () => ({ shown: 'yes' }));

    it('go out once more as they are, and are new when they come back', async () => {
      const list = shownTags();
      const { run } = step(list, { filters: shown });
      await run();
      list.rows.set('2', { tagID: '2', shown: 'no' });
      expect(await run()).to.deep.equal([{ tagID: '2', shown: 'no' }]);
      expect(list.asked.at(-1)).to.equal('ids 2');
      list.rows.set('2', { tagID: '2', shown: 'never' });
      expect(await run()).to.deep.equal([]);
      expect(list.asked.at(-1)).to.equal('page 1');
      list.rows.set('2', { tagID: '2', shown: 'yes' });
      expect(await run()).to.deep.equal([{ tagID: '2', shown: 'yes' }]);
    });

    it('are not deleted, and do not go out, when the list has just passed over them', async () => {
      const list = shownTags();
      const { run } = step(list);
      await run();
      const { pages } = list.source;
      list.source.pages = async function* (...query) {
        for await (const page of pages(...query)) yield { ...page, records: page.records.slice(1) };
      };
      expect(await run()).to.deep.equal([]);
      list.source.pages = pages;
      expect(await run()).to.deep.equal([]);
    });

    it('are asked for one by one where the list by ids leaves some out', async () => {
      const list = comparedList('creditAccountID', 3, () => ({}));
      const polled = step(list, { entity: entityOf('CreditAccount') });
      await polled.run();
      list.source.findSet = async () => new Map();
      list.rows.delete('2');
      expect(await polled.run()).to.deep.equal([{ creditAccountID: '2', deleted: true }]);
      expect(list.asked.at(-1)).to.equal('get 2');
    });
  });

  describe('a list that is too long', () => {
    it('fails before anything goes out, says how many there are and fit, and what narrows it', async () => {
      const list = comparedList('orderLineID', 20_000, () => ({}));
      const polled = step(list, { entity: entityOf('OrderLine') });
      const error = await errorOf(polled.run());
      expect(error).to.be.instanceOf(InputError);
      expect(error.message).to.match(/^Purchase Order Lines: there are 20000, and at most about 12000 can be compared/);
      expect(error.message).to.contain('Nothing was emitted').and.contain('orderID');
      expect(polled.events).to.deep.equal([]);
      expect(list.asked.length).to.equal(122);
    });

    it('that is seen to be so only at the end of it', async () => {
      const list = tags(0);
      const random = seededRandom(3);
      for (let at = 0; at < 11_500; at++) rename(list, String(1000 * at + Math.floor(random() * 1000)), 'x');
      const error = await errorOf(step(list).run());
      expect(error.message).to.match(/^Tags: there are 11500, and at most about 8\d{3} can be compared/);
    });
  });

  describe('snapshots of something else', () => {
    const foreign: [string, unknown, RegExp][] = [
      ['a text', 'x', /not one of this component/],
      ['another version', { v: 2 }, /form that this version does not know/],
      ['another object', { v: 1, objectType: 'Item', pollingField: 'changes' }, /another object type/],
      ['another polling field', { v: 1, objectType: 'Tag', pollingField: 'tagID', id: '5' }, /another polling field/],
      [
        'rubbish',
        { v: 1, objectType: 'Tag', pollingField: 'changes', kind: 'numbers', count: 3, data: 'AAAA' },
        /cannot be read/,
      ],
      [
        'too much',
        { v: 1, objectType: 'Tag', pollingField: 'changes', kind: 'texts', count: 1e9, data: '' },
        /cannot be read/,
      ],
    ];
    for (const [name, snapshot, warning] of foreign) {
      it(`are set aside with a warning: ${name}`, async () => {
        const polled = step(tags(2));
        polled.stored = snapshot;
        expect((await polled.run()).length).to.equal(2);
        expect(polled.log.lines.join()).to.match(warning);
        expect(await polled.run()).to.deep.equal([]);
      });
    }

    it('are those within another parent: its objects are not deleted', async () => {
      const list = comparedList('orderShipmentID', 2, () => ({}));
      const polled = step(list, { entity: entityOf('OrderShipment'), parents: { orderID: '5' } });
      await polled.run();
      list.rows.clear();
      list.rows.set('9', { orderShipmentID: '9' });
      expect(await polled.run({ parents: { orderID: '6' } })).to.deep.equal([{ orderShipmentID: '9' }]);
      expect(polled.log.lines.join()).to.contain('within another object');
    });

    it('are no empty ones, which are no snapshots yet', async () => {
      for (const snapshot of [undefined, null, '', {}]) {
        const polled = step(tags(2));
        polled.stored = snapshot;
        expect((await polled.run()).length).to.equal(2);
        expect(polled.log.lines).to.deep.equal([]);
      }
    });
  });

  describe('with a scan of the system', () => {
    /** Open tags, and closed ones that are younger than what the memory says. */
    function closing(list: ComparedList) {
      const requests: ChangeScanRequest[] = [];
      list.source.changes = (request) => {
        requests.push(request);
        const { memory } = request;
        return {
          async *records() {
            const isNew = ({ tagID }: VendorRecord) => Number(tagID) > Number(memory ?? 0);
            yield [...list.rows.values()].filter((row) => row['state'] === 'open' || isNew(row));
          },
          missing: async (wanted) =>
            new Map(wanted.flatMap((id) => (list.rows.has(id) ? [[id, list.rows.get(id) ?? {}]] : []))),
          isFinal: ({ state }) => state === 'closed',
          memory: () => Math.max(0, ...[...list.rows.keys()].map(Number)),
        };
      };
      return requests;
    }
    const open = () => comparedList('tagID', 4, () => ({ state: 'open' }));
    const close = (list: ComparedList, id: string) => list.rows.set(id, { tagID: id, state: 'closed' });

    it('final records go out once, are forgotten, and do not come again', async () => {
      const list = open();
      const requests = closing(list);
      const { run } = step(list);
      await run();
      close(list, '2');
      close(list, '5');
      expect(ids(await run())).to.deep.equal(['2', '5']);
      expect(await run()).to.deep.equal([]);
      expect(requests.map(({ memory }) => memory)).to.deep.equal([undefined, 4, 5]);
    });

    it('final records do not come again after a kill before the last snapshot', async () => {
      for (const killedAt of [1, 2, 3, 4, 5]) {
        const list = open();
        closing(list);
        const polled = step(list, { pageSize: 1 });
        await polled.run();
        for (const id of ['1', '2', '5', '6']) close(list, id);
        let snapshots = 0;
        const out: string[] = [];
        polled.onEvent = (event) => {
          if (event === 'snapshot' && ++snapshots === killedAt) throw new Error('killed');
        };
        await errorOf(polled.run());
        out.push(...ids(polled.events.flatMap((event) => (event === 'snapshot' ? [] : event))));
        out.push(...ids(await polled.run()), ...ids(await polled.run()));
        const again = out.filter((id, at) => out.indexOf(id) !== at);
        expect(new Set(out).size, `killed at ${killedAt}`).to.equal(4);
        expect(again.length, `killed at ${killedAt}`).to.equal(killedAt > 1 ? 1 : 0);
      }
    });

    it('a record that the scan has passed over, but follows, goes out once', async () => {
      const list = open();
      let passedOver: string | undefined;
      list.source.changes = () => ({
        async *records() {
          yield [...list.rows.values()].filter(({ tagID }) => tagID !== passedOver);
        },
        missing: async (wanted) => new Map(wanted.map((id) => [id, list.rows.get(id) ?? {}])),
        isFollowed: ({ state }) => state === 'placed',
      });
      const { run } = step(list);
      await run();
      passedOver = '2';
      list.rows.set('2', { tagID: '2', state: 'placed' });
      expect(ids(await run())).to.deep.equal(['2']);
      passedOver = undefined;
      expect(await run()).to.deep.equal([]);
    });

    it('says what tells versions apart', async () => {
      const list = open();
      list.source.changes = () => ({
        async *records() {
          yield [...list.rows.values()];
        },
        missing: async (wanted) => new Map(wanted.map((id) => [id, { tagID: id }])),
        version: ({ tagID }) => ({ tagID }),
      });
      const { run } = step(list);
      await run();
      close(list, '2');
      close(list, '5');
      list.rows.delete('3');
      expect(ids(await run())).to.deep.equal(['5']);
    });
  });
});
