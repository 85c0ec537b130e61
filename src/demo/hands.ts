import { weekdaysInWords } from '#domain/time-words.ts';
import type { Act, Deed } from './act.ts';
import { actOnBet } from './bets-hands.ts';
import { NINE_TO_SIX } from './scenario.ts';
import { FIELD_MAX } from './scene/shapes.ts';
import type { FormWords } from './scene/shapes.ts';
import type { Stage } from './stage.ts';
import type { Posted } from './witness.ts';

/** What came of an act: nothing to complain of, or why it could not be done, in a sentence. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly why: string };

interface ActResult {
  readonly ack: string;
  readonly errors?: Record<string, string>;
  readonly refused?: string;
}

const DONE: Done = { ok: true };

/** Does it as that person would: by pressing, typing and submitting, and never past what Slack shows them. */
export async function perform(stage: Stage, act: Act, channel: string): Promise<Done> {
  try {
    return await deal(stage, act, channel);
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

function deal(stage: Stage, { who, date, deed }: Act, channel: string): Promise<Done> {
  const { act, channels, faults } = stage.slack.control;
  switch (deed.do) {
    case 'confirm':
      return press(stage, who, introduction(stage, who), 'hours.confirm');
    case 'hours':
      return changeHours(stage, who, deed);
    case 'fill':
      return fillIn(stage, who, date, deed);
    case 'same':
      return press(stage, who, ask(stage, who, date), 'standup.same');
    case 'skip':
      return press(stage, who, ask(stage, who, date), 'standup.skip');
    case 'snooze':
      return snooze(stage, who, date, deed.minutes);
    case 'write':
      return act.message({ user: who, text: deed.text }).then(judge);
    case 'command':
      return act.command({ user: who, channel, command: deed.command, text: deed.text }).then(judge);
    case 'form':
    case 'card':
      return actOnBet(stage, who, deed, channel);
    case 'away': {
      const text = `away ${deed.from}..${deed.to} ${deed.reason}`;
      return act.command({ user: who, channel, command: '/standup', text }).then(judge);
    }
    case 'join':
      return channels.invite(channel, [who]).then(() => DONE);
    case 'leave':
      return channels.kick(channel, who).then(() => DONE);
    case 'fault':
      return faults.add({ kind: deed.kind, where: deed.where }).then(() => DONE);
  }
}

function judge({ ack, errors, refused }: ActResult): Done {
  if (errors && Object.keys(errors).length > 0) return { ok: false, why: Object.values(errors).join(' ') };
  if (refused !== undefined) return { ok: false, why: refused };
  return ack === 'ok' ? DONE : { ok: false, why: `Slack waited in vain for the bot (${ack})` };
}

function ask({ witness }: Stage, who: string, date: string): Posted {
  const found = witness.ask(who, date);
  if (!found) throw new Error(`${who} was not asked about ${date}, so there is nothing to press`);
  return found;
}

function introduction({ witness }: Stage, who: string): Posted {
  const found = witness.find('introduction', who);
  if (!found) throw new Error(`${who} has no introduction to press a button on`);
  return found;
}

/** Presses a button on a message. */
export async function press(stage: Stage, who: string, on: Posted, actionId: string): Promise<Done> {
  const { channel, ts: messageTs } = on;
  return judge(await stage.slack.control.act.interact({ user: who, channel, messageTs, actionId }));
}

/** Menus hold the key of the question as well, so the option is chosen by its place among 30, 60 and 120 minutes. */
async function snooze(stage: Stage, who: string, date: string, minutes: number): Promise<Done> {
  const { channel, ts: messageTs } = ask(stage, who, date);
  const shown = (await stage.slack.control.messages(`@${who}`)).find(({ ts }) => ts === messageTs);
  const option = optionsIn(shown?.blocks).find((value) => value.endsWith(`|${minutes}`));
  if (option === undefined) throw new Error(`the question to ${who} offers no snooze of ${minutes} minutes`);
  const actionId = 'standup.snooze';
  return judge(await stage.slack.control.act.interact({ user: who, channel, messageTs, actionId, option }));
}

function optionsIn(blocks: unknown): string[] {
  if (Array.isArray(blocks)) return blocks.flatMap(optionsIn);
  if (typeof blocks !== 'object' || blocks === null) return [];
  const own = 'value' in blocks && typeof blocks.value === 'string' ? [blocks.value] : [];
  return [...own, ...Object.values(blocks).flatMap(optionsIn)];
}

type Values = Record<string, Record<string, unknown>>;

/** The blocks of the form that lies on top for that person, with what stands in each field. */
export async function openForm(stage: Stage, who: string): Promise<Map<string, unknown>> {
  await stage.bot.idle(); // the form is opened after the press was acknowledged
  const top = (await stage.slack.control.views(who)).at(-1);
  if (!top) throw new Error(`no form opened for ${who}`);
  const inputs = top.blocks.filter(({ type }) => type === 'input');
  return new Map(inputs.map(({ block_id, element }) => [String(block_id), element]));
}

/** Puts `values` (by block id) into the form on top and sends it. */
export async function send(stage: Stage, who: string, given: Readonly<Record<string, unknown>>): Promise<Done> {
  const values: Values = Object.fromEntries(Object.entries(given).map(([block, value]) => [block, { value }]));
  const done = judge(await stage.slack.control.act.submit({ user: who, values }));
  if (!done.ok) await stage.slack.control.act.close({ user: who, clear: true });
  return done;
}

const QUESTIONS = ['done', 'plan', 'blockers', 'evidence'] as const;
type Question = (typeof QUESTIONS)[number];

async function fillIn(stage: Stage, who: string, date: string, deed: Extract<Deed, { do: 'fill' }>): Promise<Done> {
  const pressed = await press(stage, who, ask(stage, who, date), 'standup.fill');
  if (!pressed.ok) return pressed;
  const fields = await openForm(stage, who);
  const blocks = new Map(
    QUESTIONS.flatMap((question) => {
      const block = [...fields.keys()].find((id) => id.startsWith(`${question}:`));
      return block === undefined ? [] : [[question, block] as const];
    }),
  );
  const before = (question: Question): string => initialOf(fields.get(blocks.get(question) ?? ''));
  const texts = deed.over === 'add' ? added(before, deed.words) : deed.words;
  return send(stage, who, Object.fromEntries([...blocks].map(([question, block]) => [block, texts[question] || null])));
}

/** Below what stands there; what a field has no room for is said under the last question. */
function added(before: (question: Question) => string, words: FormWords): FormWords {
  const over: string[] = [];
  const inField = (question: Question): string => {
    const text = below(before(question), words[question] ?? '');
    if (text.length <= FIELD_MAX) return text;
    over.push(words[question] ?? '');
    return before(question);
  };
  const [done, plan, blockers] = [inField('done'), inField('plan'), inField('blockers')];
  const evidence = [before('evidence'), words.evidence ?? '', ...over].reduce(below, '');
  return { done, plan, blockers, evidence };
}

const below = (before: string, more: string): string => [before, more].filter((text) => text !== '').join('\n');

function initialOf(element: unknown): string {
  if (typeof element !== 'object' || element === null || !('initial_value' in element)) return '';
  return typeof element.initial_value === 'string' ? element.initial_value : '';
}

async function changeHours(stage: Stage, who: string, { hours }: Extract<Deed, { do: 'hours' }>): Promise<Done> {
  const pressed = await press(stage, who, introduction(stage, who), 'hours.change');
  if (!pressed.ok) return pressed;
  await openForm(stage, who);
  const { days, from, to } = { ...NINE_TO_SIX, ...hours };
  const week = `${weekdaysInWords(days)} ${from}–${to}`;
  return send(stage, who, { week, ...(hours.at ? { at: hours.at } : {}) });
}
