import { useCallback, useEffect, useState } from 'react';
import type { TablePage } from '../../protocol';
import { post } from './post';
import { TextBlock } from './TextBlock';

const PAGE = 20;

/** The emulator's records, to look at and to change. */
export function Tables() {
  const [names, setNames] = useState<readonly string[]>([]);
  const [entity, setEntity] = useState('Item');
  const [offset, setOffset] = useState(0);
  const [page, setPage] = useState<TablePage>();
  const load = useCallback(() => {
    post<TablePage>('table', { entity, offset }).then(setPage, () => setPage(undefined));
  }, [entity, offset]);
  useEffect(() => void post<string[]>('tables').then(setNames), []);
  useEffect(load, [load]);
  return (
    <details className="panel tables">
      <summary>
        <h2>Records in the emulator</h2>
      </summary>
      <div className="buttons">
        <label htmlFor="table">Object</label>
        <select
          id="table"
          value={entity}
          onChange={({ target }) => {
            setEntity(target.value);
            setOffset(0);
          }}
        >
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <button type="button" onClick={load}>
          Reload
        </button>
        <button type="button" disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
          Previous
        </button>
        <button type="button" disabled={offset + PAGE >= (page?.total ?? 0)} onClick={() => setOffset(offset + PAGE)}>
          Next
        </button>
        <span role="status">{page && `${page.total} records, from ${Math.min(offset + 1, page.total)}`}</span>
      </div>
      {page?.records.map((record) => (
        <Row key={`${entity} ${String(Object.values(record)[0])}`} entity={entity} record={record} onChanged={load} />
      ))}
    </details>
  );
}

interface RowProps {
  readonly entity: string;
  readonly record: Readonly<Record<string, unknown>>;
  onChanged(): void;
}

/** One record: its values, and a field with the changes as JSON. */
function Row({ entity, record, onChanged }: RowProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const id = String(record[`${entity.charAt(0).toLowerCase()}${entity.slice(1)}ID`] ?? Object.values(record)[0]);
  const save = async () => {
    try {
      await post('change', { entity, id, fields: JSON.parse(text) });
      setProblem('');
      setText('');
      onChanged();
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <details className="record">
      <summary>
        {entity} {id} <small>{summaryOf(record)}</small>
      </summary>
      <TextBlock name={`${entity} ${id}`} text={JSON.stringify(record, null, 2)} />
      <div className="buttons">
        <label htmlFor={`change-${id}`}>Change</label>
        <input
          id={`change-${id}`}
          value={text}
          placeholder={'{"description": "New"}'}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="button" onClick={() => void save()}>
          Save
        </button>
      </div>
      <p role="status" className="problem">
        {problem}
      </p>
    </details>
  );
}

const NAMES = ['description', 'name', 'lastName', 'refNum', 'total'];

const summaryOf = (record: Readonly<Record<string, unknown>>): string =>
  NAMES.flatMap((name) => (record[name] ? [String(record[name])] : [])).join(', ');
