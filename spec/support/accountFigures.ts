import { expect } from 'chai';
import { type AccountPlan, runAccount, type StepPlan } from './sharedAccount';

/** How an account was used from one second to another. */
export interface AccountFigures {
  /** Drips charged, of what left the bucket at most. */
  readonly used: number;
  /** Of all requests that came to the server. */
  readonly refused: number;
  /** What the least of the greedy steps got, of what each would get. */
  readonly least: number;
  /** Of the requests of the step that sends one now and then: at the server within a second, and admitted. */
  readonly atOnce: number;
}

/** Steps that send as fast as they may, and with them, at the end of the list, one that sends a request every ten seconds. */
export function accountOf(greedy: number, step: StepPlan, fromS: number): StepPlan[] {
  return [...Array.from({ length: greedy }, () => step), { costs: [1], everyS: 10, fromS: Math.max(2, fromS) }];
}

export async function measureAccount(plan: AccountPlan, fromS: number): Promise<AccountFigures> {
  const sent = (await runAccount(plan)).filter(({ atS }) => atS >= fromS && atS < plan.seconds);
  const admitted = sent.filter((one) => one.admitted);
  const drips = (of: typeof sent) => of.reduce((sum, { costDrips }) => sum + costDrips, 0);
  const greedy = plan.steps.flatMap(({ everyS }, step) => (everyS === undefined ? [step] : []));
  const shares = greedy.map((step) => drips(admitted.filter((one) => one.step === step)));
  const seldom = sent.filter(({ step, repeated }) => !greedy.includes(step) && !repeated);
  const atOnce = seldom.filter((one) => one.admitted && one.atS - one.askedS < 1 + (plan.latencyMs?.[1] ?? 600) / 1000);
  return {
    used: drips(admitted) / ((((plan.registers ?? 1) + 1) / 2) * (plan.seconds - fromS)),
    refused: 1 - admitted.length / sent.length,
    least: Math.min(...shares) / (drips(admitted.filter(({ step }) => greedy.includes(step))) / greedy.length),
    atOnce: atOnce.length / seldom.length,
  };
}

/** The least of all that is asked for; with seeds on average, so that no single draw decides. */
export async function expectShared(plans: readonly AccountPlan[], fromS: number, asked: AccountFigures): Promise<void> {
  const all = await Promise.all(plans.map((plan) => measureAccount(plan, fromS)));
  const mean = (of: keyof AccountFigures) => all.reduce((sum, figures) => sum + figures[of], 0) / all.length;
  const told = JSON.stringify(all);
  expect(mean('used'), `used ${told}`).to.be.at.least(asked.used);
  expect(mean('refused'), `refused ${told}`).to.be.at.most(asked.refused);
  expect(mean('least'), `least ${told}`).to.be.at.least(asked.least);
  expect(mean('atOnce'), `at once ${told}`).to.be.at.least(asked.atOnce);
}
