import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { accountNames, areEmulated, isEmulated, openAccounts } from '../../../runner/flows/accounts';
import type { FlowFile } from '../../../runner/flows/flowFile';

describe('Accounts of a flow', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accounts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const step = (fn: string, system?: string) => ({ id: fn, title: fn, function: fn, ...(system && { system }) });
  const flow = (...steps: FlowFile['steps']): FlowFile => ({ title: 'Flow', description: 'Flow', steps });
  const lsOne = step('pollEntity', 'lsOne');

  it('are emulated where nothing is configured, one for each system that steps of the component work on', async () => {
    const accounts = await openAccounts(flow(lsOne, step('group'), step('setInventory', 'supplier')), {
      env: {},
      folder,
    });
    expect(Object.keys(accounts)).to.deep.equal(['lsOne', 'supplier']);
    expect(areEmulated(accounts)).to.equal(true);
    expect(accountNames(accounts)).to.equal('lsOne (emulated), supplier (emulated)');
    for (const account of Object.values(accounts)) await account.close();
  });

  it('are those of a file for the system, and of the environment where it is of this system', async () => {
    const lines = [
      'LIGHTSPEED_USER_NAME=ada',
      'LIGHTSPEED_PASSWORD=x',
      'LIGHTSPEED_ENVIRONMENT_URL=https://ls.example.com',
    ];
    writeFileSync(join(folder, '.env.lsOne'), lines.join('\n'));
    const env = { LIGHTSPEED_CLIENT_ID: 'id', LIGHTSPEED_ACCOUNT_ID: '7' };
    const accounts = await openAccounts(flow(lsOne, step('createOrder')), { env, folder });
    expect(accounts['lsOne']?.credentials).to.include({ system: 'lsOne', userName: 'ada' });
    expect(accounts['retail']?.credentials).to.include({ clientId: 'id' });
    expect(areEmulated(accounts)).to.equal(false);
    expect(accountNames(accounts)).to.equal('lsOne at https://ls.example.com, retail account 7');
  });

  it('of the environment are not taken for another system', async () => {
    const env = { LIGHTSPEED_CLIENT_ID: 'id' };
    const { lsOne: account } = await openAccounts(flow(lsOne, step('filter')), { env, folder });
    expect(isEmulated(account)).to.equal(true);
    await account?.close();
  });
});
