/** What people write when nothing blocks them, without punctuation. Short on purpose: "no GPU" is a blocker. */
const NOTHING =
  /^(?:(?:no|none|nope|nah|nada|nil|null|nothing|n ?\/ ?a|na|not applicable|not blocked|unblocked|all (?:good|clear|fine)|clear|no (?:known |current |new |major |real )?(?:blockers?|blocks?|issues?|impediments?|problems?)|nothing (?:blocking|blocked|to report|new)|none that i know of|keine?|nein|nichts|ning(?:ún|uno|una)|aucun|rien|nessuno|nenhum|нет|なし|特になし|无|没有|없음)(?: (?:me|here|really|so far|yet|today|now|right now|for now|atm|at the moment|at this time|currently|this week|on my side|from my side|from me))*)?$/u;

/** Signs that say all is well. Any other emoji might not. */
const FINE = /[✅☑✔👍👌🙂😀😊]\ufe0f?/gu;
const LIST_MARK = /^[\s\p{Cf}]*(?:[-*•–—]+|\d{1,3}[.)])(?=[\s\p{Cf}]|$)/u;

/** Whether `text` names no blocker: every line is empty, a dash, or a word such as `none`, `n/a` or `no blockers`. */
export function saysNone(text: string): boolean {
  return withoutNone(text) === '';
}

/** The text without the lines that only say there is no blocker; the other lines as they were typed. */
export function withoutNone(text: string): string {
  const kept = text.split(/\r\n?|\n/).filter((line) => !isNothing(line));
  return kept.join('\n');
}

function isNothing(line: string): boolean {
  const said = line
    .normalize('NFKC')
    .toLowerCase()
    .replace(LIST_MARK, '')
    .replace(FINE, ' ')
    .replace(/[^\p{L}\p{N}\p{So}/?]+/gu, ' ')
    .replace(/ ?\/ ?/g, '/')
    .replace(/^[/ ]+|[/ ]+$/g, '')
    .replace(/^n a$/, 'na');
  return NOTHING.test(said); // a question mark stays: "none?" wants an answer
}
