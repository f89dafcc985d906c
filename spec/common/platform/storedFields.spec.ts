import { expect } from 'chai';
import { newStoreTraits } from '../../../lib/common/auth/keyStore';
import { storedFields } from '../../../lib/common/platform/storedFields';
import type { KeysContext } from '../../../lib/common/platform/storedKeys';
import { memoryLog } from '../../support/memoryLog';

const OAUTH = { access_token: 'a', refresh_token: 'r' };
const FLOW = { ELASTICIO_FLOW_ID: 'flow', ELASTICIO_STEP_ID: 'step_1' };

function storeWith(config: Record<string, unknown>) {
  const writes: unknown[] = [];
  const context: KeysContext = {
    emit: async (_event, keys) => writes.push(keys),
    getApiClient: () => ({
      tasks: { retrieveStep: async () => ({ config }) },
      accounts: { update: async (_id, { keys }) => writes.push(keys) },
    }),
  };
  const fields = (env: NodeJS.ProcessEnv) =>
    storedFields({ ...context, logger: memoryLog() }, { _account: 'c1' }, newStoreTraits(), { env });
  return { writes, fields };
}

describe('storedFields', () => {
  it("reads the credential's fields in a flow, and nothing of the step", async () => {
    const { fields } = storeWith({ clientId: 'id', objectType: 'Item', oauth: OAUTH });
    expect(await fields(FLOW).read()).to.deep.equal({ clientId: 'id' });
    expect(await fields({}).read()).to.equal(undefined);
  });

  it('writes what changed with all that may be lost in a store that replaces', async () => {
    const { writes, fields } = storeWith({ clientId: 'id', environmentUrl: 'old', oauth: OAUTH });
    await fields(FLOW).write({ environmentUrl: 'new' });
    expect(writes).to.deep.equal([{ clientId: 'id', environmentUrl: 'new', oauth: OAUTH }]);
  });
});
