import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { ask } from '#cli/ask.ts';
import { buttons, commands, forms } from '#commands/index.ts';
import type { UserId } from '#domain/ids.ts';
import type { DigestMessage } from '#domain/message.ts';
import { promptHandle } from '#domain/prompt.ts';
import type { ReviewCard, ReviewForm } from '#domain/review-message.ts';
import type { Instant } from '#domain/time.ts';
import { record } from '#flows/answer.ts';
import { dailyKey } from '#flows/digest-make.ts';
import { exportMine } from '#flows/export-mine.ts';
import { forgetMe } from '#flows/forget.ts';
import { homeOf } from '#flows/home.ts';
import { claimsOfWeek } from '#flows/weekly-claims.ts';
import type { FormValues, Reply } from '#ports/doors.ts';
import { aMember, aParticipation, aProject, at, day, PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { heldWriter } from '#test/kit/held-writer.ts';
import { aHouse, type House } from '#test/kit/house.ts';
import { render, renderForm } from '#views/index.ts';

let house: House;
afterEach(() => house.close());

const [ANA, BO, CY, DI] = ['UANA', 'UBO', 'UCY', 'UDI'] as UserId[] as [UserId, UserId, UserId, UserId];
const TEAM = [
  aMember({ id: ANA, name: 'Ana Ruiz' }),
  aMember({ id: BO, name: 'Bo' }),
  aMember({ id: CY, name: 'Cy' }),
  aMember({ id: DI, name: 'Di' }),
];
const DATE = day('2026-03-10');
const HANDLE = promptHandle(PROJECT, DATE);
const MORNING = at('2026-03-10T09:00Z');
const NOON = at('2026-03-10T11:00Z');
/** Four hours of Bo's later. */
const LATER = at('2026-03-10T15:00Z');

const say = (user: UserId, done: string, now: Instant = MORNING) =>
  record(house.ports, { workspace: WORKSPACE, user, project: PROJECT, date: DATE }, words({ done }), 'form', now);

/** Ana leads, Bo reviews; two of Ana's lines and one of Cy's do not hold. */
async function closed(
  own: { readonly reviewer?: boolean; readonly posting?: 'leads'; readonly url?: string } = {},
): Promise<void> {
  house = await aHouse(TEAM, own.posting ? { posting: own.posting } : {}, at('2026-03-10T00:00Z'), own.url);
  const { store } = house.ports;
  Object.assign(house.ports, { writers: heldWriter('12', '13') });
  await store.participations.save(aParticipation(ANA, { lead: true }));
  if (own.reviewer !== false) await store.participations.save(aParticipation(BO, { roles: ['human-reviewer'] }));
  await house.live(at('2026-03-10T07:00Z'), MORNING);
  await say(ANA, 'Finished the tokenizer\nMigrated 12 files of the loader\nRead 12 papers about it');
  await say(BO, 'Reviewed the importer whole');
  await say(CY, 'Drew the second loader\nLabelled batch 12 of the clips');
  await say(DI, 'Wrote the guide for labels');
  // the courier brings them into the thread at once
  await house.run({ changes: false, run: () => Promise.resolve({ kind: 'silent' }) }, { who: ANA, now: MORNING });
  await house.beat(NOON);
}

const digests = (): DigestMessage[] =>
  house.said.flatMap(({ message }) => (message.kind === 'digest' ? [message] : []));
const cards = (user?: UserId): ReviewCard[] =>
  house.said.flatMap(({ message, to, key }) =>
    message.kind === 'review-card' && (!user || to === user || key.includes(user)) ? [message] : [],
  );
const linesOf = (name: string): string[] =>
  digests()
    .at(-1)
    ?.answers.find((answer) => answer.name === name)
    ?.lines?.map(({ text }) => text) ?? [];
const held = async () =>
  ((await house.ports.store.summaries.find(dailyKey(aProject(), DATE)))?.claims ?? []).filter(
    ({ state }) => state === 'held',
  );

async function press(who: UserId, now = NOON): Promise<Reply> {
  const read = buttons.find(({ id }) => id === 'review.open')?.read(HANDLE);
  if (!read?.ok) throw new Error('not read');
  return house.run(read.value, { who, now });
}

async function shown(who: UserId, now = NOON): Promise<ReviewForm> {
  const reply = await press(who, now);
  if (reply.kind !== 'show' || reply.form.kind !== 'review-form') throw new Error(JSON.stringify(reply));
  return reply.form;
}

/** Sends a form as it was shown: for each line, in order, what is chosen and typed. */
async function send(
  who: UserId,
  form: ReviewForm,
  said: readonly (readonly [is: string | null, text?: string])[],
  now = NOON,
): Promise<Reply> {
  const values: Record<string, FormValues[string]> = {};
  for (const [at_, item] of form.items.entries()) {
    const [is = null, text] = said[at_] ?? [];
    values[`choice:${item.place}`] = is;
    values[`words:${item.place}`] = text ?? item.text;
  }
  const read = forms.find(({ id }) => id === 'review-form')?.read(values, renderForm(form).private_metadata ?? '');
  if (!read) throw new Error('no form');
  return read.ok ? house.run(read.value, { who, now }) : { kind: 'faults', faults: read.error };
}

describe('lines of a digest that do not hold', () => {
  it('are told of once more on a later day, as the hours begin that the reviewer shares with who wrote them', async () => {
    await closed();
    await house.live(NOON, at('2026-03-12T17:00Z'));
    const again = house.said.filter(({ message }) => message.kind === 'review-card' && message.shared);
    expect(again.map(({ to, at: when }) => `${to} ${when.slice(8, 16)}`)).toEqual([`${BO} 11T08:00`]);
    const [card] = again;
    const said = JSON.stringify(card && render(card.message).blocks);
    expect(said).toMatch(
      /You and Ana Ruiz are both at work 09:00–18:00 \(9h\), so you can ask Ana Ruiz what was meant/,
    );
    expect(said).toMatch(/review\.open.*"overlap\|/);
    // What waits is read in the form only.
    expect(said).not.toContain('files of the loader');
  });

  it('wait for the reviewer, while the rest is posted on time; decided, they stand in the same message', async () => {
    await closed();
    expect(digests()).toHaveLength(1);
    expect(linesOf('Ana Ruiz')).toEqual(['Finished the tokenizer']);
    expect(JSON.stringify(digests().map(render))).not.toMatch(/13 files|papers/);
    expect(
      render(digests()[0] as DigestMessage)
        .blocks.map((block) => JSON.stringify(block))
        .join(),
    ).toContain('3 lines of theirs did not hold against it and wait for Bo to review.');
    expect(cards()).toMatchObject([{ state: 'open', counts: { waiting: 3 }, lapsesAt: LATER }]);
    expect(await house.ports.store.reviews.open(WORKSPACE)).toMatchObject([
      { project: PROJECT, date: DATE, reviewer: BO, since: NOON },
    ]);

    const form = await shown(BO);
    expect(form.items).toMatchObject([
      { name: 'Ana Ruiz', text: 'Migrated 13 files of the loader', quote: 'Migrated 12 files of the loader' },
      { text: 'Read 13 papers about it' },
      { name: 'Cy', why: expect.stringContaining('13') },
    ]);
    expect(await send(BO, form, [])).toMatchObject({
      faults: { [`choice:${form.items[0]?.place}`]: expect.any(String) },
    });
    const reply = await send(BO, form, [['edit', 'Migrated 12 files'], ['drop'], ['approve']]);
    expect(reply).toMatchObject({
      kind: 'show',
      form: { sentences: ['1 approved, 1 edited, 1 dropped. The digest of atlas says so now.'] },
    });
    expect(digests()).toHaveLength(2);
    expect(house.said.at(-1)?.to.startsWith('edit ')).toBe(true);
    expect(linesOf('Ana Ruiz')).toEqual(['Finished the tokenizer', 'Migrated 12 files']);
    expect(linesOf('Cy')).toContain('Labelled batch 13 of the clips');
    expect(digests().at(-1)?.summary).toMatchObject({ held: 0 });
    expect(cards().at(-1)).toMatchObject({ state: 'over', counts: { waiting: 0, edited: 1 } });
    expect(await house.ports.store.reviews.open(WORKSPACE)).toEqual([]);
    expect(await house.ports.store.nudges.latest(WORKSPACE, BO, 'review', HANDLE, NOON)).toMatchObject({
      outcome: 'acted',
    });

    const again = await send(ANA, form, [['approve'], ['approve'], ['drop']]);
    expect(JSON.stringify(again)).toContain('Somebody had decided about 3 before you');
    expect(digests()).toHaveLength(2);

    const { answers } = house.ports.store;
    const claims = await claimsOfWeek(
      house.ports.store,
      aProject(),
      await answers.ofRun(WORKSPACE, PROJECT, DATE),
      (user) => user,
    );
    expect(claims.claims.map(({ text }) => text)).toEqual(expect.arrayContaining(['Migrated 12 files']));
    expect(JSON.stringify(claims)).not.toContain('papers');
    await house.live(NOON, at('2026-03-11T08:00Z'));
    expect(cards().filter(({ state }) => state === 'open')).toHaveLength(1);
  });

  it('says which edited words do not hold, changes nothing, and takes them when they are sent again', async () => {
    await closed();
    const form = await shown(BO);
    const typed = 'Migrated 40 files <!channel> see https://evil.example/x';
    const doubt = await send(BO, form, [['edit', typed], ['drop'], [null]]);
    if (doubt.kind !== 'show' || doubt.form.kind !== 'review-form') throw new Error('no form');
    expect(doubt.form.items[0]).toMatchObject({ typed: { is: 'edit' }, warning: expect.stringContaining('40') });
    expect(JSON.stringify(renderForm(doubt.form))).toContain('Press Decide again');
    expect(await held()).toHaveLength(3);
    const kept = await send(BO, doubt.form, [['edit', typed], ['drop'], [null]]);
    expect(kept).toMatchObject({ form: { kind: 'review-form', items: [{ name: 'Cy' }] } });
    const [, line = ''] = linesOf('Ana Ruiz');
    expect(line).toContain('Migrated 40 files');
    expect(line).not.toContain('https://');
    expect(JSON.stringify(render(digests().at(-1) as DigestMessage))).not.toMatch(/"type":"broadcast"|evil\.example/);
    expect(await held()).toHaveLength(1);
  });

  it('are named as awaiting review after four of the reviewer’s hours, and can be decided about after that', async () => {
    await closed();
    await house.live(NOON, at('2026-03-10T14:45Z'));
    expect(digests()).toHaveLength(1);
    await house.beat(LATER);
    expect(digests()).toHaveLength(2);
    const blocks = JSON.stringify(render(digests().at(-1) as DigestMessage).blocks);
    expect(blocks).toContain('Awaiting review');
    expect(blocks).toContain('are awaiting review.');
    expect(blocks).not.toMatch(/papers|batch|files/);
    await house.live(LATER, at('2026-03-11T09:00Z'));
    expect(digests()).toHaveLength(2);
    await send(BO, await shown(BO, LATER), [['drop'], ['drop'], ['drop']], LATER);
    expect(JSON.stringify(render(digests().at(-1) as DigestMessage).blocks)).not.toMatch(/[Aa]waiting/);
  });

  it('go to the next where a reviewer is away or gone, to a lead where there is none, and to leads alone where only they read', async () => {
    await closed();
    const { store } = house.ports;
    await store.members.save({ ...aMember({ id: BO, name: 'Bo' }), active: false });
    await house.live(NOON, LATER);
    expect(cards(ANA).at(-1)).toMatchObject({ state: 'open' });
    expect(cards(BO).at(-1)).toMatchObject({ state: 'moved' });
    expect(await press(BO)).toMatchObject({ kind: 'say', message: { tone: 'refused' } });
    await house.close();

    await closed({ posting: 'leads' });
    expect(cards(ANA)).toHaveLength(1);
    expect(await press(BO)).toMatchObject({ message: { text: expect.stringContaining('Ana Ruiz') } });
    expect(await press(CY)).toMatchObject({ kind: 'say', message: { tone: 'refused' } });
    await send(ANA, await shown(ANA), [['approve'], ['approve'], ['approve']]);
    expect(linesOf('Ana Ruiz')).toHaveLength(3);
  });

  it('go to a lead when the reviewer goes on leave, and stand once beside somebody’s own words', async () => {
    await closed();
    const read = commands.find(({ name }) => name === '/standup')?.read('away today', NOON);
    if (!read?.ok) throw new Error('not read');
    await house.run(read.value, { who: BO, now: NOON });
    await house.beat(at('2026-03-10T11:01Z'));
    expect(cards(ANA)).toMatchObject([{ state: 'open', lapsesAt: at('2026-03-10T15:01Z') }]);
    expect(cards(BO).at(-1)).toMatchObject({ state: 'moved' });
    await house.close();

    house = await aHouse(TEAM, {}, at('2026-03-10T00:00Z'));
    Object.assign(house.ports, { writers: heldWriter('12', '13') });
    await house.ports.store.participations.save(aParticipation(ANA, { lead: true }));
    await house.live(at('2026-03-10T07:00Z'), MORNING);
    for (const user of [BO, CY, DI]) await say(user, 'Wrote the guide for labels');
    await say(ANA, 'Migrated 12 files of the loader');
    await house.run({ changes: false, run: () => Promise.resolve({ kind: 'silent' }) }, { who: ANA, now: MORNING });
    await house.beat(NOON);
    // all of it is held, so her own words stand
    await send(ANA, await shown(ANA), [['edit', 'Migrated 12 files']]);
    expect(linesOf('Ana Ruiz')).toEqual(['Migrated 12 files']);
  });

  it('go with the words they rest on', async () => {
    await closed({ reviewer: false });
    expect(cards(ANA)).toHaveLength(1);
    const form = await shown(ANA);
    await say(CY, 'Labelled nothing at all', at('2026-03-10T11:05Z'));
    const reply = await send(ANA, form, [['approve'], [null], ['approve']], at('2026-03-10T11:06Z'));
    expect(JSON.stringify(reply)).toContain('1 no longer waits');
    expect(linesOf('Cy')).toEqual(['Labelled nothing at all']);
    await house.ports.store.participations.save(aParticipation(BO, { lead: true }));
    await forgetMe(house.ports, { workspace: WORKSPACE, user: ANA }, at('2026-03-10T11:10Z'));
    await house.beat(at('2026-03-10T11:11Z'));
    expect(await house.ports.store.reviews.open(WORKSPACE)).toEqual([]);
    expect(await held()).toEqual([]);
  });

  it('are opened by /summary review and from the Home, by whoever may decide', async () => {
    await closed();
    const read = commands.find(({ name }) => name === '/summary')?.read('review', NOON);
    if (!read?.ok) throw new Error('not read');
    expect(await house.run(read.value, { who: BO, now: NOON })).toMatchObject({ form: { kind: 'review-form' } });
    expect(await house.run(read.value, { who: CY, now: NOON })).toMatchObject({ message: { tone: 'info' } });
    const home = async (user: UserId) => JSON.stringify(await homeOf(house.ports.store, WORKSPACE, user, NOON));
    expect(await home(BO)).toContain('3 lines wait; you were asked');
    expect(await home(ANA)).toContain('3 lines wait; Bo was asked');
    expect(await home(CY)).not.toContain('lines wait');
  });

  it('are cases for the checks once they are decided about, as long as their words stand', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'review-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const url = `sqlite:${join(folder, 'cases.db')}`;
    await closed({ url });
    const run = async (...args: string[]) => {
      let out = '';
      const io = { out: (text: string) => void (out += text), err: () => {}, env: { DATABASE_URL: url } };
      expect(await ask(args, io)).toBe(0);
      return out;
    };
    await send(BO, await shown(BO), [['edit', 'Migrated 12 files'], ['drop'], ['approve']]);
    const cases = await run('cases');
    const [first, ...more] = cases.trim().split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({
      update: { author: 'Ana Ruiz', date: DATE },
      claim: { text: 'Migrated 13 files of the loader', quote: 'Migrated 12 files of the loader' },
      checks: { numbers: 'fail' },
      decision: 'edited',
      text: 'Migrated 12 files',
    });
    expect(more).toHaveLength(2);
    expect(await run('cases', '--from', '2026-03-11')).toBe('');
    writeFileSync(join(folder, 'cases.jsonl'), `${cases}no case\n`);
    const counted = await run('check-the-checker', '--cases', join(folder, 'cases.jsonl'), '--json');
    expect(JSON.parse(counted)).toEqual([
      { decision: 'approved', lines: 1, heldAgain: 1, editsThatPass: 0 },
      { decision: 'edited', lines: 1, heldAgain: 1, editsThatPass: 1 },
      { decision: 'dropped', lines: 1, heldAgain: 1, editsThatPass: 0 },
    ]);
    await exportMine(house.ports, { workspace: WORKSPACE, user: BO }, NOON);
    expect(house.handed.at(-1)?.text).toMatch(/"reviewed": \[\s+\{[^}]+"text": "Migrated 12 files"/);
    await say(ANA, 'Nothing at all', LATER);
    expect((await run('cases')).trim().split('\n')).toHaveLength(1);
  });
});
