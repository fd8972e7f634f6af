import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits, always 22 characters: whoever has the hash alone cannot try out texts. */
export const newSalt = (): string => randomBytes(16).toString('base64url');

/** What stands in an entry for a personal text. */
export const textHash = (salt: string, text: string): string =>
  createHash('sha256').update(salt).update(text).digest('hex');
