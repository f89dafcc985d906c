import { systemOf } from '../systems';
import type { SystemForms } from '../systems/services';
import type { System } from '../systems/system';
import { InputError } from '../util/errors';
import type { Cfg } from './context';
import type { Session } from './session';

type ServiceName = 'orders' | 'stock' | 'operations' | 'documents' | 'images' | 'raw';

/** What an action does, for the error of systems without it. */
const WORK: Readonly<Record<ServiceName, string>> = {
  orders: 'create purchase orders with their lines',
  stock: 'set the stock of items',
  operations: 'carry out operations',
  documents: 'print documents',
  images: 'upload images',
  raw: 'send raw requests',
};

/** The service of the session's system. @throws InputError when the system does not have it */
export function serviceOf<Name extends ServiceName>(
  { system, vendor }: Pick<Session, 'system' | 'vendor'>,
  name: Name,
) {
  return offered(system[name], name, vendor);
}

/** The forms of a service, without a connection. @throws InputError when the system does not have it */
export function formsOf<Name extends keyof typeof SERVICE_OF>(cfg: Cfg, name: Name) {
  const { forms, vendor } = systemOf(cfg);
  return offered(forms[name], SERVICE_OF[name], vendor);
}

const SERVICE_OF = {
  order: 'orders',
  stock: 'stock',
  operations: 'operations',
  documents: 'documents',
  image: 'images',
  raw: 'raw',
} as const satisfies Partial<Record<keyof SystemForms, keyof System>>;

function offered<Offer>(offer: Offer | undefined, name: ServiceName, vendor: string): NonNullable<Offer> {
  if (offer) return offer;
  throw new InputError(`This component cannot ${WORK[name]} on ${vendor}. Use a credential of another system.`);
}
