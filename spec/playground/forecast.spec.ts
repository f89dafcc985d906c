import { expect } from 'chai';
import { forecastOf, secondsFor } from '../../playground/server/forecast';

describe('A forecast', () => {
  const of = (run: object, { levelDrips = 0, count = 30_000 } = {}) =>
    forecastOf({ function: 'pollEntity', cfg: {}, body: {}, ...run }, { levelDrips, countOf: () => count });

  it('tells requests, drips and time of a poll', () => {
    expect(of({ cfg: { objectType: 'Item' } })).to.equal(
      'About 300 requests, 300 drips: 4 minutes with one register, 2 minutes with three.',
    );
    expect(of({ cfg: { objectType: 'Item', maxPages: '2' } })).to.equal('About 2 requests, 2 drips: about a second.');
    expect(of({ cfg: { objectType: 'Item', relations: ['ItemShops'], maxPages: '10' } })).to.contain(
      '10 requests, 14 drips',
    );
  });

  it('counts lines of an order', () => {
    const lines = Array.from({ length: 500 }, () => ({ itemID: '1', quantity: 1 }));
    expect(of({ function: 'createOrder', body: { lines } })).to.contain('About 504 requests');
  });

  it('says nothing where nothing can be told', () => {
    expect(of({ cfg: { objectType: '' } })).to.equal('');
    expect(of({ function: 'rawRequest' })).to.equal('');
  });

  it('takes the room that is left in the bucket', () => {
    expect(secondsFor(100, 1, 0)).to.equal(20);
    expect(secondsFor(100, 1, 80)).to.equal(100);
    expect(secondsFor(100, 3, 0)).to.equal(0);
  });
});
