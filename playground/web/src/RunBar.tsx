import { useState } from 'react';

interface RunBarProps {
  readonly forecast: string;
  readonly isTrigger: boolean;
  readonly snapshot: unknown;
  readonly isRunning: boolean;
  onRun(more: { readonly isSample: boolean; readonly snapshot?: unknown }): void;
  onCancel(): void;
}

/** Starts the function. */
export function RunBar({ forecast, isTrigger, snapshot, isRunning, onRun, onCancel }: RunBarProps) {
  const [goesOn, setGoesOn] = useState(true);
  const from = isTrigger && goesOn && snapshot !== undefined ? { snapshot } : {};
  return (
    <section aria-label="Run" className="panel run-bar">
      <p role="status" data-testid="forecast">
        {forecast}
      </p>
      <div className="buttons">
        <button
          type="button"
          className="primary"
          disabled={isRunning}
          onClick={() => onRun({ isSample: false, ...from })}
        >
          Run
        </button>
        <button type="button" disabled={isRunning} onClick={() => onRun({ isSample: true })}>
          Retrieve sample
        </button>
        <button type="button" disabled={!isRunning} onClick={onCancel}>
          Cancel
        </button>
        {isTrigger && (
          <label className="inline">
            <input type="checkbox" checked={goesOn} onChange={({ target }) => setGoesOn(target.checked)} /> Go on from
            the last snapshot
          </label>
        )}
      </div>
    </section>
  );
}
