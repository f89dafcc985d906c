import { useEffect, useState } from 'react';
import type { ScenarioInfo, ScenarioStep } from '../../protocol';
import { post } from './post';
import type { RunState } from './state';

interface ScenariosProps {
  readonly scenarios: readonly ScenarioInfo[];
  /** The present or last run. */
  readonly run: RunState | undefined;
  /** Shows the step in the form. */
  onStep(step: Pick<ScenarioStep, 'function' | 'cfg' | 'body'>): void;
  onRun(
    run: Pick<ScenarioStep, 'function' | 'cfg' | 'body' | 'besideOtherFlow'> & { readonly snapshot?: unknown },
  ): Promise<void>;
}

/** One click: prepares the emulator, fills the form and runs. */
export function Scenarios({ scenarios, run, onStep, onRun }: ScenariosProps) {
  const isRunning = run?.status === 'running';
  const [next, setNext] = useState<{ readonly name: string; readonly at: number }>();
  const [explanation, setExplanation] = useState('');
  const play = async (name: string, at: number) => {
    const { explanation: text, fromSnapshot, more, ...step } = await post<ScenarioStep>('scenario', { name, at });
    setExplanation(text);
    onStep(step);
    await onRun({ ...step, ...(fromSnapshot && { snapshot: run?.snapshot }) });
    setNext(more ? { name, at: at + 1 } : undefined);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next step begins when the run has ended
  useEffect(() => {
    if (next && !isRunning) {
      setNext(undefined);
      if (run?.status === 'done') void play(next.name, next.at);
    }
  }, [next, isRunning]);
  if (scenarios.length === 0) return null;
  return (
    <section aria-labelledby="scenarios-title" className="panel">
      <h2 id="scenarios-title">Try it</h2>
      <ul className="scenarios">
        {scenarios.map(({ name, title, description }) => (
          <li key={name}>
            <button type="button" disabled={isRunning} onClick={() => void play(name, 0)}>
              {title}
            </button>
            <p className="help">{description}</p>
          </li>
        ))}
      </ul>
      <p role="status" className="explanation">
        {explanation}
      </p>
    </section>
  );
}
