import type { EmulatorClock } from '../types';

/** Looks up of a gift card by its code: one per second. Source: vendor's page Gift Cards. */
export function giftCardLimiter(clock: Pick<EmulatorClock, 'nowMs'>) {
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    admit(request: { readonly method: string; readonly path: string; readonly query: string }): boolean {
      if (!asksByCode(request)) return true;
      const nowMs = clock.nowMs();
      if (nowMs - lastMs < 1000) return false;
      lastMs = nowMs;
      return true;
    },
  };
}

const asksByCode = (request: { method: string; path: string; query: string }): boolean =>
  request.method === 'GET' && request.path === 'CreditAccount' && new URLSearchParams(request.query).has('code');
