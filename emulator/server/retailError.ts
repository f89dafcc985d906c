import { accessDenied } from '../oauth/refusal';
import { errorReply, jsonAnswer } from './answer';
import type { ErrorAnswer } from './faultAnswer';

/** An error as Lightspeed Retail writes it. */
export const retailError: ErrorAnswer = (status, message) =>
  jsonAnswer(
    status,
    status === 401 ? accessDenied('Access token could not be verified').body() : errorReply(status, message).body,
  );

/** A header of Cloudflare, through which Lightspeed Retail answers: a number for each answer. */
export function rayHeader(): () => Readonly<Record<string, string>> {
  let rays = 0;
  return () => ({ 'Cf-Ray': `${(++rays).toString(16).padStart(16, '0')}-LCL` });
}
