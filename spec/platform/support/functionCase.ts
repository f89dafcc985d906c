import { expect } from 'chai';
import type { Bench } from './bench';
import { until } from './until';

/** One message to a function, and what comes of it. */
export interface FunctionCase<Emulator> {
  readonly fn: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly body?: object;
  /** Variables of its container. */
  readonly env?: Readonly<Record<string, string>>;
  /** Number of messages that come out; default 1. */
  readonly count?: number;
  /** Looks at the first of them, and at what the vendor has stored. */
  check(body: Readonly<Record<string, unknown>>, emulator: Emulator): void;
}

let steps = 0;

/** Sends the message to a container of the function, and looks at what it emits. */
export async function expectResult<Emulator>(
  bench: Bench<Emulator>,
  { fn, fields = {}, body = {}, env = {}, count = 1, check }: FunctionCase<Emulator>,
): Promise<void> {
  const { flow, start, kill } = await bench.openStep(fn, fields, { id: `${fn}${++steps}` });
  await start(env);
  await flow.send({ body });
  await until(`the results of ${fn}`, () => flow.data.items.length >= count || flow.errors.items.length > 0);
  expect(flow.errors.items).to.deep.equal([]);
  expect(flow.data.items).to.have.length(count);
  const [first] = flow.data.items;
  expect(first?.id).to.be.a('string').and.to.equal(first?.messageId);
  check(first?.body ?? {}, bench.emulator);
  await kill();
}
