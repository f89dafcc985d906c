import { expect } from 'chai';
import { createRetailClient } from '../../../../../lib/common/systems/retail/client/client';
import type { RetailRequest } from '../../../../../lib/common/systems/retail/client/request';
import { isDeeperThan, MAX_DEPTH } from '../../../../../lib/common/util/collections';
import { clientParts } from '../../../../support/clientParts';
import { answer } from '../../../../support/scriptedTransport';

const parents = (levels: number): object =>
  Array.from({ length: levels }).reduce<object>((inner) => ({ Parent: inner }), { parentID: '1' });

describe('depth', () => {
  it('counts objects and lists', () => {
    expect(isDeeperThan(0, 'text')).to.equal(false);
    expect(isDeeperThan(0, {})).to.equal(true);
    expect(isDeeperThan(2, { a: [1] })).to.equal(false);
    expect(isDeeperThan(2, { a: [{}] })).to.equal(true);
    expect(isDeeperThan(MAX_DEPTH, parents(100_000))).to.equal(true);
  });

  const GET: RetailRequest = { method: 'GET', path: 'Category/3', costDrips: 1, repeat: 'always' };
  const POST: RetailRequest = { method: 'POST', path: 'Category', body: {}, costDrips: 10, repeat: 'ifNotDone' };

  for (const [request, name] of [
    [GET, 'ProtocolError'],
    [POST, 'OutcomeUnknownError'],
  ] as const) {
    it(`beyond all measure in the answer to a ${request.method} is a ${name}, at once`, async () => {
      const setUp = clientParts(answer(200, { Category: parents(1600) }));
      const error = await createRetailClient(setUp.parts)
        .send(request)
        .catch((cause) => cause);
      setUp.script.assertUsedUp();
      expect(error).to.include({ name, status: 200 });
      expect(error.message).to.contain('nested more than 50 levels deep');
    });
  }

  it('of an ordinary answer is no matter', async () => {
    const setUp = clientParts(answer(200, { Category: parents(40) }));
    const { body } = await createRetailClient(setUp.parts).send(GET);
    expect(body).to.have.property('Category');
  });
});
