import { quoted } from './calendar-names.ts';
import type { MetricKind } from './hypothesis.ts';
import { ok, refuse, type Result } from './result.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+$/;
/** Beyond these, numbers of metrics are slips of the finger. */
const LARGEST = 1e15;

/** No number, name or rule of a bet is longer; longer ones would only be tried for minutes. */
const LONGEST = 200;

/** The text on one line without needless blanks. errors: a sentence where it is too long to be what it should be. */
export function short(text: string): Result<string, string> {
  if (text.length > LONGEST) {
    return refuse(`${quoted(text.slice(0, 30))} goes on for ${text.length} characters; ${LONGEST} are the most here.`);
  }
  return ok(text.trim().replace(/\s+/g, ' '));
}

/** Whether the metric lies between 0 and 1. */
export const isShare = (kind: MetricKind): boolean => kind === 'proportion' || kind === 'f1';

/** The number that a person means by `text`. errors: one sentence with the nearest right form. */
export function readNumber(text: string): Result<number, string> {
  const line = short(text);
  if (!line.ok) return line;
  const typed = line.value.replace(/[−–]/g, '-').replaceAll(/[ _\u00a0\u202f]/g, '');
  if (DECIMAL_COMMA.test(typed) && !GROUPED.test(typed)) {
    return refuse(`${quoted(text)} has a decimal comma; write it with a point, as ${typed.replace(',', '.')}.`);
  }
  if (GROUPED.test(typed)) {
    const [plain, point] = [typed.replaceAll(',', ''), typed.replace(',', '.')];
    return refuse(`${quoted(text)} could be ${plain} or ${point}; write it without the comma.`);
  }
  if (!NUMBER.test(typed)) return refuse(`${quoted(text)} is not a number; write it as 0.85.`);
  const value = Number(typed);
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST) {
    return refuse(`${quoted(text)} is larger than any metric I can work with; write it as 0.85.`);
  }
  return ok(value === 0 ? 0 : value); // never minus zero
}

/** A value of a metric; of one between 0 and 1 also in per cent. errors: one sentence. */
export function readValue(text: string, kind: MetricKind, name: string): Result<number, string> {
  const line = short(text);
  if (!line.ok) return line;
  const share = isShare(kind);
  const percent = /^(.*?) ?%$/.exec(line.value)?.[1];
  const read = readNumber(share && percent !== undefined ? percent : text);
  if (!read.ok || !share) return read;
  const value = percent === undefined ? read.value : hundredth(read.value);
  if (value >= 0 && value <= 1) return ok(value);
  const meant = value > 1 && value <= 100 ? ` Did you mean ${hundredth(value)} (${value} %)?` : '';
  return refuse(`${name === '' ? 'This metric' : name} lies between 0 and 1, so it cannot be ${quoted(text)}.${meant}`);
}

/** 85 to 0.85, without the dust of binary fractions. */
const hundredth = (value: number): number => Number((value / 100).toPrecision(12));

/** A count above 0, such as 200, 1.2k or 3M. errors: one sentence. */
export function readCount(text: string, what: string): Result<number, string> {
  const line = short(text);
  if (!line.ok) return line;
  const [, digits = '', letter = ''] = /^(.*?) ?([km])?$/i.exec(line.value) ?? [];
  const read = readNumber(digits);
  if (!read.ok) return read;
  const value = read.value * (letter === '' ? 1 : letter.toLowerCase() === 'k' ? 1e3 : 1e6);
  if (value <= 0) return refuse(`${what} must be above 0, and ${quoted(text)} is not.`);
  if (!Number.isInteger(Number(value.toPrecision(12))))
    return refuse(`${what} is a whole number; ${quoted(text)} is not.`);
  return ok(Number(value.toPrecision(12)));
}

/** Such as `0.83` or `12.4 ms`; at most four digits behind the point that matter. */
export function valueInWords(value: number, unit = ''): string {
  const size = Math.abs(value);
  const shown =
    size !== 0 && (size < 1e-3 || size >= 1e9) ? value.toPrecision(4) : String(Number(value.toPrecision(5)));
  return unit === '' ? shown : `${shown} ${unit}`;
}

/** Such as `34 %`; never 0 or 100: what is certain is told in words. */
export function chanceInWords(chance: number): string {
  if (chance < 0.01) return 'under 1 %';
  if (chance > 0.99) return 'over 99 %';
  return `${Math.round(chance * 100)} %`;
}
