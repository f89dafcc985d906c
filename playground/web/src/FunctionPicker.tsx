import type { FunctionInfo } from '../../protocol';

interface FunctionPickerProps {
  readonly functions: readonly FunctionInfo[];
  readonly chosen: string;
  onChoose(name: string): void;
}

/** The trigger and the actions. */
export function FunctionPicker({ functions, chosen, onChoose }: FunctionPickerProps) {
  return (
    <nav aria-labelledby="functions-title" className="panel">
      <h2 id="functions-title">Trigger and actions</h2>
      <ul className="functions">
        {functions.map(({ name, title }) => (
          <li key={name}>
            <button type="button" aria-current={name === chosen ? 'true' : undefined} onClick={() => onChoose(name)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
