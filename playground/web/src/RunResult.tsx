import { useEffect, useRef } from 'react';
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
  const status = useRef<HTMLParagraphElement>(null);
  const id = run?.id;
  // On a narrow page the result would begin out of sight.
  useEffect(() => {
    if (id) status.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <section aria-labelledby="result-title" className="panel result">
      <h2 id="result-title">Result</h2>
      <p ref={status} role="status" className={`status ${run?.status ?? ''}`}>
        {run ? `${STATUS[run.status]}: ${counted(run.messageCount)}` : 'Nothing has run yet.'}
      </p>
      {run && (
        <>
          {run.errors.map((error) => (
            <p key={error} role="alert" className="error">
              {error}
            </p>
          ))}
          {run.rebound && <p className="help">{run.rebound}</p>}
          <Messages messages={run.messages} count={run.messageCount} />
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

function Messages({ messages, count }: { readonly messages: readonly unknown[]; readonly count: number }) {
  const shown = messages.slice(-SHOWN);
  const first = count - shown.length;
  const numbered = shown.map((message, at) => ({ number: first + at + 1, message }));
  return (
    <>
      {first > 0 && <p className="help">The newest {shown.length} are shown.</p>}
      <ol className="messages" start={first + 1} data-testid="messages">
        {numbered.map(({ number, message }) => (
          <li key={number}>
            <details open={number === count}>
              <summary>Message {number}</summary>
              <TextBlock name={`Message ${number}`} text={shortened(json(message))} />
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

const MAX_TEXT = 8_000;

const shortened = (text: string): string =>
  text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}\n… (${text.length} characters)` : text;
