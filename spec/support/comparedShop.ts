import type { EmulatedStep } from './emulatedStep';
import { randomChoices } from './seededRandom';

type Body = Readonly<Record<string, unknown>>;

/** Records of one object in an emulated shop, which change, vanish and come while they are polled. */
export interface ComparedShop {
  /** Changes, deletes or adds one of the records. */
  disturb(): void;
  /** What names the versions of the records in a message. */
  versionsOf(body: unknown): string[];
  /**
   * What is wrong with what the step has emitted: a version that came twice and is not `repeatable`, or a record that is
   * not in the end what the shop has.
   */
  faults(repeatable?: ReadonlySet<string>): string[];
}

export interface ComparedRecords {
  readonly objectType: string;
  readonly idField: string;
  /** A field that gets another value with every change. */
  readonly changed: string;
  /** The fields of a new record. */
  readonly fields: (at: number) => Body;
  readonly count: number;
  /** Whether the poll's filter lets a stored record through; default: all of them. */
  readonly isListed?: (row: Body) => boolean;
}

/** Fills the shop with so many of the records. */
export function comparedShop(
  step: EmulatedStep,
  { objectType, idField, changed, fields, count, isListed = () => true }: ComparedRecords,
): ComparedShop {
  const { admin } = step.emulator;
  const { roll, pick } = randomChoices(11);
  let made = 0;
  const add = () => admin.add(objectType, { ...fields(made), [changed]: ++made });
  const listed = () => admin.records(objectType).filter(isListed);
  const ids = listed().map((row) => String(row[idField]));
  while (ids.length < count) ids.push(add());
  const versionOf = (body: Body) => (body['deleted'] ? 'deleted' : String(body[changed]));
  const recordsIn = (body: unknown) => (body as { results?: Body[] }).results ?? [body as Body];

  return {
    disturb() {
      const id = pick(ids);
      const what = roll(10);
      if (what === 0) ids.push(add());
      else if (what > 6) admin.remove(objectType, ids.splice(ids.indexOf(id), 1).join());
      else admin.change(objectType, id, { [changed]: ++made });
    },
    versionsOf: (body) => recordsIn(body).map((each) => `${each[idField]} ${versionOf(each)}`),
    faults(repeatable = new Set()) {
      const present = new Map<string, string>();
      const came = new Set<string>();
      const faults: string[] = [];
      for (const body of step.bodies.flatMap(recordsIn)) {
        const version = `${body[idField]} ${versionOf(body)}`;
        if (came.has(version) && !repeatable.has(version)) faults.push(`${version} came twice`);
        came.add(version);
        if (body['deleted']) present.delete(String(body[idField]));
        else present.set(String(body[idField]), versionOf(body));
      }
      const stored = new Map(listed().map((row) => [String(row[idField]), String(row[changed])]));
      for (const [id, version] of stored) if (present.get(id) !== version) faults.push(`${id} ${version} is missing`);
      for (const id of present.keys()) if (!stored.has(id)) faults.push(`${id} was deleted, and nothing told so`);
      return faults;
    },
  };
}

/** The same step, in whose shop something happens while answers of the vendor are on their way. */
export function disturbedStep(step: EmulatedStep, happen: () => void): EmulatedStep {
  const transportTo: EmulatedStep['runtime']['transportTo'] = (origin, settings) => {
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
