import { expect } from 'chai';
import { createStore } from '../../../emulator/data/store';

const names = (rows: readonly Record<string, unknown>[]) => rows.map((row) => row['name']);

describe('Emulator store', () => {
  it('numbers records from 1 and fills in what is not given', () => {
    const table = createStore().table('Discount');
    table.insert({ name: 'A' });
    const row = table.insert({ name: 'B' });
    expect(row).to.deep.include({ discountID: 2, name: 'B', discountPercent: 0, requireCustomer: false });
    expect(row).to.have.property('timeStamp', undefined);
  });

  it('never gives an id twice', () => {
    const table = createStore().table('Tag');
    table.remove(table.insert({ name: 'a' }));
    expect(table.insert({ name: 'b' })['tagID']).to.equal(2);
  });

  it('keeps its orders while records come, change and go', () => {
    const table = createStore().table('Tag');
    const [first, second] = ['m', 'b', 'z'].map((name) => table.insert({ name }));
    expect(names(table.sorted('name'))).to.deep.equal(['b', 'm', 'z']);
    table.insert({ name: 'a' });
    table.update(first ?? {}, { name: 'zz' });
    table.remove(second ?? {});
    expect(names(table.sorted('name'))).to.deep.equal(['a', 'z', 'zz']);
    expect(names(table.rows())).to.deep.equal(['zz', 'z', 'a']);
  });

  it('orders texts without regard to case, equal ones by id', () => {
    const table = createStore().table('Tag');
    for (const name of ['b', 'A', 'B', 'a']) {
      table.insert({ name });
    }
    expect(names(table.sorted('name'))).to.deep.equal(['A', 'a', 'b', 'B']);
  });

  it('finds children by foreign key, after they moved as well', () => {
    const table = createStore().table('OrderLine');
    const [line] = [1, 1, 2].map((orderID) => table.insert({ orderID }));
    expect(table.where('orderID', 1)).to.have.length(2);
    table.update(line ?? {}, { orderID: 2 });
    expect(table.where('orderID', 1).map((row) => row['orderLineID'])).to.deep.equal([2]);
    expect(table.where('orderID', 2).map((row) => row['orderLineID'])).to.deep.equal([1, 3]);
  });

  it('takes everything back when a transaction fails', () => {
    const store = createStore();
    const table = store.table('Tag');
    const [kept, gone] = ['kept', 'gone'].map((name) => table.insert({ name }));
    table.sorted('name');
    table.where('name', 'kept');
    const work = () =>
      store.transaction(() => {
        table.insert({ name: 'new' });
        table.update(kept ?? {}, { name: 'changed', extra: 1 });
        table.remove(gone ?? {});
        throw new Error('stop');
      });
    expect(work).to.throw('stop');
    expect(names(table.sorted('name'))).to.deep.equal(['gone', 'kept']);
    expect(table.where('name', 'kept')).to.have.length(1);
    expect(table.rows()[0]?.['extra']).to.equal(undefined);
    table.insert({ name: 'outside' });
    expect(names(table.rows())).to.deep.equal(['kept', 'gone', 'outside']);
  });
});
