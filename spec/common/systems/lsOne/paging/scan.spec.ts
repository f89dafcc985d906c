import { expect } from 'chai';
import { type ListPart, scanList } from '../../../../../lib/common/systems/lsOne/paging/scan';
import { nextWindow, type Window } from '../../../../../lib/common/systems/lsOne/paging/window';
import { IncompleteListError } from '../../../../../lib/common/util/errors';
import { errorOf } from '../../../../support/errorOf';
import { seededRandom } from '../../../../support/seededRandom';

const idOf = (number: number) => String(number).padStart(8, '0');

/** A list on a server, sorted by id, that `change` changes before each request after the first one. */
function listOf(
  ids: string[],
  { cap = 100, change = () => {} }: { cap?: number; change?: (ids: string[]) => void } = {},
) {
  const windows: Window[] = [];
  const read = async (window: Window): Promise<ListPart> => {
    if (windows.length > 0) change(ids);
    ids.sort();
    windows.push(window);
    const size = Math.min(window.size, cap);
    const records = ids.slice((window.page - 1) * size, window.page * size).map((id) => ({ id }));
    return { records, total: records.length > 0 ? ids.length : undefined, serverNowMs: undefined };
  };
  const scan = (pageSize = 100) => scanList({ read, idField: 'id', plural: 'Orders', pageSize });
  return { windows, read, scan };
}

async function idsIn(parts: AsyncIterable<ListPart>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { records } of parts) ids.push(...records.map(({ id }) => String(id)));
  return ids;
}

const numbered = (count: number) => Array.from({ length: count }, (_, at) => idOf(at * 10));

describe('A scan of a list of LS One', () => {
  for (const count of [0, 1, 99, 100, 101, 250, 1234]) {
    it(`reads ${count} records once each, in order`, async () => {
      const list = listOf(numbered(count));
      expect(await idsIn(list.scan())).to.deep.equal(numbered(count));
      expect(list.windows.length).to.be.at.most(Math.ceil(count / 100) * 1.25 + 1);
    });
  }

  it('reads pages that are smaller than it asks for', async () => {
    for (const cap of [1, 2, 3, 7, 30, 99]) {
      expect(await idsIn(listOf(numbered(250), { cap }).scan()), `at most ${cap}`).to.deep.equal(numbered(250));
    }
  });

  it('overlaps each page with the one before', () => {
    for (let count = 100; count < 5_000; count += 37) {
      const { page, size, isLoose } = nextWindow(count, 100, 2);
      expect(isLoose).to.equal(undefined);
      expect((page - 1) * size).to.be.below(count - 1);
      expect(page * size).to.be.above(count);
      expect(size).to.be.at.most(100);
    }
  });

  it('reads on when the record at the end of the last page is gone', async () => {
    const ids = numbered(250);
    let isGone = false;
    const change = () => {
      if (!isGone) ids.splice(90, 10);
      isGone = true;
    };
    expect(await idsIn(listOf(ids, { change }).scan())).to.deep.equal(numbered(250));
  });

  it('ends where everything behind a page is gone', async () => {
    const ids = numbered(250);
    const change = () => {
      ids.length = Math.min(ids.length, 60);
    };
    expect(await idsIn(listOf(ids, { change }).scan())).to.deep.equal(numbered(100));
  });

  it('neither loses nor doubles records while others are added and deleted', async () => {
    const random = seededRandom(7);
    for (let round = 0; round < 200; round++) {
      const ids = numbered(50 + Math.floor(random() * 800));
      const stable = new Set(ids.filter(() => random() < 0.7));
      const cap = [100, 100, 40, 11][round % 4] ?? 100;
      const change = (now: string[]) => {
        for (let i = Math.floor(random() * 12); i > 0; i--) {
          const at = Math.floor(random() * now.length);
          if (random() < 0.5) now.push(idOf(Math.floor(random() * 9_000) * 10 + 1 + Math.floor(random() * 8)));
          else if (!stable.has(now[at] ?? '')) now.splice(at, 1);
        }
      };
      const found = await idsIn(listOf(ids, { cap, change }).scan());
      expect(new Set(found).size, `doubled in round ${round}`).to.equal(found.length);
      const missed = [...stable].filter((id) => !found.includes(id));
      expect(missed, `missed in round ${round}`).to.deep.equal([]);
    }
  });

  it('is an error where the server names more records than it gives', async () => {
    const whole = listOf(numbered(250));
    const read = async (window: Window) =>
      (window.page - 1) * window.size >= 150
        ? { records: [], total: undefined, serverNowMs: undefined }
        : whole.read(window);
    const error = await errorOf(idsIn(scanList({ read, idField: 'id', plural: 'Orders', pageSize: 100 })));
    expect(error).to.be.instanceOf(IncompleteListError);
    const empty = async () => ({ records: [], total: 3, serverNowMs: undefined });
    const scan = scanList({ read: empty, idField: 'id', plural: 'Orders', pageSize: 100 });
    expect(await errorOf(idsIn(scan))).to.be.instanceOf(IncompleteListError);
  });
});
