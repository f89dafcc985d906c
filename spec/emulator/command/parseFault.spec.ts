import { expect } from 'chai';
import { parseFault } from '../../../emulator/command/parseFault';
import type { Fault } from '../../../emulator/faults/types';

describe('emulator: faults of the command line', () => {
  const good: Readonly<Record<string, Fault>> = {
    'status=503': { action: { kind: 'status', status: 503 } },
    'status=503 path=Item nth=2 times=3': {
      action: { kind: 'status', status: 503 },
      path: 'Item',
      nth: 2,
      times: 3,
    },
    'method=post  delay=2000 path=/auth/oauth/token': {
      action: { kind: 'delay', delayMs: 2000 },
      method: 'POST',
      path: '/auth/oauth/token',
    },
    'delay=2000 every=10': { action: { kind: 'delay', delayMs: 2000 }, every: 10 },
    'cutBody page=3': { action: { kind: 'cutBody' }, page: 3 },
    'reset times=always': { action: { kind: 'reset' }, times: Number.POSITIVE_INFINITY },
    lostAnswer: { action: { kind: 'lostAnswer' } },
    'lostAnswer=504 path=Sale/12.json': { action: { kind: 'lostAnswer', status: 504 }, path: 'Sale/12' },
    wrongOriginNext: { action: { kind: 'wrongOriginNext' } },
    'wrongOriginNext=https://a.example/?b=c': { action: { kind: 'wrongOriginNext', origin: 'https://a.example/?b=c' } },
    'rewrite=Hello': { action: { kind: 'rewrite', body: 'Hello' } },
    'dripBody=60000': { action: { kind: 'dripBody', overMs: 60_000 } },
    repeatCursor: { action: { kind: 'repeatCursor' } },
    'maxPage=25': { action: { kind: 'maxPage', limit: 25 } },
    dropKey: { action: { kind: 'dropKey' } },
    'dropKey=@attributes': { action: { kind: 'dropKey', key: '@attributes' } },
  };
  for (const [text, fault] of Object.entries(good)) {
    it(`takes ${text}`, () => expect(parseFault(text)).to.deep.equal(fault));
  }

  const bad: Readonly<Record<string, string>> = {
    '': 'Name one of status, delay, cutBody, reset, lostAnswer, rewrite, dripBody, wrongOriginNext, repeatCursor, maxPage, dropKey.',
    'path=Item': 'Name one of status, delay',
    'status=500 reset': 'Name one of status, delay',
    'toString=1': 'Name one of status, delay',
    status: 'status must be a whole number from 400 to 599.',
    'status=200': 'status must be a whole number from 400 to 599.',
    'delay=soon': 'delay must be a whole number of at least 1.',
    'reset=1': 'reset takes no value.',
    'reset method=PATCH': 'method must be one of GET, POST, PUT, DELETE.',
    'reset path=/': 'path must hold a segment, for example Item or Sale/12.',
    'reset nth=0': 'nth must be a whole number of at least 1.',
    'reset times=-1': 'times must be a whole number of at least 1.',
    'reset pth=Item': '"pth" is unknown; allowed are method, path, page, nth, every, times.',
    'reset constructor=1': '"constructor" is unknown',
  };
  for (const [text, message] of Object.entries(bad)) {
    it(`refuses ${text || 'nothing'}`, () => expect(() => parseFault(text)).to.throw(RangeError, message));
  }
});
