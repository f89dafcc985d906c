import { expect } from 'chai';
import { apiUnderTest, listOf, ORIGIN } from '../../support/callApi';

describe('Emulated lists', () => {
  const api = apiUnderTest();
  const attributes = (path: string) => api.get(path).body['@attributes'];
  const ids = (path: string, entity = 'Item', id = 'itemID') =>
    listOf(api.get(path).body[entity]).map((record) => Number(record[id]));

  it('holds records as strings only, booleans in words, foreign keys of 0 for none', () => {
    api.admin.change('Item', '1', { tax: false, categoryID: 0, defaultCost: 14.1, description: '' });
    const item = api.get('Item/1.json').body.Item;
    expect(item).to.include({ itemID: '1', tax: 'false', categoryID: '0', defaultCost: '14.1', description: '' });
    expect(Object.values(item ?? {}).every((value) => typeof value === 'string' || typeof value === 'object')).to.equal(
      true,
    );
  });

  it('leaves unset datetimes out', () => {
    expect(api.get('Sale/10.json').body.Sale).to.include({ completed: 'false' }).and.not.have.property('completeTime');
  });

  it('is an array for several records, a bare object for one, and lacks the key for none', () => {
    expect(api.get('Shop.json').body.Shop).to.be.an('array').with.length(2);
    expect(api.get('Shop.json?shopID=1').body.Shop).to.include({ shopID: '1' });
    expect(api.get('Shop.json?shopID=99').body).to.deep.equal({ '@attributes': { next: '', previous: '' } });
  });

  it('has 100 records unless less are asked for, and none for limit=0', () => {
    const many = apiUnderTest({ items: 130, matrices: 0, customers: 1, sales: 0, orders: 0 });
    expect(many.get('Item.json?archived=true').body.Item).to.have.length(100);
    expect(many.get('Item.json?limit=7').body.Item).to.have.length(7);
    expect(many.get('Item.json?limit=0').body).to.deep.equal({ '@attributes': { next: '', previous: '' } });
  });

  it('leads through all pages by next, and back by previous', () => {
    const forward: number[][] = [];
    let path = '/API/V3/Account/123456/Item.json?limit=25&archived=true';
    for (let next = path; next !== ''; next = String(attributes(path)?.next).replace(ORIGIN, '')) {
      path = next;
      forward.push(ids(path));
    }
    expect(forward.map((page) => page.length)).to.deep.equal([25, 25, 10]);
    expect(forward.flat()).to.deep.equal(Array.from({ length: 60 }, (_, i) => i + 1));

    const backward: number[][] = [];
    for (let previous = path; previous !== ''; previous = String(attributes(path)?.previous).replace(ORIGIN, '')) {
      path = previous;
      backward.unshift(ids(path));
    }
    expect(backward).to.deep.equal(forward);
  });

  for (const sort of ['timeStamp', '-timeStamp', '-itemID', 'description', '-description']) {
    it(`loses and repeats nothing sorted by ${sort}, equal values included`, () => {
      for (const id of ['3', '9', '20', '21', '22']) {
        api.admin.change('Item', id, { timeStamp: '2026-01-01T00:00:00Z', description: 'Same' });
      }
      const all = api.all(`Item.json?archived=true&limit=4&sort=${sort}`, 'Item');
      const field = sort.replace('-', '');
      const key = (item: Record<string, string>) =>
        String(item[field])
          .toLowerCase()
          .padStart(field === 'itemID' ? 5 : 0, '0');
      const expected = [...all].sort((a, b) =>
        key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : Number(a['itemID']) - Number(b['itemID']),
      );
      expect(new Set(all.map((item) => item['itemID'])).size).to.equal(60);
      expect(all.map((item) => item['itemID'])).to.deep.equal(
        (sort.startsWith('-') ? expected.reverse() : expected).map((item) => item['itemID']),
      );
    });
  }

  it('keeps the call’s own parameters in next as they were sent, and adds limit and sort', () => {
    const query = 'timeStamp=%3E%2C2020-01-01T00:00:00%2B00:00&archived=only&or=tax%3Dtrue|tax%3Dfalse';
    api.admin.change('Item', '4', { archived: true });
    api.admin.change('Item', '5', { archived: true });
    const next = String(attributes(`Item.json?${query}&limit=1`)?.next);
    expect(next).to.match(/^http:\/\/127\.0\.0\.1:4010\/API\/V3\/Account\/123456\/Item\.json\?/);
    expect(next).to.contain(`${query}&limit=1&sort=itemID&after=`);
    expect(String(attributes('Item.json?sort=-timeStamp&limit=1')?.next)).to.contain('?sort=-timeStamp&limit=1&after=');
  });

  it('has the vendor’s cursors: the id, or the sort value and the id', () => {
    const place = (path: string) => {
      const cursor = new URL(String(attributes(path)?.next)).searchParams.get('after') ?? '';
      return JSON.parse(Buffer.from(cursor, 'base64').toString()).slice(0, -1);
    };
    expect(place('Item.json?limit=3&archived=true')).to.deep.equal([3]);
    const [last] = api.all('Item.json?archived=true&sort=timeStamp', 'Item');
    expect(place('Item.json?limit=1&archived=true&sort=timeStamp')).to.deep.equal([
      last?.['timeStamp'],
      Number(last?.['itemID']),
    ]);
  });

  describe('a cursor', () => {
    const next = () => String(attributes('Item.json?limit=5&archived=true&sort=timeStamp')?.next).replace(ORIGIN, '');

    it('goes with another limit', () => {
      expect(ids(next().replace('limit=5', 'limit=2'))).to.deep.equal(ids(next()).slice(0, 2));
    });

    const changes: [string, (url: string) => string][] = [
      ['another filter', (url) => `${url}&tax=true`],
      ['a missing filter', (url) => url.replace('archived=true&', '')],
      ['another sort', (url) => url.replace('sort=timeStamp', 'sort=-timeStamp')],
      ['another entity', (url) => url.replace('/Item.json', '/ItemMatrix.json')],
      ['other relations', (url) => `${url}&load_relations=all`],
      ['a made-up text', (url) => url.replace(/after=.*/, 'after=WzEwNV0%3D')],
      ['no JSON', (url) => url.replace(/after=.*/, 'after=xyz')],
      ['both directions', (url) => `${url}&before=WzEwNV0%3D`],
    ];
    for (const [name, change] of changes) {
      it(`is refused with ${name}`, () => {
        expect(api.get(change(next())).status).to.equal(400);
      });
    }
  });

  it('shows a record again that was changed during the walk', () => {
    const fresh = apiUnderTest();
    const first = fresh.get('Item.json?sort=timeStamp&limit=30&archived=true').body;
    const [seen] = listOf(first.Item);
    fresh.admin.change('Item', String(seen?.['itemID']), { description: 'new' });
    const rest = fresh.all(String(first['@attributes']?.next).replace(ORIGIN, ''), 'Item');
    expect(rest).to.have.length(31);
    expect(rest.at(-1)).to.include({
      itemID: seen?.['itemID'],
      description: 'new',
      timeStamp: '2026-06-01T12:00:00+00:00',
    });
  });

  it('counts with count=1, filters respected', () => {
    expect(api.get('Shop.json?count=1').body).to.deep.equal({ '@attributes': { count: '2' } });
    expect(api.get('Shop.json?count=1&shopID=2').body).to.deep.equal({ '@attributes': { count: '1' } });
  });

  const refused = [
    'count=1&limit=10',
    'count=1&sort=itemID',
    'count=1&after=x',
    'count=1&before=x',
    'count=2',
    'limit=101',
    'limit=-1',
    'limit=ten',
    'archived=maybe',
    'tax=true&tax=false',
    'upc=%ZZ',
  ];
  for (const query of refused) {
    it(`refuses ${query}`, () => {
      expect(api.get(`Item.json?${query}`).status).to.equal(400);
    });
  }

  it('names the allowed fields when asked to sort by another', () => {
    const { status, body } = api.get('Item.json?sort=customSku');
    expect(status).to.equal(400);
    expect(body.message).to.contain('itemID, timeStamp, description');
    expect(api.get('InventoryCountReconcile.json?sort=timeStamp').status).to.equal(400);
  });

  it('names the parameter that it does not know', () => {
    expect(api.get('Item.json?itemid=5').body.message).to.contain('itemid');
    expect(api.get('Item.json?constructor=5').status).to.equal(400);
    expect(api.get('Item/1.json?archived=true').body.message).to.contain('archived');
  });

  describe('archived', () => {
    const count = (entity: string, query: string) => Number(attributes(`${entity}.json?count=1&${query}`)?.count);

    for (const entity of ['Item', 'Customer']) {
      it(`hides, shows or selects archived records of ${entity}`, () => {
        api.admin.change(entity, '7', { archived: true });
        const both = count(entity, 'archived=true');
        expect(count(entity, 'archived=only')).to.be.greaterThan(0);
        expect(count(entity, 'archived=false') + count(entity, 'archived=only')).to.equal(both);
        expect(count(entity, '')).to.equal(count(entity, 'archived=false'));
      });
    }

    it('is spelt archive=1 for customers as well', () => {
      expect(count('Customer', 'archive=1')).to.equal(count('Customer', 'archived=true'));
      expect(api.get('Item.json?archive=1').status).to.equal(400);
    });

    it('does not hide a single record', () => {
      expect(api.get('Item/7.json').body.Item).to.include({ archived: 'true' });
    });
  });

  it('reads 10,000 items by time, page by page', () => {
    const big = apiUnderTest({ items: 10_000, customers: 1, sales: 0, orders: 0 });
    const query = 'archived=true&sort=timeStamp&timeStamp=%3E%3D%2C2000-01-01T00:00:00Z';
    expect(big.all(`Item.json?${query}`, 'Item')).to.have.length(10_000);
  });
});
