import { expect } from 'chai';
import type { FaultAction } from '../../emulator/faults/types';
import {
  IncompleteListError,
  type LightspeedError,
  PermissionError,
  ProtocolError,
  ReconnectError,
} from '../../lib/common/util/errors';
import { ITEMS_ONLY, pollOnce } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';

const PAGES = 5;
const PAGE_SIZE = 8;

/** With what the limiter says of itself: full, unless `level` says otherwise. */
const refused = (type: string | undefined, level = '5090/5090'): FaultAction => ({
  kind: 'status',
  status: 429,
  headers: {
    'Retry-After': '2',
    ...(type && { 'X-LS-API-RateLimit-Type': type }),
    'X-LS-API-Bucket-Level': level,
    'X-LS-API-Burst-Level': level,
  },
});
const status = (code: number): FaultAction => ({ kind: 'status', status: code });

/** What stays: the limits that page 3 is asked for with, and how its error tells why. */
const LASTING: readonly [string, FaultAction, limits: number[], why: string][] = [
  ['401', status(401), [8, 8], 'status 401'],
  ['429 that names no limiter', refused(undefined), [8, 4, 2, 1, 1, 1], 'status 429'],
  ['429 of a bucket that is not full', refused('api-leaky-bucket', '5/90'), [8, 4, 2, 1, 1, 1], 'status 429'],
  ['503', status(503), [8, 4, 2, 1, 1, 1], 'status 503'],
  ['no answer within the time limit', { kind: 'delay', delayMs: 121_000 }, [8, 4, 2, 1, 1], 'timeout'],
  ['a connection reset', { kind: 'reset' }, [8, 8, 8, 8, 8, 8], 'reset'],
  ['an answer that breaks off', { kind: 'cutBody' }, [8, 8, 8, 8, 8, 8], 'status 200'],
];

/** The list is read again from the failed page on, at the same size or at half of it. */
type Healed = 'again' | 'halved' | 'renewed';

const HEALED: readonly [string, FaultAction, Healed][] = [
  ['401', status(401), 'renewed'],
  ['429 of the bucket', refused('api-leaky-bucket'), 'again'],
  ['429 of the burst limiter', refused('api-burst-limiter'), 'again'],
  ['429 that names no limiter', refused(undefined), 'halved'],
  ['429 of a bucket that is not full', refused('api-leaky-bucket', '89.5/90'), 'halved'],
  ['429 of a burst limiter that is not full', refused('api-burst-limiter', '3/20'), 'halved'],
  ['429 without any rate header', { kind: 'status', status: 429, rate: false }, 'halved'],
  ['408', status(408), 'halved'],
  ['500', status(500), 'halved'],
  ['502', status(502), 'halved'],
  ['503', status(503), 'halved'],
  ['504', status(504), 'halved'],
  ['no answer within the time limit', { kind: 'delay', delayMs: 121_000 }, 'halved'],
  ['a connection reset', { kind: 'reset' }, 'again'],
  ['an answer that is lost', { kind: 'lostAnswer' }, 'again'],
  ['an answer that a gateway loses', { kind: 'lostAnswer', status: 502 }, 'halved'],
  ['an answer that breaks off', { kind: 'cutBody' }, 'again'],
  ['an answer without its records', { kind: 'dropKey' }, 'again'],
  ['HTML with status 200', { kind: 'status', status: 200, body: '<html>Welcome</html>' }, 'again'],
];

const FATAL: readonly [string, FaultAction, number, abstract new (...args: never) => LightspeedError][] = [
  ['400', status(400), 400, IncompleteListError],
  ['403', status(403), 403, PermissionError],
  ['404', status(404), 404, IncompleteListError],
  ['405', status(405), 405, IncompleteListError],
  [
    'a redirect',
    { kind: 'status', status: 302, headers: { Location: 'https://example.com/' } },
    302,
    IncompleteListError,
  ],
  ['a next link to another origin', { kind: 'wrongOriginNext' }, 200, ProtocolError],
  ['a next link to the same page', { kind: 'repeatCursor' }, 200, ProtocolError],
  ['an answer without its attributes', { kind: 'dropKey', key: '@attributes' }, 200, ProtocolError],
  ['JSON of another kind', { kind: 'status', status: 200, body: { message: 'Hello' } }, 200, ProtocolError],
];

const idsOf = ({ bodies }: EmulatedStep) => bodies.map((body) => String((body as { itemID: unknown }).itemID));
const allIds = ({ emulator }: EmulatedStep) => emulator.admin.records('Item').map(({ itemID }) => String(itemID));

