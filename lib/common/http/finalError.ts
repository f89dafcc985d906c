import { type LightspeedError, OutcomeUnknownError, UnavailableError } from '../errors';
import { attemptsOf, isRefusal, isUnclear, type Trial } from './retry';

/** The error to throw when a request is not repeated any more: it tells what was tried, and what is not known. */
export function finalError(trial: Trial): LightspeedError {
  const { failure, repeat, elapsedMs } = trial;
  const { error } = failure;
  const attempts = attemptsOf(trial, (one) => isRefusal(one) && !isRefusal(failure));
  if (repeat === 'ifNotDone' && isUnclear(failure)) {
    return new OutcomeUnknownError(`${uncertainty(failure.status)} ${error.message}`, { ...error, cause: error });
  }
  if (error instanceof UnavailableError && attempts > 1) {
    const effort = `Tried ${attempts} times within ${Math.ceil(elapsedMs / 1000)} s.`;
    return new UnavailableError(`${error.message} ${effort}`, { ...error, cause: error });
  }
  return error;
}

function uncertainty(status = 0): string {
  const look = 'Look whether it is there before you send it again.';
  return status >= 200 && status < 300
    ? `Lightspeed answered that it carried this out, but the answer itself was lost. ${look}`
    : `It is not known whether Lightspeed carried this out. ${look}`;
}
