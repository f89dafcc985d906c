import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Emulator, startEmulator } from '../../emulator/startEmulator';
import { cli } from '../../runner/cli';
import { exampleArguments, examples } from '../../runner/examples';
import { componentFunctions } from '../../runner/functions';
import { componentRoot } from '../../runner/sailor';
import { commandLine } from '../../runner/shell';
import { errorOf } from '../support/errorOf';

/** Runs a command line and tells what it printed. */
const running = (line: string, env: NodeJS.ProcessEnv = {}) => runningAll(line.split(' '), env);

async function runningAll(args: readonly string[], env: NodeJS.ProcessEnv) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { env, print: (text: string) => out.push(text), printError: (text: string) => err.push(text) };
  const exitCode = await cli(args, io);
  return { exitCode, out, err: err.join('\n') };
}

const parsed = (lines: readonly string[]): Record<string, unknown>[] => lines.map((line) => JSON.parse(line));
const eventsOf = (lines: readonly string[]) => parsed(lines).map(({ event }) => event);

describe('npm run step', () => {
  let emulator: Emulator;
  let directory: string;
  let env: Record<string, string>;

  before(async () => {
    emulator = await startEmulator({ size: { items: 20 } });
  });
  after(() => emulator.close());

  beforeEach(async () => {
    emulator.reset();
    directory = mkdtempSync(join(tmpdir(), 'cli-'));
    const { access_token, refresh_token } = await emulator.connect();
    env = {
      LIGHTSPEED_ENVIRONMENT_URL: emulator.url,
      LIGHTSPEED_AUTH_URL: emulator.authUrl,
      LIGHTSPEED_CLIENT_ID: emulator.clientId,
      LIGHTSPEED_CLIENT_SECRET: emulator.clientSecret,
      LIGHTSPEED_ACCESS_TOKEN: access_token,
      LIGHTSPEED_REFRESH_TOKEN: refresh_token,
      LIGHTSPEED_TOKENS_FILE: join(directory, 'tokens.json'),
    };
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const lastQuery = () => emulator.log.entries.findLast(({ path }) => path.endsWith('/Item.json'))?.params;

  it('prints data and snapshots as JSON lines', async () => {
    const { exitCode, out, err } = await running('pollEntity --objectType Tag --pageSize 5', env);
    expect(exitCode).to.equal(0);
    expect(err).to.equal('');
    expect(eventsOf(out)).to.deep.equal([...Array(5).fill('data'), 'snapshot', ...Array(3).fill('data'), 'snapshot']);
    expect(parsed(out)[0]).to.deep.equal({ event: 'data', body: { tagID: '1', name: 'sale' } });
    expect(parsed(out).at(-1)).to.have.nested.property('snapshot.objectType', 'Tag');
  });

  it('goes on from a snapshot that stands in a file', async () => {
    const { out } = await running('pollEntity --objectType Tag', env);
    const file = join(directory, 'snapshot.json');
    writeFileSync(file, JSON.stringify(parsed(out).at(-1)?.['snapshot']));
    const again = await running(`pollEntity --objectType Tag --snapshot @${file}`, env);
    expect(again).to.deep.equal({ exitCode: 0, out: [], err: '' });
  });

  const relations = {
    'one by one': '--relations ItemShops Category',
    'joined by a comma': '--relations ItemShops,Category',
    'with an equals sign, twice': '--relations=ItemShops --relations=Category',
  };
  for (const [how, flags] of Object.entries(relations)) {
    it(`takes a multi-select ${how}`, async () => {
      await running(`pollEntity --objectType Item ${flags} --archived=only`, env);
      expect(lastQuery()).to.include({ load_relations: '["ItemShops","Category"]', archived: 'only' });
    });
  }

  const checkboxes = { '': 1, ' true': 1, '=true': 1, ' false': 4, '=false': 4 };
  for (const [value, pages] of Object.entries(checkboxes)) {
    it(`takes a checkbox as --flag${value}`, async () => {
      await running(`pollEntity --objectType Item --pageSize 5 --singlePagePerInterval${value}`, env);
      expect(emulator.log.entries.filter(({ path }) => path.endsWith('/Item.json'))).to.have.length(pages);
    });
  }

  it('tells why a function failed, which flag to look at, and exits with 1', async () => {
    const { exitCode, out, err } = await running('pollEntity --objectType Tag --pageSize 0', env);
    expect(exitCode).to.equal(1);
    expect(eventsOf(out)).to.deep.equal(['error']);
    expect(parsed(out)[0]).to.include({ name: 'InputError' });
    expect(parsed(out)[0]?.['message']).to.contain('"Size of Polling Page" must be valid number');
    expect(err).to.contain('hint: "Size of Polling Page" is --pageSize');
  });

  it('tells how to find values for a field that is missing', async () => {
    const { exitCode, err } = await running('pollEntity', env);
    expect(exitCode).to.equal(1);
    expect(err).to.match(/hint: "Object Type" is --objectType; .* npm run -s step -- pollEntity --choices objectType/);
  });

  const choicesHints = {
    'pollEntity --objectType Sale --pollingField nonsense': 'pollEntity --objectType Sale --choices pollingField',
    'lookupObject --objectType Item --lookupCriteria qoh': 'lookupObject --objectType Item --choices lookupCriteria',
    'runOperation --operation Nonsense': 'runOperation --choices operation',
  };
  for (const [line, hinted] of Object.entries(choicesHints)) {
    it(`hints at a command that lists the values as it is printed (${hinted})`, async () => {
      const { exitCode, err } = await running(line, env);
      expect(exitCode).to.equal(1);
      expect(err.split('list its values: ')[1]).to.equal(`npm run -s step -- ${hinted}`);
      const { exitCode: listed, out } = await running(hinted, env);
      expect(listed).to.equal(0);
      expect(parsed(out)[0]).to.have.keys('value', 'label');
    });
  }

  it('keeps the system in the command that it hints at', async () => {
    const { err } = await running('--system lsOne lookupObject', {});
    expect(err).to.include('npm run -s step -- --system lsOne lookupObject --choices objectType');
  });

  it('tells which variable holds the field of the credential that is wrong', async () => {
    const { out, err } = await running('pollEntity --objectType Tag', { ...env, LIGHTSPEED_CLIENT_SECRET: '' });
    expect(parsed(out)[0]?.['message']).to.contain('"Client Secret" is empty');
    expect(err).to.equal('hint: "Client Secret" is LIGHTSPEED_CLIENT_SECRET');
  });

  it('tells where a credential comes from that no longer works', async () => {
    emulator.revokeConnection();
    emulator.clock.advance(2 * 3_600_000);
    const { err } = await running('pollEntity --objectType Tag', env);
    expect(err).to.contain('LIGHTSPEED_*').and.to.contain('.env.example');
  });

  it('speaks of no credential when a setting is wrong', async () => {
    process.env['API_RETRIES_COUNT'] = 'many';
    try {
      const { out, err } = await running('pollEntity --objectType Tag', env);
      expect(parsed(out)[0]?.['message']).to.contain('API_RETRIES_COUNT must be a whole number');
      expect(err).to.equal('hint: API_RETRIES_COUNT comes from the environment or from .env');
    } finally {
      delete process.env['API_RETRIES_COUNT'];
    }
  });

  it('says nothing of a failure but what the function says, and a hint', async () => {
    const { out, err } = await running('updateObject --objectType Tag', env);
    expect(out).to.have.length(1);
    expect(err).to.equal('');
  });

  it('refuses a log level that does not exist before it does anything', async () => {
    const failure = await errorOf(running('pollEntity --objectType Tag', { ...env, LOG_LEVEL: 'loud' }));
    expect(failure.message).to.equal('LOG_LEVEL must be one of debug, info, warn, error');
    expect(emulator.log.entries).to.deep.equal([]);
  });

  it('indents what it prints when asked to', async () => {
    const { out } = await running('lookupObject --objectType Tag --body {"tagID":"1"} --pretty', env);
    expect(out).to.deep.equal([JSON.stringify({ event: 'data', body: { tagID: '1', name: 'sale' } }, null, 2)]);
  });

  it('gives the step a local file', async () => {
    const picture = join(componentRoot, 'logo.png');
    const { exitCode, out } = await running(`uploadImage --attach ${picture} --body {"itemID":"1"}`, env);
    expect(exitCode).to.equal(0);
    expect(parsed(out)[0]).to.have.nested.property('body.size', statSync(picture).size);
    expect(process.env).to.not.have.property('ELASTICIO_OBJECT_STORAGE_URI');
  });

  for (const { name } of componentFunctions()) {
    it(`has an example of ${name} that works as its help prints it`, async () => {
      const help = (await running(`${name} --help`)).out.join('\n');
      const example = exampleArguments(name, examples[name] ?? { fields: {} });
      expect(help).to.contain(`Example:\n  ${commandLine(example)}`);
      const { exitCode, out, err } = await runningAll(example, env);
      expect({ exitCode, err }).to.deep.equal({ exitCode: 0, err: '' });
      expect(eventsOf(out)).to.include('data');
    });
  }

  const mistakes = {
    nosuch: /unknown command 'nosuch'/,
    polEntity: /Did you mean pollEntity\?/,
    'pollEntity --objectTyp Tag': /unknown option '--objectTyp'\s+\(Did you mean --objectType\?/,
    'pollEntity --objectType': /'--objectType <value>' argument missing/,
    'pollEntity --objectType Tag more': /too many arguments/,
    'pollEntity --singlePagePerInterval maybe': /Allowed choices are true, false/,
    'pollEntity --snapshot {': /'--snapshot <json>' argument '{' is invalid. It must be JSON/,
    'pollEntity --body @/no/such/file': /no such file/,
    'uploadImage --attach /no/such/file':
      /'--attach <file>' argument '\/no\/such\/file' is invalid. There is no such file/,
  };
  for (const [line, text] of Object.entries(mistakes)) {
    it(`refuses "${line}" and sends nothing`, async () => {
      const { exitCode, out, err } = await running(line, env);
      expect({ exitCode, out }).to.deep.equal({ exitCode: 1, out: [] });
      expect(err).to.match(text);
      expect(emulator.log.entries).to.deep.equal([]);
    });
  }

  it('logs what was asked for', async () => {
    const { err } = await running('pollEntity --objectType Tag', { ...env, LOG_LEVEL: 'info' });
    expect(err)
      .to.match(/^info: GET \/API\/V3\/Account.*\/Tag\.json: 200/m)
      .and.to.match(/^info: Run: {"records":8/m);
    expect(err).to.not.contain(env['LIGHTSPEED_ACCESS_TOKEN']);
  });

  it('lists the functions and their fields', async () => {
    const { exitCode, out } = await running('--help');
    expect(exitCode).to.equal(0);
    expect(out.join('\n')).to.contain('pollEntity').and.to.contain('--objectType  Object Type (required)');
    expect(out.join('\n')).to.contain('verifyCredentials');
  });

  it('explains the flags of a function', async () => {
    const help = (await running('pollEntity --help')).out.join('\n').replace(/\s+/g, ' ');
    expect(help).to.contain('--objectType <value> Object Type (required). The objects to poll');
    expect(help).to.contain('List them: --choices objectType');
    expect(help).to.contain('One of include, exclude, only');
  });

  it('lists the choices of a select, fixed ones and those that depend on other fields', async () => {
    const [fixed, types, relations] = [
      await running('pollEntity --choices archived', env),
      await running('pollEntity --choices objectType', env),
      await running('pollEntity --choices relations --objectType Item', env),
    ];
    expect(parsed(fixed.out)[0]).to.deep.equal({ value: 'include', label: 'Include' });
    expect(parsed(types.out)).to.deep.include({ value: 'Item', label: 'Items' });
    expect(parsed(relations.out)).to.deep.include({ value: 'ItemShops', label: 'Item Shops' });
    expect(emulator.log.entries).to.deep.equal([]);
  });

  it('tells which fields have choices, and which field they wait for', async () => {
    const wrong = await running('pollEntity --choices pageSize', env);
    expect([wrong.exitCode, parsed(wrong.out)[0]?.['message']]).to.deep.equal([
      1,
      '--choices takes one of objectType, pollingField, emitBehavior, relations, fields, archived, shopID',
    ]);
    const early = await running('pollEntity --choices relations', env);
    expect([early.exitCode, parsed(early.out)[0]?.['message']]).to.deep.equal([
      1,
      'Please correct the fields of this step: "Object Type" is not chosen.',
    ]);
  });

  it('prints the metadata for the given fields', async () => {
    const { exitCode, out } = await running('pollEntity --metadata --objectType Tag --emitBehavior emitPage', env);
    expect(exitCode).to.equal(0);
    expect(parsed(out)[0]).to.have.nested.property('out.properties.results.items.properties.tagID.type', 'string');
  });

  it('checks the credential', async () => {
    expect(await running('verifyCredentials', env)).to.deep.equal({ exitCode: 0, out: ['{"verified":true}'], err: '' });
    emulator.revokeConnection();
    const { exitCode, out } = await running('verifyCredentials', env);
    expect([exitCode, eventsOf(out)]).to.deep.equal([1, ['error']]);
  });

  it('keeps renewed tokens from one start to the next', async () => {
    const grants = () => emulator.log.entries.filter(({ grant }) => grant === 'refresh_token').length;
    emulator.clock.advance(2 * 3_600_000);
    expect((await running('pollEntity --objectType Tag', env)).exitCode).to.equal(0);
    expect(grants()).to.equal(1);
    const kept = readFileSync(join(directory, 'tokens.json'), 'utf8');
    expect(kept).to.contain('refresh_token');
    // The typed refresh token is spent by now: only the kept pair can have done this.
    expect((await running('pollEntity --objectType Tag', env)).exitCode).to.equal(0);
    expect(grants()).to.equal(1);
    emulator.clock.advance(2 * 3_600_000);
    expect((await running('pollEntity --objectType Tag', env)).exitCode).to.equal(0);
    expect(grants()).to.equal(2);
    expect(readFileSync(join(directory, 'tokens.json'), 'utf8')).to.not.equal(kept);
  });
});
