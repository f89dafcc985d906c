import type { Runtime } from '../../lib/common/platform/runtime';
import { randomChoices } from './seededRandom';
import type { Step } from './stepOn';

type Body = Readonly<Record<string, unknown>>;

/** The records of one object on a server, past its API. */
export interface ComparedStore {
  readonly idField: string;
  /** What tells two versions of a record apart, by id; only records that the poll's filter lets through. */
  versions(): ReadonlyMap<string, string>;
  /** The version of a record that was emitted. */
  versionOf(record: Body): string;
  /** Adds a record in that version and returns its id. */
  add(version: string): string;
  change(id: string, version: string): void;
  remove(id: string): void;
}

/** Records that change, vanish and come while they are polled. */
export interface ComparedShop {
  /** Changes, deletes or adds one of the records. */
  disturb(): void;
  /** What names the versions of the records in a message. */
  versionsOf(body: unknown): string[];
  /**
   * What is wrong with what the step has emitted: a version that came twice and is not `repeatable`, or a record that is
   * not in the end what the server has.
   */
  faults(repeatable?: ReadonlySet<string>): string[];
}

/** Fills the store with so many records. */
export function comparedShop(step: Pick<Step, 'bodies'>, store: ComparedStore, count: number): ComparedShop {
  const { roll, pick } = randomChoices(11);
  const ids = [...store.versions().keys()];
  let made = 0;
  const newVersion = () => String(++made);
  while (ids.length < count) ids.push(store.add(newVersion()));
  const idOf = (record: Body) => String(record[store.idField]);
  const versionOf = (record: Body) => (record['deleted'] ? 'deleted' : store.versionOf(record));
  const recordsIn = (body: unknown) => (body as { results?: Body[] }).results ?? [body as Body];

  return {
    disturb() {
      const id = pick(ids);
      const what = roll(10);
      if (what === 0 || id === undefined) ids.push(store.add(newVersion()));
      else if (what > 6) store.remove(ids.splice(ids.indexOf(id), 1).join());
      else store.change(id, newVersion());
    },
    versionsOf: (body) => recordsIn(body).map((each) => `${idOf(each)} ${versionOf(each)}`),
    faults(repeatable = new Set()) {
      const present = new Map<string, string>();
      const came = new Set<string>();
      const faults: string[] = [];
      for (const record of step.bodies.flatMap(recordsIn)) {
        const version = `${idOf(record)} ${versionOf(record)}`;
        if (came.has(version) && !repeatable.has(version)) faults.push(`${version} came twice`);
        came.add(version);
        if (record['deleted']) present.delete(idOf(record));
        else present.set(idOf(record), versionOf(record));
      }
      const stored = store.versions();
      for (const [id, version] of stored) if (present.get(id) !== version) faults.push(`${id} ${version} is missing`);
      for (const id of present.keys()) if (!stored.has(id)) faults.push(`${id} was deleted, and nothing told so`);
      return faults;
    },
  };
}

/** The same step, on whose server something happens while answers are on their way. */
export function disturbedStep<Each extends Step>(step: Each, happen: () => void): Each {
  const transportTo: Runtime['transportTo'] = (origin, settings) => {
    const { send } = step.runtime.transportTo(origin, settings);
    return {
      async send(request) {
        const answer = await send(request);
        happen();
        return answer;
      },
    };
  };
  return { ...step, runtime: { ...step.runtime, transportTo } };
}
