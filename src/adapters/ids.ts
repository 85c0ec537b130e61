import { randomBytes } from 'node:crypto';

/** Crockford's base 32 in lower case: no i, l, o or u, so that an id can be read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Makes 80 bits: among a thousand million ids, two are alike with a chance of one in two million. */
const LENGTH = 16;

/** A new random id: sixteen letters and digits, safe in keys, URLs and Slack's block ids. It tells no time and no order. */
export function newId(): string {
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join(''); // 256 is 8 times 32: even
}
