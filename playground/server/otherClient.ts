import type { EmulatorState, Exchange } from '../protocol';
import type { EmulatedShop } from './emulatedShop';
import type { PlaygroundAccount } from './playgroundAccount';
import { exchangeOf } from './recording';
import type { Runs } from './runs';

/** Somebody else who spends from the account's bucket. */
export interface OtherClient {
  readonly kind: EmulatorState['otherClient'];
  set(kind: EmulatorState['otherClient']): void;
}

export interface OtherClientContext {
  readonly shop: EmulatedShop;
  readonly runs: Runs;
  account(): PlaygroundAccount;
  record(exchange: Exchange): void;
}

const ID = 'other';
const BLIND_EVERY_MS = 700;

export function createOtherClient(context: OtherClientContext): OtherClient {
  let kind: EmulatorState['otherClient'] = 'off';
  let round = 0;
  return {
    get kind() {
      return kind;
    },
    set(next) {
      kind = next;
      const mine = ++round;
      const isOn = () => mine === round;
      if (next === 'off') context.runs.cancel(ID);
      else (next === 'flow' ? pollAgainAndAgain(context, isOn) : sendBlindly(context, isOn)).catch(() => {});
    },
  };
}

/** A flow of this component, in a process of its own. */
async function pollAgainAndAgain({ runs, account }: OtherClientContext, isOn: () => boolean): Promise<void> {
  while (isOn()) {
    const cfg = { objectType: 'Customer', emitBehavior: 'emitPage', pageSize: '2', relations: ['Contact'] };
    await runs.start({
      ...{
        id: ID,
        account: account(),
        by: 'flow',
        function: 'pollEntity',
        cfg,
        body: {},
        snapshot: undefined,
        isSample: false,
      },
    });
  }
}

/** A client that looks at no header. */
async function sendBlindly({ shop, record }: OtherClientContext, isOn: () => boolean): Promise<void> {
  const { access_token: token } = await shop.emulator.connect();
  while (isOn()) {
    const url = `${shop.emulator.url}/API/V3/Account/${shop.emulator.accountID}/Item.json?limit=1`;
    const headers = { authorization: `Bearer ${token}` };
    const atMs = Date.now();
    const response = await answerTo(url, headers).catch(() => undefined);
    record(exchangeOf({ by: 'foreign', atMs, request: { method: 'GET', url, headers }, response }));
    await new Promise((wake) => setTimeout(wake, BLIND_EVERY_MS));
  }
}

async function answerTo(url: string, headers: Readonly<Record<string, string>>) {
  const answer = await fetch(url, { headers });
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
}
