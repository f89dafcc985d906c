import type { ComparedStore } from '../comparedShop';
import { stepOn } from '../stepOn';
import { testClock } from '../testClock';
import { type TinyServer, tinyServer } from '../tinySystem';
import type { SystemUnderTest } from './systemUnderTest';

const PASSWORD = 'hush-password';

let steps = 0;

/** The smallest system: it repeats nothing, and trusts its server. */
export const tiny: SystemUnderTest = {
  name: 'tiny',
  jobs: [],
  resumable: [],
  hasLists: true,
  async start() {
    const clock = testClock();
    const server = tinyServer(clock, PASSWORD);
    const cfg = { system: 'tiny', userName: 'berta', password: PASSWORD, objectType: 'Box', pollingField: 'changes' };
    const step = stepOn(clock, { ...cfg, environmentUrl: `https://tiny-${++steps}.example.org` });
    return {
      step: Object.assign(step, { runtime: { ...step.runtime, transportTo: () => server.transport } }),
      jobs: {},
      polled: { cfg: {}, store: () => boxes(server) },
      isLogin: () => false,
      close: async () => {},
    };
  },
};

function boxes({ lists: { boxes } }: TinyServer): ComparedStore {
  const at = (id: string) => boxes.findIndex((box) => box['id'] === id);
  let count = 0;
  return {
    idField: 'id',
    versions: () => new Map(boxes.map(({ id, name }) => [String(id), String(name)])),
    versionOf: ({ name }) => String(name),
    add(name) {
      const id = `B-${String(++count).padStart(6, '0')}`;
      boxes.push({ id, name });
      return id;
    },
    change: (id, name) => void boxes.splice(at(id), 1, { id, name }),
    remove: (id) => void boxes.splice(at(id), 1),
  };
}
