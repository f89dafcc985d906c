import { useEffect, useState } from 'react';
import type { ScenarioInfo, ScenarioStep } from '../../protocol';
import { post } from './post';

interface ScenariosProps {
  readonly scenarios: readonly ScenarioInfo[];
  readonly isRunning: boolean;
  /** Where the last run ended. */
  readonly snapshot: unknown;
  /** Shows the step in the form. */
  onStep(step: ScenarioStep): void;
  onRun(run: Pick<ScenarioStep, 'function' | 'cfg' | 'body'> & { readonly snapshot?: unknown }): Promise<void>;
}

/** One click: prepares the emulator, fills the form and runs. */
export function Scenarios({ scenarios, isRunning, snapshot, onStep, onRun }: ScenariosProps) {
  const [next, setNext] = useState<{ readonly name: string; readonly at: number }>();
  const [explanation, setExplanation] = useState('');
  const play = async (name: string, at: number) => {
    const step = await post<ScenarioStep>('scenario', { name, at });
    const { function: fn, cfg, body, fromSnapshot } = step;
    setExplanation(step.explanation);
    onStep(step);
    await onRun({ function: fn, cfg, body, ...(fromSnapshot && { snapshot }) });
    setNext(step.more ? { name, at: at + 1 } : undefined);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next step begins when the run has ended
  useEffect(() => {
    if (next && !isRunning) {
      setNext(undefined);
      void play(next.name, next.at);
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
