import { useEffect, useState } from 'react';
import type { EmulatorState } from '../../protocol';
import { post } from './post';
import { TextBlock } from './TextBlock';

/** What can be done to the emulator. */
export function Controls({
  emulator,
  faultSyntax,
}: {
  readonly emulator: EmulatorState;
  readonly faultSyntax: string;
}) {
  const [problem, setProblem] = useState('');
  // Shown at once: a new shop takes a moment.
  const [registers, setRegisters] = useState(emulator.registers);
  useEffect(() => setRegisters(emulator.registers), [emulator.registers]);
  const control = (change: object) => {
    post('control', change).then(
      () => setProblem(''),
      (error: Error) => setProblem(error.message),
    );
  };
  return (
    <section aria-labelledby="controls-title" className="panel controls">
      <h2 id="controls-title">Emulator of Lightspeed Retail</h2>
      <div className="row">
        <label htmlFor="registers">Registers (a change starts a new shop)</label>
        <select
          id="registers"
          value={registers}
          onChange={({ target }) => {
            setRegisters(Number(target.value));
            control({ registers: Number(target.value) });
          }}
        >
          {[1, 2, 3, 5, 10].map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
      </div>
      <div className="row">
        <label htmlFor="speed">Clock</label>
        <select id="speed" value={emulator.speed} onChange={({ target }) => control({ speed: Number(target.value) })}>
          {[1, 2, 5, 20].map((speed) => (
            <option key={speed} value={speed}>
              {speed === 1 ? 'real time' : `${speed} times faster`}
            </option>
          ))}
        </select>
      </div>
      <div className="row">
        <label htmlFor="other">Another client on the account</label>
        <select
          id="other"
          value={emulator.otherClient}
          onChange={({ target }) => control({ otherClient: target.value })}
        >
          <option value="off">none</option>
          <option value="flow">another flow with this component</option>
          <option value="foreign">a foreign client that looks at nothing</option>
        </select>
      </div>
      <FaultForm syntax={faultSyntax} faults={emulator.faults} control={control} />
      <p role="status" className="problem">
        {problem}
      </p>
    </section>
  );
}

interface FaultFormProps {
  readonly syntax: string;
  readonly faults: readonly string[];
  control(change: object): void;
}

const EXAMPLES = ['status=503', 'status=429', 'lostAnswer method=POST', 'cutBody', 'delay=5000', 'reset'];

function FaultForm({ syntax, faults, control }: FaultFormProps) {
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        control({ addFault: text });
      }}
    >
      <div className="row">
        <label htmlFor="fault">Fault for the next request</label>
        <input
          id="fault"
          list="faults"
          value={text}
          placeholder="status=503 path=Item"
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
        />
        <datalist id="faults">
          {EXAMPLES.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </div>
      <div className="buttons">
        <button type="submit">Inject</button>
        {faults.length > 0 && (
          <button type="button" onClick={() => control({ clearFaults: true })}>
            Clear {faults.length}
          </button>
        )}
      </div>
      {faults.length > 0 && (
        <ul data-testid="faults">
          {faults.map((fault) => (
            <li key={fault}>
              <code>{fault}</code>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>What can be injected</summary>
        <TextBlock name="Faults" text={syntax} />
      </details>
    </form>
  );
}
