import { isObject } from '../util/collections';

/**
 * Maximum JSON size of a message's body in bytes, below the platform's own limit: later steps have to hold the body, too.
 * The limit is lower when the sailor sends the body twice, see {@link messageRoom}.
 */
export const MAX_BODY_BYTES = 7_000_000;

/** The output that the sailor adds to a message: none, the step's own, or that of the step before. */
export type Passthrough = 'none' | 'own' | 'received';

/** How the sailor sends the messages of a step. */
export interface SendingRules {
  /** Maximum size of a sent message: encrypted and, with protocol 1, as base64. */
  readonly limitBytes: number;
  readonly isBase64: boolean;
  readonly passthrough: Passthrough;
  /** When the bodies together exceed this size, the platform moves them to its storage; undefined: never. */
  readonly storeAboveBytes: number | undefined;
}

/** The runtime's settings (`getConfig()` of a step) as rules; missing settings have the sailor's defaults. */
export const sendingRules = (config: Readonly<Record<string, unknown>>, hasPassthrough: boolean): SendingRules => ({
  limitBytes: numberOf(config['OUTGOING_MESSAGE_SIZE_LIMIT'], 10_485_760),
  isBase64: numberOf(config['PROTOCOL_VERSION'], 1) < 2,
  passthrough: passthroughOf(config, hasPassthrough),
  storeAboveBytes:
    config['EMIT_LIGHTWEIGHT_MESSAGE'] === true
      ? numberOf(config['OBJECT_STORAGE_SIZE_THRESHOLD'], 1_048_576)
      : undefined,
});

const numberOf = (value: unknown, byDefault: number): number =>
  typeof value === 'number' && value > 0 ? value : byDefault;

// The setting's name is misspelt in the sailor.
const passthroughOf = (config: Readonly<Record<string, unknown>>, hasPassthrough: boolean): Passthrough => {
  if (!hasPassthrough) return 'none';
  return config['NO_SELF_PASSTRHOUGH'] === true ? 'received' : 'own';
};

/**
 * Maximum JSON size of a body, in bytes, that the sailor can send for this incoming message; 0 when passthrough already
 * fills the message.
 */
export function messageRoom(rules: SendingRules, incoming: unknown): number {
  const { bytes, bodyBytes } = passthroughSize(rules.passthrough, incoming);
  const copies = rules.passthrough === 'own' ? 2 : 1;
  const inlineBytes = Math.floor((jsonBytesWithin(rules) - bytes) / copies) - ENVELOPE_BYTES;
  const isStoredBeyond = rules.storeAboveBytes !== undefined && rules.storeAboveBytes <= inlineBytes + bodyBytes;
  return isStoredBeyond ? MAX_BODY_BYTES : Math.max(0, Math.min(MAX_BODY_BYTES, inlineBytes));
}

/** Size of the ids, headers and attachments of a message; each copy has them. */
export const ENVELOPE_BYTES = 2_000;

/** AES pads to blocks of 16 bytes, with at least one byte; base64 makes four characters of three bytes. */
function jsonBytesWithin({ limitBytes, isBase64 }: SendingRules): number {
  const encryptedBytes = isBase64 ? Math.floor(limitBytes / 4) * 3 : limitBytes;
  return Math.floor(encryptedBytes / 16) * 16 - 1;
}

/** Size that passthrough adds from the incoming message: in total, and of the bodies alone. */
function passthroughSize(passthrough: Passthrough, incoming: unknown): { bytes: number; bodyBytes: number } {
  if (passthrough === 'none' || !isObject(incoming)) return { bytes: 0, bodyBytes: 0 };
  const { passthrough: former, ...received } = incoming;
  const added = [...Object.values(isObject(former) ? former : {}), ...(passthrough === 'received' ? [received] : [])];
  const bodies = added.map((message) => (isObject(message) ? (message['body'] ?? null) : null));
  return { bytes: jsonBytes(added) + KEY_BYTES * added.length, bodyBytes: sum(bodies.map(jsonBytes)) };
}

/** A step's id as the key of its result, with quotes and colon. */
const KEY_BYTES = 100;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Bytes of a value's JSON. */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
