import { expect } from 'chai';
import {
  afterGoodPage,
  halfOf,
  newPageSizer,
  type PageSizer,
  shrunk,
} from '../../../../../lib/common/systems/retail/paging/pageRetry';

const halved = (sizer: PageSizer): PageSizer => shrunk(sizer, halfOf(sizer.size));

/** Plays a text of answers, `+` good and `-` failed, and tells the size asked for before each and after the last. */
const sizes = (most: number, answers: string): number[] => {
  let sizer: PageSizer = newPageSizer(most);
  return [
    sizer.size,
    ...[...answers].map((answer) => {
      sizer = answer === '+' ? afterGoodPage(sizer) : halved(sizer);
      return sizer.size;
    }),
  ];
};

describe('pageSizer', () => {
  for (const [what, most, answers, expected] of [
    ['keeps the configured size', 100, '+++++++', [100, 100, 100, 100, 100, 100, 100, 100]],
    ['halves down to one', 100, '-------', [100, 50, 25, 12, 6, 3, 1, 1]],
    ['halves other sizes too', 7, '--', [7, 3, 1]],
    ['doubles after five good pages, not before', 100, '-+++++', [100, 50, 50, 50, 50, 50, 100]],
    [
      'never exceeds the configured size',
      30,
      '--+++++++++++++++',
      [30, 15, 7, 7, 7, 7, 7, 14, 14, 14, 14, 14, 28, 28, 28, 28, 28, 30],
    ],
    ['counts good pages in a row only', 100, '-++++-+++++', [100, 50, 50, 50, 50, 50, 25, 25, 25, 25, 25, 50]],
    ['grows step by step', 4, '--+++++++++++', [4, 2, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 4, 4]],
  ] as const) {
    it(what, () => {
      expect(sizes(most, answers)).to.deep.equal(expected);
    });
  }

  it('waits longer and longer before it tries a size again that failed on trial', () => {
    // A server that never serves more than 30 records.
    let sizer = newPageSizer(100);
    const failures: number[] = [];
    for (let request = 1; request <= 1000; request++) {
      if (sizer.size > 30) {
        failures.push(request);
        sizer = halved(sizer);
      } else {
        sizer = afterGoodPage(sizer);
      }
    }
    const gaps = failures.slice(2).map((request, at) => request - (failures[at + 1] ?? 0) - 1);
    expect(gaps.slice(0, 7)).to.deep.equal([5, 10, 20, 40, 80, 80, 80]);
  });

  it('is as eager as before once a trial has succeeded', () => {
    const trialFails = '-+++++-';
    expect(sizes(100, trialFails).at(-1)).to.equal(50);
    expect(sizes(100, `${trialFails}+++++`).at(-1)).to.equal(50);
    expect(sizes(100, `${trialFails}++++++++++`).at(-1)).to.equal(100);
    const trialSucceeds = `${trialFails}+++++++++++`;
    expect(sizes(100, `${trialSucceeds}-+++++`).at(-1)).to.equal(100);
  });
});
