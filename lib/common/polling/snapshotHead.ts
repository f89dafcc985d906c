import { hash } from 'node:crypto';
import { isObject } from '../util/collections';
import { type PollSettings, pollingField } from './pollSettings';

/** What every snapshot says of the poll that wrote it: `{v: 1, objectType, pollingField, account}`. */
export const snapshotHead = (settings: PollSettings): object => ({
  v: 1,
  objectType: settings.entity.entity,
  pollingField: pollingField(settings),
  ...(settings.account !== undefined && { account: accountDigest(settings.account) }),
});

/** A snapshot of this poll; its members besides those of the head are unchecked. */
export type OwnSnapshot = Readonly<Record<string, unknown>>;

/** `why`: what is wrong with it. Neither of the two: there is none, or an empty one. */
export interface ReadHead {
  readonly own?: OwnSnapshot;
  readonly why?: string;
}

/** Tells a snapshot of this poll from all else that the platform may hand over. */
export function readHead(settings: PollSettings, snapshot: unknown): ReadHead {
  if (snapshot === undefined || snapshot === null || snapshot === '') return {};
  if (!isObject(snapshot)) return { why: 'is not one of this component' };
  if (Object.keys(snapshot).length === 0) return {};
  if (snapshot['v'] !== 1) return { why: 'has a form that this version does not know' };
  if (snapshot['objectType'] !== settings.entity.entity) return { why: 'is of another object type' };
  if (snapshot['pollingField'] !== pollingField(settings)) return { why: 'is of another polling field' };
  if (!isOfAccount(settings, snapshot['account'])) return { why: 'is of another account' };
  return { own: snapshot };
}

/** Under the same ids another account has other records. Snapshots of earlier versions do not say whose they are. */
const isOfAccount = ({ account }: PollSettings, known: unknown): boolean =>
  known === undefined || account === undefined || known === accountDigest(account);

/** Short: an address of a server may be of any length. */
const accountDigest = (account: string): string => hash('sha256', account).slice(0, 12);

export const ignored = (why: string): { readonly warning: string } => ({
  warning: `The snapshot ${why}; reading starts anew`,
});
