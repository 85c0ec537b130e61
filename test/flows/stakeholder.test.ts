import { afterEach, describe, expect, it } from 'vitest';
import { buttons, forms } from '#commands/index.ts';
import { projectDoors } from '#commands/project.ts';
import { summary } from '#commands/summary.ts';
import { ok } from '#domain/result.ts';
import type { ChannelId, UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import type { StakeholderWeek } from '#domain/stakeholder.ts';
import { plusMinutes, type Instant } from '#domain/time.ts';
import { record } from '#flows/answer.ts';
import { publishDue } from '#flows/digest.ts';
import { forgetMe } from '#flows/forget.ts';
import { sumUpWeeks } from '#flows/weekly-post.ts';
import type { Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import type { Ask, Writer, Writers } from '#ports/writer.ts';
import { aHypothesis, aMember, aReading, at, CHANNEL, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { aHouse, TEAM, type House } from '#test/kit/house.ts';
import { render } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

const BRUNO = 'UBER' as UserId;
const BOARD = 'CBOARD' as ChannelId;
const NOOR = 'UNOOR' as UserId;
const FRIDAY = at('2026-03-13T17:00Z');
const DONE = [
  'Fine-tuned the encoder on 400 reports with Bruno',
  'Labelled the rest of the reports',
  'Deployed the frobnicator',
  'Wrote the loader',
];

/** Bruno leads and answers from Monday to Thursday; it is Friday, an hour before his week is over. */
async function aWeek(): Promise<void> {
  house = await aHouse(TEAM.slice(1, 2), { createdBy: BRUNO }, at('2026-03-09T00:00Z'));
  house.channels.set(BOARD, { name: 'board', members: ['UBOT' as UserId, NOOR] });
  await house.ports.store.members.save(aMember({ id: NOOR, name: 'Noor', zone: 'Asia/Kolkata' }));
  for (const [n, done] of DONE.entries()) {
    const date = `2026-03-${String(9 + n).padStart(2, '0')}`;
    await house.beat(at(`${date}T09:00Z`));
    const to = { workspace: WORKSPACE, user: BRUNO, project: PROJECT, date: day(date) };
    const said = words({ done, plan: 'Go on', blockers: n === 3 ? 'Waiting for GPU quota from Noor' : '' });
    await record(house.ports, to, said, 'form', at(`${date}T10:00Z`));
    await house.beat(at(`${date}T17:00Z`));
  }
  await house.beat(at('2026-03-13T09:00Z'));
}

async function type(text: string, who = BRUNO, now: Instant = at('2026-03-13T10:00Z')): Promise<Reply> {
  const [command] = projectDoors.commands;
  const read = text.startsWith('/summary') ? summary.read(text.slice(9), now) : command?.read(text.slice(9), now);
  if (!read?.ok) return { kind: 'say', message: read?.error as Message };
  return house.run(read.value, { who, now, channel: CHANNEL });
}
async function press(id: string, value: string, who = BRUNO, now: Instant = at('2026-03-13T10:00Z')): Promise<Reply> {
  const read = buttons.find((one) => one.id === id)?.read(value);
  if (!read?.ok) throw new Error(`${id} does not read ${value}`);
  return house.run(read.value, { who, now, channel: CHANNEL });
}
const textOf = (reply: Reply): string => (reply.kind === 'say' ? JSON.stringify(render(reply.message)) : reply.kind);
const plainWeeks = () =>
  house.said.flatMap(({ message, ...rest }) => (message.kind === 'stakeholder-week' ? [{ ...rest, message }] : []));
const weekOf = (reply: Reply): StakeholderWeek => {
  if (reply.kind !== 'say' || reply.message.kind !== 'stakeholder-week') throw new Error(`no week: ${textOf(reply)}`);
  return reply.message;
};

/** A model that says each line as `say` does. */
function aModel(say: (text: string) => string) {
  const asks: Ask[] = [];
  const writer: Writer = {
    models: { map: 'small', verify: 'small', reduce: 'large' },
    write: (ask) => {
      asks.push(ask);
      const lines = ask.material.split('\n').filter((line) => line.startsWith('{'));
      const value =
        ask.schema.name === 'plain'
          ? {
              lines: lines.map((line) => {
                const { n, text } = JSON.parse(line) as { n: number; text: string };
                return { n, text: say(text) };
              }),
            }
          : { headline: [], groups: [], claims: [] };
      const usage = { task: ask.task, model: 'small', input: 90, cached: 0, output: 20, latencyMs: 5 } as const;
      return Promise.resolve(ok({ value, usage: { ...usage, outcome: 'written' as const } }));
    },
  };
  const given: Pick<Writers, 'forProject' | 'markOf' | 'patience'> = {
    forProject: ({ model }) => (model ? writer : null),
    markOf: () => 'mark',
    patience: () => new AbortController().signal,
  };
  // Nothing here asks for the rest of it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const ports: Ports = { ...house.ports, writers: given as Writers };
  return { asks, ports };
}

describe('the week in plain words', () => {
  it('is seen before it is sent, then comes once to each reader in their hours, without names and words of the trade', async () => {
    await aWeek();
    const preview = weekOf(await type(`/project stakeholders <#${BOARD}|board> <@${NOOR}|noor>`));
    expect(preview.may).toMatchObject({ channel: BOARD, people: ['Noor'], started: false });
    await house.beat(FRIDAY);
    expect(plainWeeks()).toEqual([]);
    // A week later somebody has started it.
    await press('stakeholder.start', PROJECT, BRUNO, at('2026-03-16T10:00Z'));
    const to = { workspace: WORKSPACE, user: BRUNO, project: PROJECT, date: day('2026-03-16') };
    const said = words({ done: DONE.join('\n'), blockers: 'Noor has not sent the LLM key' });
    await record(house.ports, to, said, 'form', at('2026-03-16T10:00Z'));
    for (let now = at('2026-03-20T09:00Z'); now < at('2026-03-23T12:00Z'); now = plusMinutes(now, 60))
      await house.beat(now);
    // The channel at once, Noor on Monday at nine in Kolkata.
    expect(plainWeeks().map(({ to: whom, at: when }) => [whom, when])).toEqual([
      [BOARD, at('2026-03-20T17:00Z')],
      [NOOR, at('2026-03-23T04:00Z')],
    ]);
    const [first] = plainWeeks();
    expect(first?.message.done.map(({ text }) => text)).toContain(
      'Adapted the reading part of the model on 400 reports with a colleague',
    );
    const shown = JSON.stringify(render(first?.message as Message));
    expect(shown).not.toMatch(/Bruno|Noor|LLM|ine-tuned/);
    expect(shown).toContain('Waiting for computing power');
    expect(shown).not.toContain('team.slack.com');
    expect(house.said.filter(({ key }) => key.startsWith('stakeholders:'))).toHaveLength(1);
    expect(house.errors).toEqual([]);
  });

  it('is worded by the model where that holds, asked once and after nobody’s name, else by code; it goes with its words', async () => {
    await aWeek();
    await type(`/project stakeholders <#${BOARD}|board>`);
    await press('stakeholder.start', PROJECT);
    await type('/project jargon add frobnicator');
    const { asks, ports } = aModel((text) =>
      text.startsWith('Fine')
        ? 'Adapted the reading part of the model on 400 reports with a colleague.'
        : 'We deployed it all and it is great',
    );
    await publishDue(house.ports, FRIDAY);
    await sumUpWeeks(ports, FRIDAY);
    await house.ports.store.looks.set(WORKSPACE, PROJECT, 'weekly', FRIDAY);
    await sumUpWeeks(ports, FRIDAY);
    await house.beat(FRIDAY);
    const plain = asks.filter(({ schema }) => schema.name === 'plain');
    expect(plain).toHaveLength(1);
    expect(plain[0]?.material).not.toContain('Bruno');
    expect(plainWeeks()).toHaveLength(1);
    const week = () => plainWeeks().at(-1)?.message;
    expect(week()).toMatchObject({ left: 1, models: ['small'] });
    expect(week()?.done.map(({ text }) => text)).toContain(
      'Adapted the reading part of the model on 400 reports with a colleague.',
    );
    // An edit changes what stands, and what a model made of the words before is gone.
    const monday = { workspace: WORKSPACE, user: BRUNO, project: PROJECT, date: day('2026-03-09') };
    await record(
      house.ports,
      monday,
      words({ done: 'Fine-tuned the encoder on 40 reports' }),
      'form',
      at('2026-03-14T08:00Z'),
    );
    await house.beat(at('2026-03-14T08:00Z'));
    expect(JSON.stringify(week())).toContain('on 40 reports');
    expect(JSON.stringify(week())).not.toContain('400');
    const team = house.said.findLast(({ message }) => message.kind === 'weekly')?.message;
    expect(JSON.stringify(team)).toContain('on 40 reports');
    await forgetMe(house.ports, { workspace: WORKSPACE, user: BRUNO }, at('2026-03-16T09:00Z'));
    await house.beat(at('2026-03-16T09:15Z'));
    expect(JSON.stringify(week())).not.toMatch(/reports|loader/);
    const kept = await house.ports.store.summaries.between(
      WORKSPACE,
      PROJECT,
      'weekly',
      day('2026-03-01'),
      day('2026-03-30'),
    );
    expect(kept.flatMap(({ claims }) => claims)).toEqual([]);
  });

  it('tells uncertainty as a word and a range, and says what is asked of its reader', async () => {
    await aWeek();
    const { store } = house.ports;
    const run = {
      startedAt: at('2026-03-09T09:00Z'),
      startOn: day('2026-03-09'),
      endOn: day('2026-03-20'),
      firstTarget: 0.85,
    };
    const bet = await store.hypotheses.create(aHypothesis({ createdAt: at('2026-03-09T08:00Z') }));
    const state = { is: 'decision-due', run, why: 'deadline', at: at('2026-03-13T09:00Z'), proposed: null } as const;
    await store.hypotheses.save({ ...bet, terms: { ...bet.terms, owner: BRUNO }, state }, null);
    await store.readings.add(aReading({ at: at('2026-03-12T09:00Z'), value: 0.82, n: 200 }));
    const shown = textOf(await type('/summary week stakeholder'));
    expect(shown).toMatch(/success in time is (?:very )?(?:un)?(?:likely|open) \((?:over|under|\d+ to) /);
    expect(shown).toMatch(/lies between 0\.7\d and 0\.8\d?; at least 0\.85 is wanted/);
    expect(shown).toContain('A decision is needed on');
  });

  it('is chosen, sent and ended by whoever leads; readers leave by themselves; what cannot be is said and nothing typed is lost', async () => {
    await aWeek();
    expect(textOf(await type(`/project stakeholders <#${BOARD}|board>`, NOOR))).toContain('Only its leads');
    expect(textOf(await type('/project stakeholders nobody I know'))).toContain('nobody I know');
    expect(textOf(await type(`/project stakeholders <#${CHANNEL}|here>`))).toContain('Choose another channel');
    expect(textOf(await type('/project stakeholders <#CELSE|else>'))).toContain('Invite me there first');
    expect(textOf(await type('/project stakeholders start'))).toContain('Nobody reads it yet');
    await type(`/project stakeholders <@${NOOR}|noor>`);
    const started = weekOf(await type('/project stakeholders'));
    await press('stakeholder.start', PROJECT);
    const value = `${PROJECT}|${started.last}|${at('2026-03-13T10:00Z')}`;
    // Half past ten in the evening in Kolkata.
    expect(textOf(await press('stakeholder.send', value, BRUNO, FRIDAY))).toContain('Sent');
    expect(textOf(await press('stakeholder.send', value, BRUNO, FRIDAY))).toContain('already');
    expect(textOf(await press('stakeholder.leave', PROJECT, NOOR, FRIDAY))).toContain('not sent to you any more');
    await house.beat(at('2026-03-16T09:00Z'));
    expect(plainWeeks()).toEqual([]);
    const log = await house.ports.store.audit.latest(WORKSPACE, PROJECT, 20);
    expect(log.filter(({ act }) => act === 'stakeholders').length).toBe(3);
    expect(textOf(await type('/project stakeholders stop'))).toContain('Nobody outside');
    const form = forms
      .find(({ id }) => id === 'stakeholder-form')
      ?.read({ jargon: '= x', channel: null, readers: [] }, PROJECT);
    expect(form).toMatchObject({
      ok: false,
      error: { jargon: expect.stringContaining('Begin with the word') as string },
    });
  });
});
