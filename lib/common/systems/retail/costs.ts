// STAND-IN, to be overwritten by the real price list: every request costs one drip.
import type { Method } from '../../http/transport';
import type { Entity } from '../entity';
import type { AnyOf, Condition } from '../system';

export function priceOf(_request: {
  readonly method: Method;
  readonly entity: Entity;
  readonly single: boolean;
  readonly relations?: readonly string[];
  readonly filters?: readonly (Condition | AnyOf)[];
}): number {
  return 1;
}
