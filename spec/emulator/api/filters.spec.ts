import { expect } from 'chai';
import { apiUnderTest, listOf } from '../../support/callApi';

describe('Emulated filters', () => {
  const api = apiUnderTest({ items: 8, matrices: 0, customers: 4, sales: 0, orders: 0 });
  const items = [
    { description: 'Blue Bell', upc: '111', defaultCost: 5, timeStamp: '2026-01-01T00:00:00Z', tax: true },
    { description: 'blue bike', upc: '222', defaultCost: 10, timeStamp: '2026-01-02T00:00:00Z', tax: false },
    { description: 'Zoë’s 100% café', upc: '333', defaultCost: 10.5, timeStamp: '2026-01-03T00:00:00Z', tax: true },
    { description: 'a,b|c=d+e "q" 🚲', upc: '', defaultCost: 100, timeStamp: '2026-01-04T00:00:00Z', tax: true },
    { description: 'IN,tray', upc: '555', defaultCost: -1, timeStamp: '2026-01-05T00:00:00Z', tax: true },
    { description: 'x.y*z', upc: '666', defaultCost: 0, timeStamp: '2026-01-06T00:00:00Z', tax: true },
  ];
  before(() => {
    for (const [index, fields] of items.entries()) {
      api.admin.change('Item', String(index + 1), { ean: '', archived: false, customSku: '', ...fields });
    }
    for (const id of ['7', '8']) {
      api.admin.change('Item', id, { archived: true });
    }
  });
  const found = (query: string) => {
    const { status, body } = api.get(`Item.json?${query}`);
    return status === 200 ? listOf(body.Item).map((item) => Number(item['itemID'])) : `${status} ${body.message}`;
  };

  const passing: [string, number[]][] = [
    // Operators, encoded and bare.
    ['itemID=3', [3]],
    ['itemID=%3E%2C4', [5, 6]],
    ['itemID=>,4', [5, 6]],
    ['itemID=%3E%3D%2C5', [5, 6]],
    ['itemID=>=,5', [5, 6]],
    ['itemID=%3C%2C2', [1]],
    ['itemID=<,2', [1]],
    ['itemID=%3C%3D%2C2', [1, 2]],
    ['itemID=%3E%3C%2C2%2C4', [2, 3, 4]],
    ['itemID=><,2,4', [2, 3, 4]],
    ['itemID=!%3D%2C1', [2, 3, 4, 5, 6]],
    ['itemID=!=,1', [2, 3, 4, 5, 6]],
    ['itemID=IN%2C1%2C3%2C99', [1, 3]],
    ['itemID=IN,[1,"3"]', [1, 3]],
    ['itemID=IN%2C%5B1%2C3%5D', [1, 3]],
    // Numbers compare as numbers, not as texts.
    ['defaultCost=%3E%2C9', [2, 3, 4]],
    ['defaultCost=10.50', [3]],
    ['defaultCost=%3C%2C0', [5]],
    // Datetimes compare by instant, whatever the offset.
    ['timeStamp=%3E%3D%2C2026-01-05T00:00:00%2B00:00', [5, 6]],
    ['timeStamp=%3E%3D%2C2026-01-05T02:00:00%2B02:00', [5, 6]],
    ['timeStamp=%3E%3D%2C2026-01-04T20:00:00-0400', [5, 6]],
    ['timeStamp=%3E%2C2026-01-05T00:00:00Z', [6]],
    ['timeStamp=2026-01-02T00:00:00', [2]],
    ['timeStamp=%3E%3C%2C2026-01-02T00:00:00Z%2C2026-01-03T00:00:00Z', [2, 3]],
    // Midnight of a bare date is the shop's.
    ['timeStamp=%3E%2C2026-01-05', [6]],
    // Booleans.
    ['tax=false', [2]],
    ['tax=!%3D%2Ctrue', [2]],
    // Texts without regard to case.
    ['description=BLUE%20bell', [1]],
    ['description=Blue+Bell', [1]],
    ['description=~%2C%25blue%25', [1, 2]],
    ['description=~,%25BIKE', [2]],
    ['description=~%2Cblue', []],
    ['description=!~%2Cblue%25', [3, 4, 5, 6]],
    ['description=~%2Cx.y*z', [6]],
    ['description=~%2Cx_y%25', []],
    ['description=~%2C%25b%25b%25', [1, 2]],
    ['description=~%2C%25%25', [1, 2, 3, 4, 5, 6]],
    ['description=Zo%C3%AB%E2%80%99s%20100%25%20caf%C3%A9', [3]],
    ['description=a%2Cb%7Cc%3Dd%2Be%20%22q%22%20%F0%9F%9A%B2', [4]],
    ['description=~%2C%25%F0%9F%9A%B2', [4]],
    ['description=IN%2C%5B%22IN%2Ctray%22%2C%22a%2Cb%7Cc%3Dd%2Be%20%5C%22q%5C%22%20%F0%9F%9A%B2%22%5D', [4, 5]],
    ['upc=', [4]],
    ['upc=!~%2C', [1, 2, 3, 5, 6]],
    // Several parameters must all hold.
    ['tax=true&itemID=%3C%2C4', [1, 3]],
    // An item by its id or a bar code.
    ['itemCode=333', [3]],
    ['itemCode=2', [2]],
    ['itemCode=IN%2C1%2C555', [1, 5]],
    // Alternatives.
    ['or=upc%3D111|upc%3D333', [1, 3]],
    ['or=upc%3D111|description%3D~%2C%25bike', [1, 2]],
    ['or=upc%3D111|description%3D~,%25bike', [1, 2]],
    ['or=defaultCost%3D%3E%2C50|itemID%3D1', [1, 4]],
    ['or=itemCode%3D111|itemCode%3D2', [1, 2]],
    ['or=itemID%3DIN%2C1%2C2|itemID%3D5', [1, 2, 5]],
    ['or=upc%3D111|upc%3D333&tax=true&itemID=3', [3]],
    ['or=description%3Da%2Cb%7Cc%3Dd%2Be%20%22q%22%20%F0%9F%9A%B2', [4]],
    ['or=description%3DZo%C3%AB%E2%80%99s%20100%25%20caf%C3%A9|upc%3D111', [1, 3]],
    ['or=timeStamp%3D2026-01-02T00:00:00%2B00:00|itemID%3D6', [2, 6]],
  ];
  for (const [query, expected] of passing) {
    it(`answers ${query}`, () => {
      expect(found(query)).to.deep.equal(expected);
    });
  }

  it('answers a pattern of many wildcards at once', () => {
    const startedMs = Date.now();
    expect(found(`description=~%2C${'%25%20'.repeat(10)}%25${'%25e'.repeat(500)}%25!`)).to.deep.equal([]);
    expect(Date.now() - startedMs).to.be.lessThan(1000);
  });

  const refused: [string, string][] = [
    ['itemID=one', 'itemID'],
    ['itemID=', 'itemID'],
    ['itemID=%3E%3C%2C1', 'two values'],
    ['itemID=%3E%3C%2C1%2C2%2C3', 'two values'],
    ['itemID=IN%2C', 'at least one'],
    ['itemID=IN%2C%5B1', 'JSON'],
    ['itemID=IN%2C%5B%5B1%5D%5D', 'JSON'],
    [`itemID=IN%2C${Array.from({ length: 101 }, (_, i) => i).join('%2C')}`, '100'],
    ['tax=yes', 'tax'],
    ['timeStamp=%3E%2Cyesterday', 'timeStamp'],
    // A bare plus is a space, and finer than a second means nothing.
    ['timeStamp=%3E%2C2026-01-05T00:00:00+00:00', '%2B'],
    ['timeStamp=%3E%2C2026-01-05T00:00:00.500Z', 'whole seconds'],
    ['colour=red', 'colour'],
    ['Category=1', 'Category'],
    ['itemCode=%3E%2C5', 'itemCode'],
    ['or=upc=111|upc%3D333', '%3D'],
    ['or=upc%3D111%7Cupc%3D333|colour%3D1', 'colour'],
    ['or=upc', 'or'],
    ['or=', 'or'],
  ];
  for (const [query, named] of refused) {
    it(`refuses ${query.slice(0, 60)}`, () => {
      expect(found(query)).to.match(/^400 /).and.contain(named);
    });
  }

  it('takes an encoded pipe for part of the value', () => {
    expect(found('or=upc%3D111%7Cupc%3D333')).to.deep.equal([]);
  });

  it('accepts 100 values of IN', () => {
    expect(found(`itemID=IN%2C${Array.from({ length: 100 }, (_, i) => i).join('%2C')}`)).to.have.length(6);
  });

  it('knows both spellings of a field', () => {
    expect(api.get('ItemShop.json?onWorkOrder=0&limit=1').status).to.equal(200);
    expect(api.get('ItemShop.json?onWorkorder=0&limit=1').status).to.equal(200);
    expect(listOf(api.get('ItemShop.json?limit=1').body.ItemShop)[0]).to.have.property('onWorkorder', '0');
  });
});
