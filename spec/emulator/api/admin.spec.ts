import { expect } from 'chai';
import { apiUnderTest } from '../../support/callApi';

const NOW = '2026-06-01T12:00:00+00:00';

describe('The emulator’s admin', () => {
  let api: ReturnType<typeof apiUnderTest>;
  beforeEach(() => {
    api = apiUnderTest();
  });

  it('hands out copies, by ascending id, archived ones too', () => {
    api.admin.change('Item', '2', { archived: true });
    const items = api.admin.records('Item');
    expect(items.map(({ itemID }) => itemID)).to.deep.equal(Array.from({ length: 60 }, (_, i) => i + 1));
    Object.assign(items[0] ?? {}, { description: 'mine', Prices: [] });
    Object.assign(api.admin.record('Item', '1') ?? {}, { description: 'mine' });
    expect(api.get('Item/1.json').body.Item?.description).to.not.equal('mine');
  });

  it('changes fields and moves the times, unless they are given', () => {
    api.admin.change('Item', '1', { description: 'x' });
    expect(api.get('Item/1.json').body.Item).to.include({ description: 'x', timeStamp: NOW });
    api.admin.change('Item', '1', { timeStamp: '2026-05-05T05:05:05Z' });
    expect(api.get('Item/1.json').body.Item).to.include({ timeStamp: '2026-05-05T05:05:05+00:00' });
    api.admin.change('Sale', '1', { referenceNumber: 'r' });
    expect(api.get('Sale/1.json').body.Sale).to.include({ updatetime: NOW, timeStamp: NOW });
  });

  it('adds records with defaults, values as the API would send them', () => {
    const id = api.admin.add('Item', { description: 'new', tax: 'true', defaultCost: '1.50' });
    expect(id).to.equal('61');
    expect(api.get(`Item/${id}.json`).body.Item).to.include({
      tax: 'true',
      defaultCost: '1.5',
      createTime: NOW,
      upc: '',
    });
  });

  it('still works after a reset', () => {
    api.admin.add('Item', {});
    api.reset();
    expect(api.admin.records('Item')).to.have.length(60);
    api.admin.change('Item', '1', { description: 'again' });
    expect(api.get('Item/1.json').body.Item).to.include({ description: 'again' });
  });

  it('complains about what does not exist or does not fit', () => {
    expect(() => api.admin.records('Itm')).to.throw('Itm');
    expect(() => api.admin.change('Item', '999', {})).to.throw('999');
    expect(() => api.admin.change('Item', '1', { tax: 'maybe' })).to.throw('tax');
    expect(api.admin.record('Item', '999')).to.equal(undefined);
  });
});
