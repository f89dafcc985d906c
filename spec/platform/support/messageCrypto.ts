import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** How messages are encrypted between steps, protocol version 1: AES-256-CBC of JSON, as base64. */

export const PASSWORD = 'spec-password';
/** 16 characters, taken as they are. */
export const IV = '0123456789abcdef';

const KEY = createHash('sha256').update(PASSWORD).digest();

export function seal(message: unknown): Buffer {
  const cipher = createCipheriv('aes-256-cbc', KEY, IV);
  return Buffer.from(Buffer.concat([cipher.update(JSON.stringify(message)), cipher.final()]).toString('base64'));
}

export function unseal<T>(text: string): T {
  const decipher = createDecipheriv('aes-256-cbc', KEY, IV);
  return JSON.parse(Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]).toString());
}
