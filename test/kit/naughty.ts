import { existsSync, readFileSync } from 'node:fs';

const FILE = '../shared/data/adversarial/naughty-strings.jsonl';

/** A few of the strings that break programs, for where the list is not at hand. */
const FEW = [
  '__proto__',
  'constructor',
  "Robert'); DROP TABLE prompt;--",
  '<!channel> <@U0001> <script>alert(1)</script>',
  '田中さんにあげて下さい',
  'ﷺ',
  '🏳️‍🌈 👨‍👩‍👧‍👦',
  'Ṱ̺̺̕o͞ ̷i̲̬n̝̗v̟̜o̘̫k̪͈e̲̠ ̶t̖̣h̻̰e̦̹',
  '\u202Etest\u202C',
  '{"a": [1, "\u0000"]}',
  'null',
  '1E+02',
  '%s%n ${7*7} {{7*7}}',
  '../../etc/passwd',
  '\u2028\u2029line\u0085separators',
];

/** Strings that break programs: the big list where it is at hand (`../shared`), else a few. */
export const NAUGHTY: readonly string[] = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { text: string }).text)
  : FEW;
