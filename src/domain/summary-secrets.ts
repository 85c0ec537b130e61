import { KEYS } from './summary-keys.ts';

/** What must not leave: by kind, how it looks. The first that matches a stretch has it. */
export type SecretKind = 'key' | 'email' | 'iban' | 'card' | 'identity' | 'phone' | 'ip' | 'mac';

/** A stretch of text that is secret or somebody's own. */
export interface Secret {
  readonly kind: SecretKind;
  readonly from: number;
  readonly to: number;
}

const EMAIL =
  /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,5}(?=[\p{L}-]{2,24}(?![\p{L}\p{N}-]))[\p{L}-]{2,24}/gu;
/** As people write one that no machine should find: `bob AT acme DOT com`, `ops(at)acme.test`. */
const SPELT_EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+'-]{1,64}(?:\s{0,2}[([{<]\s?(?:at|@|ät)\s?[)\]}>]\s{0,2}[\p{L}\p{N}-]{1,63}(?:(?:\.|\s{0,2}[([{<]\s?(?:dot|punkt|point|\.)\s?[)\]}>]\s{0,2}|\s(?:dot|punkt)\s)[\p{L}\p{N}-]{2,63}){1,4}|\s(?:at|AT)\s[\p{L}\p{N}-]{1,63}(?:(?:\s(?:dot|DOT)\s|\s?[([{]dot[)\]}]\s?)[\p{L}\p{N}-]{2,63}){1,4}|\sAT\s(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24})(?![\p{L}\p{N}])/gu;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g;
const DIGITS = /(?<![\p{L}\p{N}._#/+-])\d(?:[ -]?\d){10,18}(?![\p{L}\p{N}_]|[.,-]\d)/gu;
const DOTTED_CARD = /(?<![\p{L}\p{N}._#/+-])\d{4}(?:\.\d{4}){2}\.\d{3,7}(?![\p{L}\p{N}_]|[.,-]\d)/gu;
/** Of people: with the word for it, or as only one country writes them. source: ssa.gov, receita.fazenda.gov.br */
const IDS: readonly RegExp[] = [
  /(?<![\w.-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-]|\.\d)/g,
  /(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])/g,
  /(?<=\b(?:ssn|social security(?: (?:no\.?|number))?|cpf|aadhaar|sin)\b\W{0,5}(?:is )?)\d{3,4}[- .]?\d{2,4}[- .]?\d{3,4}(?!\d)/gi,
  /(?<=\b(?:passport|reisepass|passeport|pasaporte|passaporto|personalausweis|ausweis|national id|identity card|id card|driver'?s licen[sc]e|driving licen[sc]e|tax id|steuer-?id|national insurance|nino)(?:nummer)?(?: (?:no\.?|number|nr\.?|n°|num[eé]ro|#))?(?: is)?\s{0,3}[:#]?\s{0,3})(?=[A-Z0-9 -]{0,6}\d{2})(?=(?:[A-Z -]*\d){4})[A-Z0-9](?:[ -]?[A-Z0-9]){5,17}\b/gi,
];
const MAC =
  /(?<![\w:-])(?=[\d:-]*[a-f])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:-])|(?<![\w:-])(?=[\d-]*[a-f])(?:[0-9a-f]{2}-){5}[0-9a-f]{2}(?![\w:-])/gi;
const IPV4 = /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]*\d)/g;
const IPV6 =
  /(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,5}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}:[0-9a-f]{0,4}(?::[0-9a-f]{1,4}){0,5}(?![\w:])/gi;
