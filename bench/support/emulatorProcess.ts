import type { EmulatorOptions } from '../../emulator/options';
import { startEmulator } from '../../emulator/startEmulator';
import { type LongList, startLongList } from './longList';

/** What is measured needs of an emulator in another process. */
export interface EmulatorAddress {
  readonly url: string;
  /** The fields of a credential that is connected. */
  readonly cfg: Readonly<Record<string, unknown>>;
}

export interface ProcessOptions extends EmulatorOptions {
  /** A list without limits in place of the emulator's own shop. */
  readonly list?: LongList;
}

/** A process of its own, started by `startEmulatorProcess`: what is measured has its event loop for itself. */
async function main({ list, ...options }: ProcessOptions): Promise<void> {
  const emulator = await startEmulator({ ...options, onRequest: () => emulator.log.clear() });
  const { authUrl, accountID: accountId, clientId, clientSecret } = emulator;
  const url = list ? await startLongList(emulator, list) : emulator.url;
  const oauth = await emulator.connect();
  const cfg = { environmentUrl: url, authUrl, accountId, clientId, clientSecret, oauth, _account: 'bench' };
  process.send?.({ url, cfg } satisfies EmulatorAddress);
  process.once('disconnect', () => process.exit());
}

void main(JSON.parse(process.argv[2] ?? '{}'));
