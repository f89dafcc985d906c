import { createApi } from '../../emulator/api/createApi';
import type { Admin, ApiCall, ApiReply, DatasetSize } from '../../emulator/types';
import { testClock } from './testClock';

/** A body to look into by path; which parts exist only the expectation knows. */
export interface Json {
  readonly [name: string]: Json | undefined;
}

export interface Reply {
  readonly status: number;
  readonly body: Json;
}

export interface ApiUnderTest {
  readonly admin: Admin;
  readonly clock: ReturnType<typeof testClock>;
  reset(): void;
  /** `path` lies below the account unless it begins with a slash; its query follows a question mark, as sent. */
  call(method: string, path: string, body?: unknown, scopes?: readonly string[]): Reply;
  /** As `call`, with whatever else a call has and the whole answer: files, pages. */
  send(method: string, path: string, more?: Partial<ApiCall>): ApiReply;
  get(path: string): Reply;
  /** The records of a list, all pages of it. */
  all(path: string, envelope: string): Record<string, string>[];
}

export const SMALL: DatasetSize = { items: 60, matrices: 4, customers: 30, sales: 30, orders: 8 };
export const ORIGIN = 'http://127.0.0.1:4010';

export function apiUnderTest(size: DatasetSize = SMALL): ApiUnderTest {
  const clock = testClock();
  const api = createApi({ clock, size });
  const send: ApiUnderTest['send'] = (method, path, more) => {
    const full = path.startsWith('/') ? path : `/API/V3/Account/123456/${path}`;
    const [bare = '', ...rest] = full.split('?');
    const suffix = /\.(json|xml|html|pdf)$/.exec(bare)?.[0] ?? '';
    const segments = bare
      .slice(1, bare.length - suffix.length)
      .split('/')
      .map(decodeURIComponent);
    const query = rest.join('?');
    const scopes = ['employee:all'];
    return api.handle({ method, segments, suffix, query, origin: ORIGIN, employeeID: '1', scopes, ...more });
  };
  const call: ApiUnderTest['call'] = (method, path, body, scopes = ['employee:all']) => {
    const reply = send(method, path, { body, scopes });
    return { status: reply.status, body: reply.body as Json };
  };
  const get = (path: string) => call('GET', path);
  return {
    admin: api.admin,
    clock,
    reset: api.reset,
    call,
    send,
    get,
    all(path, envelope) {
      const records: Record<string, string>[] = [];
      for (let next = path; next !== ''; ) {
        const { status, body } = get(next);
        if (status !== 200) {
          throw new Error(`${status} ${body.message}`);
        }
        records.push(...listOf(body[envelope]));
        next = String(body['@attributes']?.next ?? '').replace(ORIGIN, '');
      }
      return records;
    },
  };
}

/** Reads the vendor's lists: absent or empty text, one bare value, or an array. */
export function listOf<T = Record<string, string>>(value: unknown): T[] {
  if (value === undefined || value === '') {
    return [];
  }
  return (Array.isArray(value) ? value : [value]) as T[];
}