const PHONE =
  /(?<![\p{L}\p{N}._#/:=-])(?:\+|00)?\(?\d{1,4}\)?(?:[ ./-]?\(?\d{1,4}\)?){2,6}(?![\p{L}\p{N}_%]|[.,:]\d)/gu;
const PHONE_WORD =
  /\b(?:call|phone|tel|telephone|mobile|cell|fax|dial|reach(?: me)?|ring|sms|whatsapp|contact|number is|text me)\b/i;

/** A number at the end of what is said; in its middle it may count who got them. */
const MESSAGED = /\b(?:messages?|texts?|texting) (?:to|me at|us at|me on|us on)[\s:]{0,3}$/i;
const ENDS = /^\s*(?:$|[.,;!?)\n])/;
/** What people write behind a number of theirs, as in an address book. */
const PHONE_LABEL = /^(?:-| ?\()(?:office|fax|mobile|cell|home|work|private|direct|landline|tel|phone|whatsapp)\b/i;
const CARD_WORD = /\b(?:(?:credit|debit|bank|charge) card|card (?:number|no\.?))[\s:#]*$/i;

/** Names of numbers that machines give out. */
const RUN_ID =
  /\b(?:run|job|id|ids|seed|build|trace|step|commit|hash|ts|timestamp|epoch|pid|slurm)(?: (?:id|number|no\.?))?[\s#:=_-]*$/i;

/** Every secret of `text`, in order and without overlap. */
export function secretsIn(text: string): Secret[] {
  const found: Secret[] = [];
  const add = (kind: SecretKind, pattern: RegExp, fits: (said: string, at: number) => boolean = () => true): void => {
    for (const { index, 0: said } of text.matchAll(pattern)) {
      const to = index + said.trimEnd().length;
      if (fits(said, index) && !found.some((one) => index < one.to && one.from < to))
        found.push({ kind, from: index, to });
    }
  };
  for (const pattern of KEYS) add('key', pattern);
  add('email', EMAIL);
  add('email', SPELT_EMAIL);
  add('iban', IBAN, isIban);
  const before = (at: number): string => text.slice(Math.max(0, at - 30), at);
  add('card', DIGITS, (said, at) => CARD_WORD.test(before(at)) || (isCard(said) && !RUN_ID.test(before(at))));
  add('card', DOTTED_CARD, isCard);
  for (const pattern of IDS) add('identity', pattern);
  add('mac', MAC);
  add('ip', IPV4, (_, at) => !/\bv(?:ersion)?\.? ?$/i.test(text.slice(Math.max(0, at - 10), at)));
  add('ip', IPV6, (said) => /[a-f]/i.test(said) || said.includes('::') || said.split(':').length > 6);
  add('phone', PHONE, (said, at) =>
    isPhone(said, before(at), text.slice(at + said.trimEnd().length, at + said.length + 12)),
  );
  return found.toSorted((a, b) => a.from - b.from);
}

/** source: ISO 13616, remainder 1 of 97 */
function isIban(said: string): boolean {
  const bare = said.replaceAll(' ', '');
  if (bare.length < 15 || bare.length > 34) return false;
  let rest = 0;
  for (const char of bare.slice(4) + bare.slice(0, 4)) {
    const value = /\d/.test(char) ? char : String(char.charCodeAt(0) - 55);
    rest = Number(`${rest}${value}`) % 97;
  }
  return rest === 1;
}

/** By Luhn's check and a beginning that cards have. A run id of as many digits fails one of them nine times in ten. */
function isCard(said: string): boolean {
  const digits = said.replace(/\D/g, '');
  if (digits.length < 12 || digits.length > 19 || !/^(?:[3456]|2[2-7]|1800|2131)/.test(digits)) return false;
  let sum = 0;
  for (const [place, char] of Array.from(digits).toReversed().entries()) {
    const digit = Number(char) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Dates, thousands, versions and run ids are no phones: a phone has a sign of one, a word beside it, or groups as phones do. */
function isPhone(said: string, before: string, after: string): boolean {
  const text = said.trim();
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return false;
  if (/\d{4}[-./]\d{1,2}[-./]\d{1,2}/.test(text) || /^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$/.test(text)) return false;
  if (text.includes('/'))
    return (
      (digits.length >= 9 && /^\(?0\d{2,5}\)? ?\/ ?[\d -]{4,}$/.test(text)) ||
      /^\+[\d ()-]{2,12}\/[\d -]{4,}$/.test(text) ||
      (PHONE_WORD.test(before) && /^(?:\+|\(?0)[^/]*\/[^/]*$/.test(text))
    );
  const groups = text.split(/[ .()-]+/).filter((group) => /\d/.test(group));
  if (/^(?:\+|00)/.test(text)) return digits.length >= 8;
  if (PHONE_WORD.test(before) || PHONE_LABEL.test(after) || (MESSAGED.test(before) && ENDS.test(after))) return true;
  if (/^\(\d{2,4}\)/.test(text)) return digits.length >= 8;
  if (groups.length < 3 || digits.length < 9) return false;
  if (/^\d{1,3}(?: \d{3})+$/.test(text) && !text.startsWith('0')) return false; // 12 000 000
  if (text.includes('.') && !/^\d{3}\.\d{3}\.\d{4}$/.test(text)) return false;
  return /^\(?0|^\d{3}[-.]\d{3}[-.]\d{4}$|^1[-.]\d{3}[-.]\d{3}[-.]\d{4}$|^\d{3} \d{3} \d{4}$/.test(text);
}
