import { expect } from 'chai';
import type { Failure } from '../../../lib/common/http/retry';
import { finalError } from '../../../lib/common/http/retry';
import { InputError, OutcomeUnknownError, ProtocolError, UnavailableError } from '../../../lib/common/util/errors';

const details = { status: 502, method: 'POST', path: '/Item.json', ray: 'r-1' };
const down: Failure = { kind: 'status', status: 502, error: new UnavailableError('It is down (POST).', details) };

describe('finalError', () => {
  it('is the error itself when nothing was repeated', () => {
    const trial = { failure: down, earlier: [], repeat: 'always', elapsedMs: 0 } as const;
    expect(finalError(trial, 'Lightspeed')).to.equal(down.error);
  });

  it('is the error itself when waiting does not help, however often it was tried', () => {
    const error = new InputError('Wrong.');
    const failure: Failure = { kind: 'status', status: 422, error };
    expect(finalError({ failure, earlier: [down], repeat: 'always', elapsedMs: 1 }, 'Lightspeed')).to.equal(error);
  });

  it('tells how often and how long an unavailable server was tried', () => {
    const error = finalError(
      { failure: down, earlier: [down, down], repeat: 'always', elapsedMs: 12_345 },
      'Lightspeed',
    );
    expect(error)
      .to.be.instanceOf(UnavailableError)
      .and.include({ ...details, cause: down.error });
    expect(error.message).to.equal('It is down (POST). Tried 3 times within 13 s.');
  });

  for (const failure of [
    down,
    ...(['timeout', 'reset', 'truncated', 'tooLarge'] as const).map((kind): Failure => ({ ...down, kind })),
  ]) {
    it(`says that the outcome is unknown after ${failure.kind}, where that matters`, () => {
      const error = finalError({ failure, earlier: [], repeat: 'ifNotDone', elapsedMs: 0 }, 'Lightspeed');
      expect(error)
        .to.be.instanceOf(OutcomeUnknownError)
        .and.include({ ...details, cause: down.error });
      expect(error.message).to.equal(
        'It is not known whether Lightspeed carried this out. Look whether it is there before you send it again. It is down (POST).',
      );
    });
  }

  it('says that a request was carried out when only its answer is lost', () => {
    const failure: Failure = { kind: 'truncated', status: 200, error: new ProtocolError('Not JSON.') };
    const error = finalError({ failure, earlier: [], repeat: 'ifNotDone', elapsedMs: 0 }, 'Lightspeed');
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    expect(error.message).to.match(/^Lightspeed answered that it carried this out, but the answer itself was lost\./);
  });

  for (const failure of [
    { ...down, status: 429 },
    { ...down, kind: 'refused', status: undefined },
  ] satisfies Failure[]) {
    it(`knows that nothing was done after ${failure.status ?? failure.kind}`, () => {
      const error = finalError({ failure, earlier: [failure], repeat: 'ifNotDone', elapsedMs: 600_000 }, 'Lightspeed');
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error.message).to.contain('Tried 2 times within 600 s');
    });
  }
});
