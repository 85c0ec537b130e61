import { blockerLines, saysNone } from './blocker-words.ts';
import { tellsOfBlocker } from './summary-blocked.ts';
import { readsLikeOrders } from './summary-hostile.ts';
import type { ClaimKind, Update } from './summary.ts';

/** Where in an update a line stands. */
export type Section = 'done' | 'next' | 'blockers' | 'other';

/** One line of an update as it was typed. */
export interface UpdateLine {
  readonly update: Update;
  readonly section: Section;
  /** Without its list mark. */
  readonly text: string;
  /** What code takes it for. */
  readonly kind: ClaimKind;
  /** Reads like orders to a program: a person looks first. */
  readonly orders: boolean;
}

const HEADINGS: readonly (readonly [Section, RegExp])[] = [
  [
    'done',
    /^(?:erledigt|gemacht|fertig|gestern|fait|terminé|hier|hecho|completado|ayer|feito|concluído|ontem|fatto|completato|ieri|сделано|готово|вчера|完成|已完成|昨天|昨日|やったこと|実施内容|완료|어제|what (?:i|we)(?:'ve)? (?:did|done)|done|did|completed?|finished|accomplish(?:ed|ments)|progress|yesterday|last week|this week|since (?:the )?last[\w ]*|highlights)$/,
  ],
  [
    'next',
    /^(?:als nächstes|geplant|heute|morgen|à faire|prochaines étapes|aujourd'hui|demain|próximo|próximos pasos|por hacer|hoy|mañana|próximos passos|a fazer|hoje|amanhã|prossimi passi|da fare|oggi|domani|план|планы|дальше|сегодня|завтра|下一步|计划|計劃|今天|明天|次|予定|今日|明日|やること|다음|계획|오늘|내일|next|next (?:steps?|week|up)|plans?|planned|to ?do|today|tomorrow|upcoming|will do|what's next)$/,
  ],
  [
    'blockers',
    /^(?:block(?:ed|ers?|ing)|blocked (?:on|by)|impediments?|obstacles?|roadblocks?|show-?stoppers?|stuck|stuck on|problems|current blockers?|open blockers?|my blockers?|waiting (?:on|for)|blockaden?|blockiert|blockierungen|hindernisse|probleme|blocages?|bloqueurs?|bloqué|points? bloquants?|bloqueos?|bloqueado|impedimentos?|bloqueios?|bloqueadores|blocchi|bloccato|ostacoli|blokkades?|hinder|blokady|блокеры?|проблемы|препятствия|ブロッカー|課題|困っていること|阻塞|阻塞项|阻碍|困难|問題|问题|블로커|이슈|장애)$/,
  ],
  ['other', /^(?:notes?|other|misc|links?|fyi|availability|ooo|risks?|decisions?|metrics?)$/],
];
const HEADING = /^[\s#*_>\p{So}\ufe0f-]*([\p{L}\p{M}' ]{1,28}?)[\s*_]*[:：]?[\s*_]*$/u;
const BLOCKING =
  'blocked(?: on| by)?|(?:current |open |my )?blockers?|blocking|impediments?|obstacles?|roadblocks?|stuck(?: on)?|blockiert|blockaden?|hindernisse|blocages?|bloqueurs?|bloqué(?:e|s|es)?(?: par)?|bloqueos?|bloquead[oa](?: por)?|impedimentos?|bloqueios?|blocchi|bloccat[oa]|блокеры?|ブロッカー|阻塞|阻碍|블로커';
const INLINE_HEADING = new RegExp(
  String.raw`^[\s#*_>\p{So}\ufe0f-]*(?:(done|did|completed|next|plan|planned|today|tomorrow|${BLOCKING})[*_]*\s*[:：]|(${BLOCKING})\s+[-–—](?=\s))\s*[*_]*(.+)$`,
  'iu',
);
/** One sign for machines and nothing more tells nobody anything. */
const OPAQUE = /^(?!#?\d+$|[A-Z]{2,10}-\d+$)(?=\S*\d)(?=\S*\p{L})[^\s@:/]+$/u;
const MARK = /^[\s\p{Cf}]*(?:[-*•–—]+|\d{1,3}[.)]|\[[ xX]\])(?=\s)\s*(?:\[[ xX]\]\s*)?/u;

/** The update's lines under their headings, in order; tables, code, quotations and empty lines left out. */
export function linesOf(update: Update): UpdateLine[] {
  const own = [
    ...typed(update.done, 'done', update),
    ...typed(update.next, 'next', update),
    ...blockersIn(update.blockers, update),
  ];
  const seen = new Set(own.map(({ text }) => plainly(text)));
  const rest = fromText(update).filter(({ text, section, kind }) => {
    if (seen.has(plainly(text))) return false;
    // what the fields say is not said a second time by the text they were taken from
    return !(section === 'blockers' && kind === 'blocker' && update.blockers.trim() !== '' && covered(text, own));
  });
  const fresh = new Set<string>();
  return [...own, ...rest].filter(({ text }) => !fresh.has(plainly(text)) && fresh.add(plainly(text)));
}

const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{So}]+/gu, ' ')
    .trim();

/** Whether `text` is a part of a line that is there, or holds one. */
function covered(text: string, lines: readonly UpdateLine[]): boolean {
  const said = plainly(text);
  return lines.some((line) => {
    const one = plainly(line.text);
    return one.includes(said) || (one.length > 3 && said.includes(one));
  });
}

function typed(text: string, section: Section, update: Update): UpdateLine[] {
  return proseLines(text).map((line) => lineOf(update, section, line));
}

function blockersIn(text: string, update: Update): UpdateLine[] {
  return blockerLines(text).map((line) => lineOf(update, 'blockers', line.text));
}

function lineOf(update: Update, section: Section, text: string): UpdateLine {
  return { update, section, text, kind: kindOf(text, section), orders: readsLikeOrders(text) };
}

/** The lines that are sentences: no table, code, quotation or rule. */
function proseLines(text: string): string[] {
  let fenced = false;
  return text.split(/\r\n?|\n/).flatMap((line) => {
    const fence = /^\s*(?:```|~~~)/.test(line);
    if (fence) fenced = !fenced;
    const bare = line.replace(MARK, '').trim();
    const html = /^(?:<[^<>]*>\s*)+$/.test(bare);
    const aside =
      fenced ||
      fence ||
      html ||
      OPAQUE.test(bare) ||
      /^\s*(?:\||>|[-=+|:\s]{3,}$|<!--)/.test(line) ||
      /^[\p{P}\p{S}\s]*$/u.test(bare);
    return aside || (saysNone(bare) && bare.length < 40) ? [] : [bare];
  });
}

function fromText(update: Update): UpdateLine[] {
  const lines: UpdateLine[] = [];
  let section: Section = 'other';
  let blocked: string[] = [];
  const flush = (): void => {
    lines.push(...blockersIn(blocked.join('\n'), update));
    blocked = [];
  };
  for (const line of sentenceLines(update.text)) {
    const inline = INLINE_HEADING.exec(line);
    const heading = inline ? sectionOf(inline[1] ?? inline[2] ?? '') : sectionOf(HEADING.exec(line)?.[1] ?? '');
    if (heading !== null) section = heading;
    const text = inline && heading !== null ? (inline[3] ?? '') : heading === null ? line : '';
    if (text.trim() === '') continue;
    if (section === 'blockers') blocked.push(text);
    else {
      flush();
      lines.push(...typed(text, section, update));
    }
  }
  flush();
  return lines;
}

/** Line by line; long paragraphs by sentence. Inside fences and tables lines stay whole, `proseLines` drops them. */
function sentenceLines(text: string): string[] {
  let fenced = false;
  return text.split(/\r\n?|\n/).flatMap((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) {
      fenced = !fenced;
      return [];
    }
    if (fenced) return [];
    return line.length <= 200 ? [line] : line.split(/(?<=[.!?。])\s+(?=[\p{Lu}\p{Lo}"'([])|(?<=。)/u);
  });
}

function sectionOf(heading: string): Section | null {
  const said = heading.toLowerCase().replace(/\s+/g, ' ').trim();
  if (said === '') return null;
  if (new RegExp(`^(?:${BLOCKING})$`, 'u').test(said)) return 'blockers';
  return HEADINGS.find(([, words]) => words.test(said))?.[0] ?? null;
}

const DECIDED =
  /^(?:decision|decided)\b|\b(?:we|team|i)(?:'ve| have)? (?:decided|agreed) (?:to|on|that|not)\b|\bdecision[:：]/i;
const RISK =
  /^risks?\b|\b(?:at risk|risk(?:s|y)? (?:of|that|is|to)|might (?:slip|miss)|may (?:slip|miss)|will (?:likely )?slip|behind schedule|miss the deadline|delayed)\b/i;
const METRIC =
  /\b(?:f1|accuracy|acc|auc|auroc|loss|latency|throughput|precision|recall|wer|cer|bleu|rouge|rmse|mae|map|perplexity|ppl|p50|p9\d|qps|tflops|coverage|pass rate|error rate)\b[^\n]{0,40}?\d/i;
const ASK =
  /\?\s*$|\b(?:could|can|would) (?:someone|anyone|somebody|you)\b|\bneed(?:s)? (?:a )?(?:review|feedback|input|help)\b|\bplease (?:review|look|check|help)\b/i;

function kindOf(text: string, section: Section): ClaimKind {
  if (section === 'blockers') return 'blocker';
  if (section !== 'done' && tellsOfBlocker(text)) return 'blocker';
  if (DECIDED.test(text)) return 'decision';
  if (RISK.test(text)) return 'risk';
  if (METRIC.test(text) && section !== 'next') return 'metric';
  if (ASK.test(text)) return 'ask';
  return section === 'next' ? 'plan' : 'progress';
}

/** Everything a person wrote in an update, once, as a quote of theirs may be looked for. */
export function wholeText({ text, done, next, blockers }: Update): string {
  const seen = text.replace(/\s+/g, ' ');
  const more = [done, next, blockers].filter((field) => {
    const said = field.replace(/\s+/g, ' ').trim();
    return said !== '' && !seen.includes(said);
  });
  return [text, ...more].filter((part) => part.trim() !== '').join('\n');
}

/** Under which heading a quote of an update stands. */
export function sectionOfQuote(update: Update, quote: string, lines: readonly UpdateLine[] = linesOf(update)): Section {
  const said = plainly(quote);
  const line = lines.find(({ text }) => {
    const one = plainly(text);
    return one !== '' && (one.includes(said) || said.includes(one));
  });
  return line?.section ?? 'other';
}
