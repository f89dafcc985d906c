import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** How messages are encrypted between steps, protocol version 1: AES-256-CBC of JSON, as base64. */

export const PASSWORD = 'local-password';
/** 16 characters, taken as they are. */
export const IV = '0123456789abcdef';

const KEY = createHash('sha256').update(PASSWORD).digest();

export const seal = (message: unknown): Buffer => Buffer.from(sealBytes(message).toString('base64'));

export const unseal = <T>(text: string): T => unsealBytes(Buffer.from(text, 'base64')) as T;

/** As bodies lie in the object storage: the same, as bytes. */
export function sealBytes(value: unknown): Buffer {
  const cipher = createCipheriv('aes-256-cbc', KEY, IV);
  return Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
}

export function unsealBytes(bytes: Buffer): unknown {
  const decipher = createDecipheriv('aes-256-cbc', KEY, IV);
  return JSON.parse(Buffer.concat([decipher.update(bytes), decipher.final()]).toString());
}
