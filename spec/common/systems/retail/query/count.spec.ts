import { expect } from 'chai';
import type { ListQuery } from '../../../../../lib/common/model/query';
import { createRetailClient } from '../../../../../lib/common/systems/retail/client/client';
import { countRecords } from '../../../../../lib/common/systems/retail/query/count';
import { ProtocolError } from '../../../../../lib/common/util/errors';
import { clientParts } from '../../../../support/clientParts';
import { entityOf } from '../../../../support/entityOf';
import { answer, type ScriptedAnswer } from '../../../../support/scriptedTransport';

async function counted(query: ListQuery, scripted: ScriptedAnswer) {
  const setUp = clientParts(scripted);
  const result = await countRecords(createRetailClient(setUp.parts), query).catch((error: unknown) => error);
  return { ...setUp, result };
}

describe('countRecords', () => {
  const query: ListQuery = {
    entity: entityOf('Item'),
    filters: [{ field: 'ItemShops.qoh', operator: '>', values: ['5'] }],
    archived: 'include',
    sort: { field: 'itemID' },
  };

  it('asks for the number alone, without paging and sorting, at its price', async () => {
    const { script, diary, result } = await counted(query, answer(200, { '@attributes': { count: '764' } }));
    expect(result).to.equal(764);
    expect(script.wire().map(decodeURIComponent)).to.deep.equal([
      'GET /API/V3/Account/7/Item.json?ItemShops.qoh=>,5&load_relations=["ItemShops"]&archived=true&count=1',
    ]);
    expect(diary[0]).to.equal('acquire 10');
  });

  it('reads a number too', async () =>
    expect((await counted(query, answer(200, { '@attributes': { count: 0 } }))).result).to.equal(0));

  for (const body of [{}, { '@attributes': {} }, { '@attributes': { count: 'many' } }, []]) {
    it(`takes ${JSON.stringify(body)} for no answer`, async () =>
      expect((await counted(query, answer(200, body))).result).to.be.instanceOf(ProtocolError));
  }
});
