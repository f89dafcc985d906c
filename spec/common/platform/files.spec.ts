import { expect } from 'chai';
import { createFiles } from '../../../lib/common/platform/files';
import type { Runtime } from '../../../lib/common/platform/runtime';
import { InputError } from '../../../lib/common/util/errors';
import { readSettings } from '../../../lib/common/util/settings';
import { type LocalServer, localServer } from '../../support/localServer';
import { answer, scriptedTransport } from '../../support/scriptedTransport';
import { testClock } from '../../support/testClock';

const STORAGE = { ELASTICIO_OBJECT_STORAGE_URI: 'http://maester.local', ELASTICIO_OBJECT_STORAGE_TOKEN: 'token' };

describe('createFiles', () => {
  let server: LocalServer;
  before(async () => {
    server = await localServer((_, response) => response.end('content'));
  });
  after(() => server.close());

  function filesFor(origin: string, env: NodeJS.ProcessEnv = {}) {
    const asked: string[] = [];
    const transport = scriptedTransport(answer(201, { objectId: '1' }));
    const runtime: Runtime = {
      clock: testClock(),
      env,
      random: () => 0,
      transportTo: (target) => {
        asked.push(target);
        return transport;
      },
    };
    return { files: createFiles(runtime, origin, readSettings({})), asked };
  }

  it('reads files of this machine together with an emulator on it, and only then', async () => {
    const { bytes } = await filesFor('http://127.0.0.1:8080').files.open(server.url);
    expect(String((await bytes.next()).value)).to.equal('content');
    const error: unknown = await filesFor('https://api.example.com')
      .files.open(server.url)
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(InputError);
    expect(server.requests).to.have.length(1);
  });

  it('stores texts where the platform has a storage for them', async () => {
    const { files, asked } = filesFor('https://api.example.com', STORAGE);
    expect(await files.store?.('text', 'text/plain')).to.equal('http://maester.local/objects/1?storage_type=maester');
    expect(asked).to.deep.equal(['http://maester.local']);
  });

  it('stores nothing where there is none', () => {
    expect(filesFor('https://api.example.com').files.store).to.equal(undefined);
  });
});
