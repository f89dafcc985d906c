import { Agent, get } from 'node:http';
import type { EmulatorAddress } from './emulatorProcess';

/** The least that reading a list takes: requests on an open connection, one after the other, and `JSON.parse`. */
export async function bareLoop({ url, cfg }: EmulatorAddress, list: string): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const { access_token: token } = cfg['oauth'] as { readonly access_token: string };
  let records = 0;
  let next = `${url}/API/V3/Account/${cfg['accountId']}/${list}`;
  while (next !== '') {
    const page = JSON.parse(await textAt(next, token, agent));
    records += page.Item.length;
    next = page['@attributes'].next;
  }
  agent.destroy();
  return records;
}

function textAt(url: string, token: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks).toString()));
    }).on('error', reject);
  });
}
