import { faultSyntax, parseFault } from '../../emulator/command/parseFault';
import { type Emulator, startEmulator } from '../../emulator/startEmulator';
import type { BucketState, TablePage } from '../protocol';
import { speedClock } from './speedClock';

/** What the page's field for faults takes. */
export const FAULT_SYNTAX = faultSyntax({
  base: 'the account',
  examples: ['status=503 path=Item', 'lostAnswer method=POST path=Order'],
});

/** The emulator with what the page's controls do to it. */
export interface EmulatedShop {
  readonly emulator: Emulator;
  readonly registers: number;
  readonly speed: number;
  /** The faults that were ordered and may still strike, as they were written. */
  readonly faults: readonly string[];
  bucket(): BucketState;
  /** @throws RangeError that says what is wrong and what is allowed */
  addFault(text: string): void;
  clearFaults(): void;
  setSpeed(speed: number): void;
  /** A new shop with so many registers, at the same address. */
  restart(registers: number): Promise<void>;
  table(entity: string, page: { readonly offset: number; readonly limit: number }): TablePage;
  change(entity: string, id: string, fields: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

export async function startShop(): Promise<EmulatedShop> {
  const clock = speedClock();
  let registers = 1;
  let emulator = await startEmulator({ clock, latencyMs: LATENCY_MS });
  let ordered: { readonly text: string; readonly fault: ReturnType<typeof parseFault> }[] = [];
  return {
    get emulator() {
      return emulator;
    },
    get registers() {
      return registers;
    },
    get speed() {
      return clock.speed;
    },
    get faults() {
      const pending = emulator.faults.pending();
      return ordered.filter(({ fault }) => !isDone(fault, pending)).map(({ text }) => text);
    },
    bucket() {
      const { limits } = emulator;
      const { sizeDrips, dripsPerS, burstLimit } = limits;
      return {
        ...{ sizeDrips, dripsPerS, burstLimit },
        levelDrips: limits.levelDrips(),
        burstCount: limits.burstCount(),
      };
    },
    addFault(text) {
      const fault = parseFault(text);
      emulator.faults.add(fault);
      ordered.push({ text, fault });
    },
    clearFaults() {
      emulator.faults.clear();
      ordered = [];
    },
    setSpeed: (speed) => clock.setSpeed(speed),
    async restart(next) {
      const port = Number(new URL(emulator.url).port);
      await emulator.close();
      registers = next;
      ordered = [];
      emulator = await startEmulator({ clock, registers, port, latencyMs: LATENCY_MS });
    },
    table(entity, { offset, limit }) {
      const records = emulator.admin.records(entity);
      return { total: records.length, records: records.slice(offset, offset + limit) };
    },
    change: (entity, id, fields) => emulator.admin.change(entity, id, { ...fields }),
    close: () => emulator.close(),
  };
}

/** No vendor answers at once: two clients that are told everything at once would reach the limit of requests per second. */
const LATENCY_MS = 120;

type ParsedFault = ReturnType<typeof parseFault>;

/** A fault without an end is always pending for the emulator's list, which leaves it out. */
const isDone = (fault: ParsedFault, pending: readonly ParsedFault[]): boolean =>
  hasEnd(fault) && !pending.includes(fault);

const hasEnd = ({ times, every, action }: ParsedFault): boolean =>
  times !== Number.POSITIVE_INFINITY && (times !== undefined || (every === undefined && action.kind !== 'maxPage'));
