import type { Clock } from '../../lib/common/util/clock';

export interface StrictServerOptions {
  readonly clock: Clock;
  /** Default 1: a bucket of 90 that loses 1 drip per second. */
  readonly registers?: number;
  /** What is in the bucket at the start; default 0. */
  readonly levelDrips?: number;
  /** Where within a second of the clock the server's seconds begin; default 0. */
  readonly secondOffsetMs?: number;
  /** How long the next request travels, there and back; default 0. Asked per request. */
  readonly wayMs?: () => { readonly there: number; readonly back: number };
  /** What a request costs, if not what the caller says. */
  readonly charge?: (costDrips: number) => number;
}

export interface Served {
  readonly atMs: number;
  readonly admitted: boolean;
}

/** The rate limits of the vendor's server and nothing else, in the strictest reading of its page. */
export interface StrictServer {
  /** One request over the network: status and headers as the vendor sends them. */
  request(costDrips: number): Promise<{ status: number; headers: Record<string, string> }>;
  /** One request of somebody else with the same bucket, on the spot. */
  spend(costDrips: number): boolean;
  /** In order of arrival, those of others left out. */
  readonly served: readonly Served[];
  levelDrips(): number;
}

export function strictServer(options: StrictServerOptions): StrictServer {
  const { clock, registers = 1, secondOffsetMs = 0, wayMs = () => ({ there: 0, back: 0 }) } = options;
  const dripsPerS = 1 + 0.5 * (registers - 1);
  const sizeDrips = 90 + 10 * (registers - 1);
  const burstLimit = Math.floor((sizeDrips / 9) * 2);
  const served: Served[] = [];
  let level = options.levelDrips ?? 0;
  let leakedAtMs = clock.nowMs();
  let second = 0;
  let inSecond = 0;

  function leak(): void {
    level = Math.max(0, level - ((clock.nowMs() - leakedAtMs) * dripsPerS) / 1000);
    leakedAtMs = clock.nowMs();
    const nowSecond = Math.floor((leakedAtMs - secondOffsetMs) / 1000);
    inSecond = nowSecond === second ? inSecond : 0;
    second = nowSecond;
  }

  // Refused requests count against the second as well: the page says "all requests".
  function admit(costDrips: number): 'api-burst-limiter' | 'api-leaky-bucket' | undefined {
    leak();
    inSecond++;
    if (inSecond > burstLimit) {
      return 'api-burst-limiter';
    }
    if (level >= sizeDrips) {
      return 'api-leaky-bucket';
    }
    level += costDrips;
    return undefined;
  }

  return {
    served,
    levelDrips: () => {
      leak();
      return level;
    },
    spend: (costDrips) => admit(costDrips) === undefined,
    async request(costDrips) {
      const way = wayMs();
      await clock.sleep(way.there);
      const charged = options.charge?.(costDrips) ?? costDrips;
      const limiter = admit(charged);
      served.push({ atMs: clock.nowMs(), admitted: limiter === undefined });
      const waitS = limiter === 'api-leaky-bucket' ? Math.ceil((level - sizeDrips) / dripsPerS) : 1;
      const headers = {
        'X-LS-API-Bucket-Level': `${Number(level.toFixed(2))}/${sizeDrips}`,
        'X-LS-API-Burst-Level': `${inSecond}/${burstLimit}`,
        'X-LS-API-Drip-Rate': `${dripsPerS}`,
        'X-LS-API-Request-Cost': `${charged}`,
        ...(limiter && { 'X-LS-API-RateLimit-Type': limiter, 'Retry-After': `${waitS}` }),
      };
      await clock.sleep(way.back);
      return { status: limiter === undefined ? 200 : 429, headers };
    },
  };
}
