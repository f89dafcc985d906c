import { expect } from 'chai';
import { readRawUrl } from '../../../../../../lib/common/systems/retail/features/raw/rawUrl';
import { InputError } from '../../../../../../lib/common/util/errors';

const ORIGIN = 'https://api.example.com';

describe('readRawUrl', () => {
  const cases: [text: string, path: string, suffix: string, query?: string][] = [
    ['Item/12', 'Item/12', '.json'],
    ['Item/12.json', 'Item/12', '.json'],
    ['Item.JSON', 'Item', '.json'],
    ['  Item.xml ', 'Item', '.xml'],
    ['DisplayTemplate/Sale/1.html?template=SaleReceipt', 'DisplayTemplate/Sale/1', '.html', 'template=SaleReceipt'],
    ['/API/V3/Account/1/Item', '/API/V3/Account/1/Item', '.json'],
    ['API/V3/Account.json', '/API/V3/Account', '.json'],
    [`${ORIGIN}/API/Session.json`, '/API/Session', '.json'],
    ['HTTPS://api.example.com:443/API/Session', '/API/Session', '.json'],
    ['Item?', 'Item', '.json'],
    // A query goes out as it stands, but for what no URL may hold.
    ['Item?load_relations=["ItemShops"]', 'Item', '.json', 'load_relations=%5B%22ItemShops%22%5D'],
    ['Item?timeStamp=>,2026-06-01T00:00:00%2B00:00', 'Item', '.json', 'timeStamp=%3E,2026-06-01T00:00:00%2B00:00'],
    ['Item?or=upc%3D1|ean%3D2', 'Item', '.json', 'or=upc%3D1|ean%3D2'],
    ['Item?description=Größe 5?', 'Item', '.json', 'description=Gr%C3%B6%C3%9Fe%205?'],
    ['Item?description=100%25', 'Item', '.json', 'description=100%25'],
    ['Item?x=../Account', 'Item', '.json', 'x=../Account'],
  ];
  for (const [text, path, suffix, query] of cases) {
    it(`reads ${text}`, () => expect(readRawUrl(text, ORIGIN)).to.deep.equal({ path, suffix, query }));
  }

  const paths = [
    '',
    '/',
    '//evil.example.com/Item',
    '\\\\evil.example.com\\Item',
    'Item/../Account',
    'Item/..',
    'Item/..json',
    'Item/.',
    'Item/./1',
    'Item//1',
    'Item/',
    'Item/%2e%2e/Account',
    'Item/%2E./Account',
    'Item/..%2fAccount',
    'Item/..%5CAccount',
    'Item/%252e%252e/Account',
    'Item/%252fAccount',
    'Item/%00',
    'Item/%E0%A4',
    'Item/1 2',
    'Item/1\n2',
    'Item\\1',
    'Item#1',
    `${ORIGIN}/API/V3/../../Account`,
    `${ORIGIN}/API/%2e%2e/Account`,
    `${ORIGIN}//evil.example.com`,
  ];
  for (const text of paths) {
    it(`refuses the path ${JSON.stringify(text)}`, () =>
      expect(() => readRawUrl(text, ORIGIN)).to.throw(InputError, '"url" must be a path of Lightspeed such as'));
  }

  const places = [
    'https://evil.example.com/API/Session',
    'https://api.example.com.evil.com/API/Session',
    'https://api.example.com@evil.example.com/API/Session',
    'https://user:hush@api.example.com/API/Session',
    'http://api.example.com/API/Session',
    'https://api.example.com:8443/API/Session',
    'https:\\\\api.example.com\\API',
    'https:/api.example.com/API/Session',
    'https://api.example.com',
    'https://api.example.com?x=1',
    'https://',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ];
  for (const text of places) {
    it(`refuses the place ${text}`, () =>
      expect(() => readRawUrl(text, ORIGIN))
        .to.throw(InputError, `must be a path, or begin with ${ORIGIN}/`)
        .with.property('message')
        .that.does.not.contain('hush'));
  }

  it('refuses a # in a query, which would cut it off', () =>
    expect(() => readRawUrl('Item?description=#1', ORIGIN)).to.throw(InputError, 'write it as %23'));
});
