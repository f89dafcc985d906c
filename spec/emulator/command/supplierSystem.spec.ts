import { expect } from 'chai';
import { parse } from 'dotenv';
import { runEmulator } from '../../../emulator/command/runEmulator';
import { supplierSystem } from '../../../emulator/command/supplierSystem';
import { main } from '../../../emulator/main';

describe('emulator: command, for the supplier platform', () => {
  const start = async (...args: string[]) => {
    const lines: string[] = [];
    const all = ['node', 'main.js', '--system', 'supplier', '--port', '0', ...args];
    const emulator = await runEmulator(supplierSystem, all, (text) => lines.push(text));
    const env = parse(lines.join('\n'));
    const refresh = (authorization = basic(env)) =>
      fetch(`${env['LIGHTSPEED_AUTH_URL']}/oauth/token`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
        body: `grant_type=refresh_token&refresh_token=${env['LIGHTSPEED_REFRESH_TOKEN']}`,
      });
    const send = async (path: string, method = 'GET', body?: object) => {
      const { access_token } = (await (await refresh()).json()) as { access_token: string };
      const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
      return fetch(`${env['LIGHTSPEED_ENVIRONMENT_URL']}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
    };
    return { emulator, lines, env, refresh, send };
  };
  const basic = ({ LIGHTSPEED_CLIENT_ID: id, LIGHTSPEED_CLIENT_SECRET: secret }: Record<string, string>) =>
    `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

  it('runs by its name', async () => {
    const lines: string[] = [];
    const args = 'node main.js --system supplier --port 0 --products 3 --quiet'.split(' ');
    const emulator = await main(args, (text) => lines.push(text));
    await emulator.close();
    expect(lines[0]).to.contain(`Lightspeed supplier platform emulator is listening on ${emulator.url}`);
  });

  it('prints the variables by which it is used, strict by default', async () => {
    const { emulator, lines, env, refresh, send } = await start('--products', '7');
    expect(env).to.include({ LIGHTSPEED_SYSTEM: 'supplier', LIGHTSPEED_ENVIRONMENT_URL: emulator.url });
    expect((await refresh('')).status).to.equal(401);
    expect(await (await refresh()).json())
      .to.include({ expires_in: 900 })
      .and.not.have.property('refresh_token');
    const [first, ...others] = emulator.admin.products();
    expect(others).to.have.length(6);
    const products = [{ id: first?.id, quantity: 12 }];
    expect((await send('/inventory', 'PUT', { products, note: '' })).status).to.equal(400);
    expect((await send('/inventory', 'PUT', { products })).status).to.equal(200);
    expect((await send('/products')).status).to.equal(404);
    await emulator.close();
    expect(lines.at(-1)).to.match(/GET \/products: 404$/);
  });

  it('takes every switch', async () => {
    const { emulator, refresh } = await start(
      ...['--rotate-refresh-token', '--no-basic-auth', '--token-reply', 'minimal', '--access-token-life-s', '60'],
      ...['--no-password-grant', '--inventory-reply', 'products', '--unknown-products', 'ignore', '--max-batch', '2'],
      ...['--no-strict', '--product-search', 'array', '--fault', 'status=503 path=products'],
    );
    const answer = (await (await refresh('')).json()) as { access_token: string };
    expect(answer).to.have.all.keys('access_token', 'refresh_token');
    const headers = { authorization: `Bearer ${answer.access_token}`, 'content-type': 'application/json' };
    expect((await fetch(`${emulator.url}/products`, { headers })).status).to.equal(503);
    expect(await (await fetch(`${emulator.url}/products?q=1`, { headers })).json()).to.have.length(200);
    const update = async (count: number) => {
      const products = emulator.admin
        .products()
        .slice(0, count)
        .map(({ id }) => ({ id, quantity: 1 }));
      const unknown = { id: '00000000-0000-4000-8000-000000000000', quantity: 1 };
      const body = JSON.stringify({ products: [unknown, ...products] });
      const reply = await fetch(`${emulator.url}/inventory`, { method: 'PUT', headers, body });
      return [reply.status, reply.status === 200 ? await reply.json() : undefined, products];
    };
    const [status, body, products] = await update(1);
    expect([status, body]).to.deep.equal([200, { products }]);
    expect((await update(2))[0]).to.equal(413);
    emulator.clock.advance(60_000);
    expect((await fetch(`${emulator.url}/orders`, { headers })).status).to.equal(401);
    await emulator.close();
  });
});
