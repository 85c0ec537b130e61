import { withoutLinks } from './summary-hostile.ts';
import { knownBy } from './summary-people.ts';
import { redactionFor, withoutSecrets } from './summary-redact.ts';

const HANDLE = /(?<![\p{L}\p{N}@])@[\p{L}\p{N}][\p{L}\p{N}._-]*/gu;
const SOMEBODY = 'a colleague';

/**
 * Says texts without anybody's name: whoever is named is a colleague, secrets and addresses go.
 *
 * names: of everybody who may be named; texts: all that will be said, so that no word of theirs is taken for a name.
 */
export function namelessOf(names: readonly string[], texts: readonly string[]): (text: string) => string {
  const known = knownBy([...new Set(names)]);
  const redaction = redactionFor(known, undefined, texts);
  const tokens = known.map(({ name }) => redaction.tokenOf(name)).toSorted((a, b) => b.length - a.length);
  const token = tokens.length === 0 ? null : new RegExp(`\\b(?:${tokens.join('|')})\\b`, 'g');
  return (text) => {
    const hidden = redaction.hide(withoutLinks(withoutSecrets(text)));
    const said = (token === null ? hidden : hidden.replace(token, SOMEBODY)).replace(HANDLE, SOMEBODY);
    const line = said.replace(/\s+/g, ' ').trim();
    return line.startsWith(SOMEBODY) ? `A${line.slice(1)}` : line;
  };
}