describe('pollEntity on the emulator, a list of five pages', () => {
  let step: EmulatedStep;

  before(async () => {
    const size = { ...ITEMS_ONLY, items: PAGES * PAGE_SIZE };
    step = await emulatedStep({ size, registers: 100, accessTokenLifeS: 1e6 });
  });

  after(() => step.close());

  /** Polls from the beginning, with a fault at one of the pages; resolves with the error that came of it, if any. */
  async function pollWith(page: number, action: FaultAction, times = 1): Promise<Error | undefined> {
    const { faults, log } = step.emulator;
    for (const list of [step.bodies, step.snapshots]) list.length = 0;
    log.clear();
    faults.clear();
    faults.add({ path: 'Item', page, action, times });
    step.clock.advance(60_000);
    const error = await pollOnce(step, { objectType: 'Item', pageSize: String(PAGE_SIZE) });
    expect(faults.pending(), 'the fault struck').to.deep.equal([]);
    return error;
  }

  for (const [name, action, healed] of HEALED) {
    it(`${name}, once: every record arrives once, whichever page it strikes`, async () => {
      for (const page of [1, 2, 3, 4, 5]) {
        expect(await pollWith(page, action), `page ${page}`).to.equal(undefined);
        expect(wireOf(step), `page ${page}`).to.deep.equal(wireAfter(page, healed));
        expect(idsOf(step), `page ${page}`)
          .to.have.length(PAGES * PAGE_SIZE)
          .and.have.members(allIds(step));
      }
    });
  }

  for (const [name, action, status, ErrorOfKind] of FATAL) {
    it(`${name}: the error names page and status, and nothing more is asked for`, async () => {
      for (const page of [1, 2, 3, 4, 5]) {
        const error = await pollWith(page, action);
        expect(error, `page ${page}`).to.be.instanceOf(ErrorOfKind).with.property('status', status);
        expect(error?.message).to.contain(`page ${page}`).and.contain(`status ${status}`);
        expect(wireOf(step), `page ${page}`).to.deep.equal(wireAfter(page, 'again').slice(0, page));
        expect(idsOf(step), `page ${page}`).to.have.length((page - 1) * PAGE_SIZE);
        // What came before it is out and covered: the next run goes on from there.
        expect(step.snapshots, `page ${page}`).to.have.length(page - 1);
      }
    });
  }

  for (const [name, action, limits, why] of LASTING) {
    it(`${name}, for good: ends within minutes in an error that names the page`, async () => {
      const startMs = step.clock.nowMs();
      const error = await pollWith(3, action, Number.POSITIVE_INFINITY);
      expect(error).to.be.instanceOf(name === '401' ? ReconnectError : IncompleteListError);
      expect(error?.message).to.contain(' page 3, ').and.contain(`could not be read (${why})`);
      const asked = wireOf(step).filter((request) => request.startsWith('16+'));
      expect(asked).to.deep.equal(limits.map((limit) => `16+${limit}`));
      expect(idsOf(step)).to.have.length(2 * PAGE_SIZE);
      expect(step.clock.nowMs() - startMs).to.be.below(12 * 60_000);
    });
  }
});

/** The requests in order: a page as `records before it + records asked for`, a renewal of the token as `grant`. */
function wireOf(step: EmulatedStep): string[] {
  const ids = idsOf(step);
  return step.emulator.log.entries.map(({ path, params, grant }) => {
    if (grant) return 'grant';
    expect(path).to.match(/\/Item\.json$/);
    const [, id] = params['after'] ? (JSON.parse(atob(params['after'])) as string[]) : [];
    return `${id === undefined ? 0 : ids.indexOf(String(id)) + 1}+${params['limit']}`;
  });
}

/** What has to go over the wire: the failed page once more; halved, in halves until five pages were good. */
function wireAfter(page: number, healed: Healed): string[] {
  const wire: string[] = [];
  let size = PAGE_SIZE;
  let good = 0;
  let struck = false;
  for (let at = 0; at < PAGES * PAGE_SIZE; ) {
    wire.push(`${at}+${size}`);
    if (at === (page - 1) * PAGE_SIZE && !struck) {
      struck = true;
      if (healed === 'renewed') wire.push('grant');
      if (healed === 'halved') size = PAGE_SIZE / 2;
      continue;
    }
    at += size;
    good = size < PAGE_SIZE ? good + 1 : 0;
    if (good === 5) size = PAGE_SIZE;
  }
  return wire;
}
