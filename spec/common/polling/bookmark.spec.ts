import { expect } from 'chai';
import { readBookmark, writeBookmark } from '../../../lib/common/polling/bookmark';
import { pollSettings } from '../../support/pollSettings';

const nowMs = Date.parse('2026-06-01T12:00:00Z');
const byTime = pollSettings('Item', { kind: 'time', field: 'timeStamp' });
const byId = pollSettings('Shop', { kind: 'id' });
const timeSnapshot = { v: 1, objectType: 'Item', pollingField: 'timeStamp', time: '2026-06-01T11:00:00.000Z', id: '7' };
const idSnapshot = { v: 1, objectType: 'Shop', pollingField: 'shopID', id: '7' };

describe('bookmark', () => {
  it('comes back from the snapshot as it went in', () => {
    for (const bookmark of [
      { timeMs: nowMs - 1000, id: '7' },
      { timeMs: nowMs, id: undefined },
    ]) {
      const snapshot = JSON.parse(JSON.stringify(writeBookmark(byTime, bookmark)));
      expect(readBookmark(byTime, snapshot, nowMs)).to.deep.equal({ bookmark });
    }
    expect(readBookmark(byId, writeBookmark(byId, { id: '7' }), nowMs)).to.deep.equal({ bookmark: { id: '7' } });
  });

  it('has the documented form', () => {
    expect(writeBookmark(byTime, { timeMs: nowMs - 3_600_000, id: '7' })).to.deep.equal(timeSnapshot);
    expect(writeBookmark(byId, { id: '7' })).to.deep.equal(idSnapshot);
    expect(JSON.stringify(writeBookmark(byTime, { timeMs: nowMs, id: '9'.repeat(20) })).length).to.be.below(5000);
  });

  for (const nothing of [undefined, null, '', {}]) {
    it(`takes ${JSON.stringify(nothing)} for a first run`, () => {
      expect(readBookmark(byTime, nothing, nowMs)).to.deep.equal({});
    });
  }

  for (const [what, snapshot, reason] of [
    ['another object', { ...timeSnapshot, objectType: 'Sale' }, 'another object type'],
    ['another field', { ...timeSnapshot, pollingField: 'createTime' }, 'another polling field'],
    ['another version', { ...timeSnapshot, v: 2 }, 'a form that this version does not know'],
    ['another component', { nextStartTime: '2026-06-01T11:00:00.000Z' }, 'a form'],
    ['a text', 'yesterday', 'not one of this component'],
    ['a number', 5, 'not one of this component'],
    ['a list', [timeSnapshot], 'not one of this component'],
    ['no time', { ...timeSnapshot, time: undefined }, 'a time that is none'],
    ['a bad time', { ...timeSnapshot, time: 'yesterday' }, 'a time that is none'],
    ['a time of another type', { ...timeSnapshot, time: nowMs }, 'a time that is none'],
    ['a time far in the future', { ...timeSnapshot, time: '2026-06-02T12:00:01Z' }, 'in the future'],
    ['a bad id', { ...timeSnapshot, id: '7x' }, 'an id that is not valid'],
    ['an id of another type', { ...timeSnapshot, id: 7 }, 'an id that is not valid'],
  ] as const) {
    it(`sets aside ${what}, with a warning`, () => {
      const { bookmark, warning } = readBookmark(byTime, snapshot, nowMs);
      expect(bookmark).to.equal(undefined);
      expect(warning).to.contain(reason).and.to.contain('reading starts anew');
    });
  }

  it('sets aside a snapshot by id without an id', () => {
    expect(readBookmark(byId, { ...idSnapshot, id: undefined }, nowMs).warning).to.contain('no id');
  });

  for (const [kind, settings, snapshot] of [
    ['by time', byTime, { timeMs: nowMs, id: '7' }],
    ['by id', byId, { id: '7' }],
  ] as const) {
    it(`belongs to an account, ${kind}: that of another one is set aside with a warning`, () => {
      const of = (account: string) => ({ ...settings, account });
      const written = writeBookmark(of('retail 1'), snapshot);
      expect(JSON.stringify(written)).to.not.contain('retail');
      expect(readBookmark(of('retail 1'), written, nowMs)).to.deep.equal({ bookmark: snapshot });
      for (const other of ['retail 2', 'lsOne 1']) {
        expect(readBookmark(of(other), written, nowMs)).to.deep.equal({
          warning: 'The snapshot is of another account; reading starts anew',
        });
      }
      // Snapshots of earlier versions do not name one.
      expect(readBookmark(of('retail 1'), writeBookmark(settings, snapshot), nowMs)).to.deep.equal({
        bookmark: snapshot,
      });
    });
  }

  it('allows clocks to differ', () => {
    const ahead = { ...timeSnapshot, time: '2026-06-02T11:59:59Z' };
    expect(readBookmark(byTime, ahead, nowMs).warning).to.equal(undefined);
  });
});
