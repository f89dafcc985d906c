import { format } from 'node:util';
import type { TokenManager } from '../../lib/common/auth/tokens';
import type { Scheduler } from '../../lib/common/rate/scheduler';
import type { Waits } from '../../lib/common/rate/waitTimes';
import type { RetailClientParts } from '../../lib/common/systems/retail/client/client';
import type { Log } from '../../lib/common/util/log';
import { newRunStats } from '../../lib/common/util/stats';
import { type ScriptedAnswer, scriptedTransport } from './scriptedTransport';
import { testClock } from './testClock';

export const ORIGIN = 'https://api.example.com';
const NO_WAITS: Waits = { bucketMs: 0, burstMs: 0, refusedMs: 0 };

/** Everything that a client is made of, scripted, with a diary of what happened in which order. */
export function clientParts(...answers: readonly ScriptedAnswer[]) {
  const diary: string[] = [];
  const lines: string[] = [];
  const clock = testClock();
  const script = scriptedTransport(...answers);
  const line = (text: string, ...values: unknown[]) => {
    lines.push(format(text, ...values));
  };
  const log: Log = { debug: line, info: line, warn: line, error: line };
  const parts = {
    origin: ORIGIN,
    accountId: async () => '7',
    transport: {
      send: (request) => {
        diary.push(`send with ${request.headers['Authorization']}`);
        return script.send(request);
      },
    },
    scheduler: diaryScheduler(diary),
    tokenManager: diaryKeeper(diary),
    clock,
    log,
    stats: newRunStats(),
    settings: { tries: 6, retryLimitMs: 600_000 },
    random: () => 1,
  } satisfies RetailClientParts;
  return { parts, script, diary, lines, clock };
}

function diaryScheduler(diary: string[]): Scheduler & { waits: Waits } {
  const scheduler = {
    waits: NO_WAITS,
    highWaterDrips: 0,
    acquire: async (costDrips: number, options?: { readonly repeated?: boolean }) => {
      diary.push(`acquire ${costDrips}${options?.repeated ? ' repeated' : ''}`);
      const settle = (answer: unknown) => {
        diary.push(`settle ${JSON.stringify(answer) ?? 'without answer'}`);
      };
      return { waits: scheduler.waits, settle };
    },
  };
  return scheduler;
}

function diaryKeeper(diary: string[]): TokenManager {
  let number = 1;
  return {
    token: async () => `token-${number}`,
    recheck: async () => undefined,
    refreshAfter401: async (spent) => {
      diary.push(`replace ${spent}`);
      number++;
      return `token-${number}`;
    },
  };
}
