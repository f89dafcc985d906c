import { useEffect, useState } from 'react';
import { MessageForm } from './MessageForm';
import type { FormSchema } from './toJsonSchema';

type Body = Readonly<Record<string, unknown>>;

interface MessageEditorProps {
  /** The form of the message; undefined: there is none yet, and `problem` says why. */
  readonly schema: FormSchema | undefined;
  readonly problem: string;
  readonly body: Body;
  onChange(body: Body): void;
}

/** The message as a form and as JSON, side by side; both change it. */
export function MessageEditor({ schema, problem, body, onChange }: MessageEditorProps) {
  return (
    <section aria-labelledby="message-title" className="panel message">
      <h2 id="message-title">Message</h2>
      <div className="twin">
        {schema ? <MessageForm schema={schema} body={body} onChange={onChange} /> : <p className="help">{problem}</p>}
        <JsonEditor body={body} onChange={onChange} />
      </div>
    </section>
  );
}

function JsonEditor({ body, onChange }: Pick<MessageEditorProps, 'body' | 'onChange'>) {
  const written = JSON.stringify(body, null, 2);
  const [text, setText] = useState(written);
  const [problem, setProblem] = useState('');
  // What the form changed is written anew; what is typed here stays as it is typed.
  useEffect(() => {
    setText((before) => (sameJson(before, written) ? before : written));
    setProblem('');
  }, [written]);
  const edit = (next: string) => {
    setText(next);
    const { value, error } = parsed(next);
    setProblem(error);
    if (value) onChange(value);
  };
  return (
    <div className="row json">
      <label htmlFor="message-json">As JSON</label>
      <textarea
        id="message-json"
        spellCheck={false}
        rows={16}
        value={text}
        aria-invalid={problem !== ''}
        aria-describedby="message-json-problem"
        onChange={({ target }) => edit(target.value)}
      />
      <p id="message-json-problem" role="status" className="problem">
        {problem}
      </p>
    </div>
  );
}

function parsed(text: string): { readonly value?: Body; readonly error: string } {
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: value as Body, error: '' };
    return { error: 'A message is an object: { … }' };
  } catch (error) {
    return { error: `Not JSON yet: ${(error as Error).message}` };
  }
}

const sameJson = (a: string, b: string): boolean => JSON.stringify(parsed(a).value) === JSON.stringify(parsed(b).value);
