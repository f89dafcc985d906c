import type { LightspeedError } from '../errors';
import type { TransportFailure } from './transport';

/** How one attempt failed, with the error to throw if nobody tries again. */
export interface Failure {
  /** `status`: an answer that says no; else why no whole answer came. */
  readonly kind: 'status' | TransportFailure;
  /** With `status`, and with `truncated` or `tooLarge` where the headers had come. */
  readonly status?: number | undefined;
  /** Of a 429: which limiter refused, where the answer says so and does not contradict itself. */
  readonly limiter?: 'bucket' | 'burst' | undefined;
  readonly retryAfterMs?: number | undefined;
  /** From the attempt's turn to its failure. */
  readonly tookMs?: number | undefined;
  readonly error: LightspeedError;
}
