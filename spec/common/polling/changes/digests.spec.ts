import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { MAX_SNAPSHOT_CHARACTERS } from '../../../../lib/common/polling/changes/changeSnapshot';
import { digestOf } from '../../../../lib/common/polling/changes/digest';
import { packDigests, unpackDigests } from '../../../../lib/common/polling/changes/digestPack';

describe('digestOf', () => {
  it('does not mind the order of keys and lists, at any depth', () => {
    const a = { id: '1', part: { b: [1, { x: 1, y: [2, 3] }], c: null } };
    const b = { part: { c: null, b: [{ y: [3, 2], x: 1 }, 1] }, id: '1' };
    expect(digestOf(a)).to.equal(digestOf(b));
  });

  it('sees every other difference', () => {
    const records = [
      { id: '1' },
      { id: '2' },
      { id: '1', note: '' },
      { id: '1', note: null },
      { id: '1', note: '0' },
      { id: '1', note: 0 },
      { id: '1', note: false },
      { id: '1', note: [] },
      { id: '1', note: {} },
      { id: '1', note: ['a', 'b'] },
      { id: '1', note: ['a,b'] },
      { id: '1', note: ['ab'] },
      { id: '1', note: [['a'], 'b'] },
      { id: '1', 'note":0,"x': 0 },
    ];
    expect(new Set(records.map(digestOf)).size).to.equal(records.length);
  });

  it('does not mind members that are undefined, since no message holds them', () =>
    expect(digestOf({ id: '1', note: undefined })).to.equal(digestOf({ id: '1' })));
});

describe('Packed digests', () => {
  const digestsOf = (ids: readonly string[]) => new Map(ids.map((id) => [id, randomBytes(4).readUInt32LE(0)] as const));
  const sorted = (digests: ReadonlyMap<string, number>) => [...digests].sort();

  const lists: Readonly<Record<string, string[]>> = {
    'no ids': [],
    'one id': ['7'],
    'numbers of every length': ['0', '9007199254740991', '1', '128', '127', '16384', '99999999999', '12'],
    'numbers with zeros in front': ['007', '7', '0'],
    'numbers longer than exact ones': ['9007199254740993', '9007199254740992', '1'],
    'texts that share a start': ['PO-000010', 'PO-000011', 'PO-1', 'PO-00001', 'x'],
    'texts of many alphabets': ['\u{1F600}a', '\u{1F601}a', 'äö', 'äü', '东京', '东方', 'z'],
    'identifiers of random digits': Array.from({ length: 50 }, () => randomUUID()),
  };
  for (const [name, ids] of Object.entries(lists)) {
    it(`come back as they were: ${name}`, () => {
      const digests = digestsOf(ids);
      const packed = JSON.parse(JSON.stringify(packDigests(digests)));
      const unpacked = unpackDigests(packed);
      expect(unpacked && sorted(unpacked)).to.deep.equal(sorted(digests));
    });
  }

  it('are refused when they are anything else', () => {
    const packed = packDigests(digestsOf(['1', '2', '3']));
    const other = packDigests(digestsOf(['a', 'b', 'c']));
    const wrong: Record<string, unknown>[] = [
      {},
      { ...packed, kind: 'dates' },
      { ...packed, count: 2 },
      { ...packed, count: 4 },
      { ...packed, count: -1 },
      { ...packed, count: 1.5 },
      { ...packed, count: '3' },
      { ...packed, data: undefined },
      { ...packed, data: '' },
      { ...packed, data: packed.data.slice(0, -8) },
      { ...packed, data: `${packed.data.slice(0, 16)}AAAAAAAA` },
      { ...packed, kind: 'texts' },
      { ...other, kind: 'numbers', count: 300 },
    ];
    for (const each of wrong) expect(unpackDigests(each), JSON.stringify(each)).to.equal(undefined);
  });

  const room: [name: string, count: number, idAt: (at: number) => string][] = [
    ['digits that follow each other', 11_800, (at) => String(at + 1)],
    ['digits with gaps of up to twenty', 10_000, (at) => String(1000 + at * 10 + ((at * 7919) % 10))],
    ['digits with gaps of up to two thousand', 8800, (at) => String(1_000_000 + at * 1000 + ((at * 7919) % 1000))],
    ['order numbers', 11_800, (at) => `PO-${String(at).padStart(6, '0')}`],
    ['random identifiers', 2000, () => randomUUID()],
  ];
  for (const [name, count, idAt] of room) {
    it(`hold ${count} records in a snapshot: ${name}`, () => {
      const digests = digestsOf(Array.from({ length: count }, (_, at) => idAt(at)));
      expect(digests.size).to.equal(count);
      expect(JSON.stringify(packDigests(digests)).length).to.be.below(MAX_SNAPSHOT_CHARACTERS - 200);
    });
  }
});
