import type { UserId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { localDate, plusDays, plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import { record, recordSamePlan } from '#flows/answer.ts';
import { comeBack, goAway } from '#flows/away.ts';
import { heard } from '#flows/typed.ts';
import { skip, snooze } from '#flows/skip.ts';
import type { ChannelId } from '#domain/ids.ts';
import { PROJECT, words, WORKSPACE } from '#test/kit/build.ts';
import { personOf, type World } from './world.ts';

/** Everybody reacts to what reaches them, each time in another way; `settled` people never go away. */
export function populate(world: World, settled: ReadonlySet<UserId>): void {
  let count = 0;
  world.watch((posted) => {
    const user = personOf(posted);
    if (user === null || !isPrompt(posted.message)) return;
    count += 1;
    react(world, user, posted.message.date, posted.at, count);
    if (!settled.has(user) && world.chance.hits(0.03)) leaveFor(world, user, posted.at);
  });
}

const isPrompt = (message: Message): message is Extract<Message, { kind: 'prompt' }> => message.kind === 'prompt';

function react(world: World, user: UserId, date: LocalDate, asked: Instant, count: number): void {
  const { ports, chance, plan } = world;
  const to = { workspace: WORKSPACE, user, project: PROJECT, date };
  const at = plusMinutes(asked, chance.whole(1, 500));
  const text = `trained number ${count}`;
  const said = { kind: 'said', user, channel: 'D1' as ChannelId, ts: `${count}.0`, thread: null, text } as const;
  const form = (now: Instant) => record(ports, to, words({ done: text, plan: 'ablate' }), 'form', now);
  const deed = chance.one(['form', 'form', 'form', 'typed', 'same', 'skip', 'snooze', 'edit', 'double', 'nothing']);
  if (deed === 'typed') plan(at, (now) => heard(ports, WORKSPACE, said, now));
  if (deed === 'same') plan(at, (now) => recordSamePlan(ports, to, now));
  if (deed === 'skip') plan(at, (now) => skip(ports, to, now));
  if (deed === 'snooze') plan(at, (now) => snooze(ports, to, chance.whole(10, 180), now));
  if (deed === 'form' || deed === 'edit' || deed === 'double') plan(at, form);
  if (deed === 'double') plan(at, form);
  if (deed === 'edit') {
    plan(plusMinutes(at, chance.whole(1, 1500)), (now) =>
      record(ports, to, words({ done: `${text}, and again`, blockers: 'GPU quota' }), 'form', now),
    );
  }
}

function leaveFor(world: World, user: UserId, now: Instant): void {
  const { ports, chance, plan } = world;
  const who = { workspace: WORKSPACE, user };
  const at = plusMinutes(now, chance.whole(1, 2_000));
  plan(at, async (then) => {
    const from = localDate(then, 'UTC' as never);
    return goAway(ports, who, { from, to: plusDays(from, chance.whole(0, 8)), reason: '' }, then);
  });
  if (chance.hits(0.4)) plan(plusMinutes(at, chance.whole(60, 6_000)), (then) => comeBack(ports, who, then));
}
