import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { parse } from 'dotenv';
import packageJson from '../../package.json';
import { componentRoot } from '../../runner/sailor';

/** None of the user's own account, wherever it is set. */
const NO_ACCOUNT = Object.fromEntries(
  ['ENVIRONMENT_URL', 'AUTH_URL', 'ACCOUNT_ID', 'CLIENT_ID', 'CLIENT_SECRET', 'ACCESS_TOKEN', 'REFRESH_TOKEN'].map(
    (name) => [`LIGHTSPEED_${name}`, ''],
  ),
);

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const step = (args: readonly string[], env: Record<string, string> = {}, stdin = '') =>
  new Promise<Ended>((resolve) => {
    const options = { cwd: componentRoot, env: { ...process.env, ...NO_ACCOUNT, LOG_LEVEL: '', ...env } };
    const child = execFile(process.execPath, ['runner/step.js', ...args], options, (error, stdout, stderr) =>
      resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr }),
    );
    child.stdin?.end(stdin);
  });

const linesOf = (text: string) => text.trim().split('\n');

describe('runner/step.js', () => {
  it('lists functions', async () => {
    const { exitCode, stdout } = await step(['--help']);
    expect(exitCode).to.equal(0);
    expect(stdout).to.contain('npm run -s step --').and.to.contain('pollEntity');
  });

  it('runs one on an emulated account, with a snapshot that is piped in', async () => {
    const snapshot = JSON.stringify({ v: 1, objectType: 'Tag', pollingField: 'tagID', id: '6' });
    const args = ['pollEntity', '--objectType', 'Tag', '--snapshot', '-'];
    const { exitCode, stdout, stderr } = await step(args, {}, snapshot);
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
    const events = linesOf(stdout).map((line) => JSON.parse(line));
    expect(events.map(({ event, body }) => [event, body?.tagID])).to.deep.equal([
      ['data', '7'],
      ['data', '8'],
      ['snapshot', undefined],
    ]);
  });

  it('ends with 1 when the function fails', async () => {
    const { exitCode, stdout } = await step(['pollEntity', '--objectType', 'Nonsense']);
    expect(exitCode).to.equal(1);
    expect(JSON.parse(stdout)).to.include({
      event: 'error',
      message: 'Please correct the fields of this step: "Object Type" Nonsense does not exist.',
    });
  });

  it('tells in one line what keeps it from starting', async () => {
    const { exitCode, stdout, stderr } = await step(['verifyCredentials'], { LIGHTSPEED_ACCOUNT_ID: '7' });
    expect({ exitCode, stdout }).to.deep.equal({ exitCode: 1, stdout: '' });
    expect(linesOf(stderr)).to.have.length(1);
    expect(stderr).to.match(/^error: LIGHTSPEED_CLIENT_ID is empty, but LIGHTSPEED_ACCOUNT_ID is set/);
  });

  it('prints nothing but results to stdout, however much it logs', async () => {
    const { exitCode, stdout, stderr } = await step(['pollEntity', '--objectType', 'Nonsense'], { LOG_LEVEL: 'debug' });
    expect(exitCode).to.equal(1);
    expect(linesOf(stdout).map((line) => JSON.parse(line).event)).to.deep.equal(['error']);
    expect(
      linesOf(stderr).every((line) => /^(debug|info|hint|error): \S/.test(line)),
      stderr,
    ).to.equal(true);
  });

  it('tells which log levels there are', async () => {
    const ended = await step(['pollEntity', '--objectType', 'Tag'], { LOG_LEVEL: 'verbose' });
    expect(ended).to.deep.equal({
      exitCode: 1,
      stdout: '',
      stderr: 'error: LOG_LEVEL must be one of debug, info, warn, error\n',
    });
  });

  it('is called as its help prints it', async () => {
    const { stdout } = await step(['createObject', '--help']);
    const line = stdout.split('Example:')[1]?.trim().replace('npm run -s step --', 'node runner/step.js') ?? '';
    const env = { ...process.env, ...NO_ACCOUNT, LOG_LEVEL: '' };
    const printed = await promisify(execFile)('sh', ['-c', line], { cwd: componentRoot, env });
    expect(JSON.parse(printed.stdout)).to.have.nested.property('body.lastName', 'Byron');
  });

  it('runs on the emulator of another process, by the file that it writes', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'step-'));
    const file = join(directory, '.env');
    // As npm runs it: Node has an option of the same name, which it takes from behind the script as well.
    const command = packageJson.scripts.emulator.split('&& ')[1] ?? '';
    const emulator = spawn('sh', ['-c', `exec ${command} --port 0 --items 3 --env-file '${file}'`], {
      cwd: componentRoot,
    });
    try {
      for await (const line of createInterface(emulator.stdout)) if (line.startsWith('Stop it')) break;
      const { exitCode, stdout } = await step(['pollEntity', '--objectType', 'Item'], parse(readFileSync(file)));
      expect(exitCode).to.equal(0);
      expect(linesOf(stdout).filter((line) => line.startsWith('{"event":"data"'))).to.have.length(3);
    } finally {
      emulator.kill('SIGINT');
      await once(emulator, 'exit');
      rmSync(directory, { recursive: true });
    }
    expect(emulator.exitCode).to.equal(0);
  });
});
