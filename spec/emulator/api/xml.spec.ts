import { expect } from 'chai';
import { XMLParser } from 'fast-xml-parser';
import { toXml } from '../../../emulator/api/xml';

describe('Emulated XML', () => {
  it('has attributes, repeated elements for lists and empty elements for empty texts', () => {
    const body = {
      '@attributes': { next: 'http://x?a=1&b=2', previous: '' },
      Item: [
        { itemID: '1', note: '<b> & "q" ü' },
        { itemID: '2', Images: '' },
      ],
    };
    expect(toXml('Items', body)).to.equal(
      '<?xml version="1.0"?><Items next="http://x?a=1&amp;b=2" previous="">' +
        '<Item><itemID>1</itemID><note>&lt;b&gt; &amp; &quot;q&quot; ü</note></Item>' +
        '<Item><itemID>2</itemID><Images></Images></Item></Items>',
    );
  });

  it('says the same as the JSON', () => {
    const body = {
      '@attributes': { count: '1' },
      Sale: { saleID: '1', SaleLines: { SaleLine: [{ a: '1' }, { a: '2' }] } },
    };
    const parser = new XMLParser({
      attributesGroupName: '@attributes',
      attributeNamePrefix: '',
      ignoreAttributes: false,
      parseTagValue: false,
    });
    expect(parser.parse(toXml('Response', body)).Response).to.deep.equal(body);
  });
});
