import type { Deed } from './act.ts';
import { openForm, send } from './hands.ts';
import type { Done } from './hands.ts';
import type { Stage } from './stage.ts';

/** A command that opens a form, or a control on the card of a bet, and what is then put into the form. */
export type BetDeed = Extract<Deed, { do: 'form' | 'card' }>;

/** Does what somebody does about a bet; `@name` in a form is that person. */
export async function actOnBet(stage: Stage, who: string, deed: BetDeed, channel: string): Promise<Done> {
  const acted = deed.do === 'form' ? await typed(stage, who, deed, channel) : await pressed(stage, who, deed, channel);
  if (!acted.ok || deed.values === undefined) return acted;
  const fields = await openForm(stage, who);
  const { act, views } = stage.slack.control;
  if (!Object.keys(deed.values).every((field) => fields.has(field))) {
    await act.interact({ user: who, actionId: 'hypothesis.whole' });
    await openForm(stage, who);
  }
  const sent = await send(stage, who, withPeople(stage, deed.values));
  // What sounds like an ended bet is shown once before it counts.
  const asked = (await views(who)).at(-1);
  return sent.ok && JSON.stringify(asked?.blocks ?? []).includes('Not sent yet') ? send(stage, who, {}) : sent;
}

async function typed({ slack }: Stage, user: string, deed: BetDeed & { do: 'form' }, channel: string): Promise<Done> {
  const { command, text } = deed;
  const { ack } = await slack.control.act.command({ user, channel, command, text });
  return ack === 'ok' ? { ok: true } : { ok: false, why: `Slack waited in vain for the bot (${ack})` };
}

async function pressed({ slack }: Stage, user: string, deed: BetDeed & { do: 'card' }, channel: string): Promise<Done> {
  const { control } = slack;
  const card = (await control.messages(channel)).find(({ text }) => text.trimStart().startsWith(`${deed.bet} ·`));
  if (!card) return { ok: false, why: `${deed.bet} has no card in the channel` };
  const { action: actionId, option } = deed;
  const chosen = option === undefined ? {} : { option };
  const { ack, refused } = await control.act.interact({ user, channel, messageTs: card.ts, actionId, ...chosen });
  return ack === 'ok' && refused === undefined ? { ok: true } : { ok: false, why: refused ?? ack };
}

function withPeople({ ids }: Stage, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const person = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith('@') ? ids.get(value.slice(1)) : value;
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, person(value)]));
}
