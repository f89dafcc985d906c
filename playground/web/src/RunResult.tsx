import type { RunState } from './state';
import { TextBlock } from './TextBlock';

const STATUS: Readonly<Record<RunState['status'], string>> = {
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  handedBack: 'Handed back: the platform would repeat the message later',
};

const json = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value, null, 2));

/** Messages, snapshots, errors and log of the present run, as they come. */
export function RunResult({ run }: { readonly run: RunState | undefined }) {
  return (
    <section aria-labelledby="result-title" className="panel result">
      <h2 id="result-title">Result</h2>
      <p role="status" className={`status ${run?.status ?? ''}`}>
        {run ? `${STATUS[run.status]}: ${counted(run.messages.length)}` : 'Nothing has run yet.'}
      </p>
      {run && (
        <>
          {run.errors.map((error) => (
            <p key={error} role="alert" className="error">
              {error}
            </p>
          ))}
          {run.rebound && <p className="help">{run.rebound}</p>}
          <Messages messages={run.messages} />
          <details>
            <summary>Snapshot</summary>
            <h3>Before</h3>
            <TextBlock name="Snapshot before" text={json(run.snapshotBefore)} />
            <h3>After</h3>
            <TextBlock name="Snapshot after" testId="snapshot" text={json(run.snapshot)} />
          </details>
          <details>
            <summary>Log ({run.log.length} lines)</summary>
            <TextBlock
              name="Log"
              testId="log"
              text={run.log.map(({ level, line }) => `${level}: ${line}`).join('\n')}
            />
          </details>
        </>
      )}
    </section>
  );
}

const counted = (count: number): string => `${count} message${count === 1 ? '' : 's'}`;

/** Only the newest are drawn: a poll may emit a thousand. */
const SHOWN = 20;

function Messages({ messages }: { readonly messages: readonly unknown[] }) {
  const first = Math.max(0, messages.length - SHOWN);
  return (
    <ol className="messages" start={first + 1} data-testid="messages">
      {messages.slice(first).map((message, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages only ever come at the end
        <li key={first + at}>
          <details open={first + at === messages.length - 1}>
            <summary>Message {first + at + 1}</summary>
            <TextBlock name={`Message ${first + at + 1}`} text={shortened(json(message))} />
          </details>
        </li>
      ))}
    </ol>
  );
}

const MAX_TEXT = 8_000;

const shortened = (text: string): string =>
  text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}\n… (${text.length} characters)` : text;
