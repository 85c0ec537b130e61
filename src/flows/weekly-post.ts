import type { DeliveryKey } from '#domain/ids.ts';
import { weeklyKey, weeklyPartKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { plusDays, plusMinutes, type Instant, type LocalDate } from '#domain/time.ts';
import { newsUntil, weekLook } from '#domain/weekly.ts';
import type { WeeklyMessage, WeeklyPart } from '#domain/weekly-message.ts';
import { splitWeek } from '#domain/weekly-split.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { PRIORITY, say } from './say.ts';
import { prepareStakeholders } from './stakeholder.ts';
import { tellStakeholders } from './stakeholder-send.ts';
import { peopleOfWeek, prepareWeek, weekOf, type WeekWanted } from './weekly.ts';

const PAGE = 10;
/** The rest has its turn in the next minute. */
const PAGES_MAX = 20;
/** Settings, leave and people change without telling: a week may end early, on its last day by so much unseen, before that by more. */
const NEAR_MINUTES = 60;
const FAR_MINUTES = 6 * 60;
const NEAR_FROM_MINUTES = 24 * 60;
const SET_ASIDE_MINUTES = 5;
/** A run that could not be closed holds its week up for so long. */
const PATIENCE_MINUTES = 120;
const WEEK = 7;

/**
 * Sums up each project's week in its channel, once, when the last of its people is through with it. All that are due at once wait
 * for a model no longer than its patience; those that come after it stand in code's words.
 */
export async function sumUpWeeks(ports: Ports, now: Instant): Promise<void> {
  const { store } = ports;
  const patience = ports.writers?.patience();
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const due = await store.looks.due('weekly', now, PAGE);
    for (const project of due) await look(ports, project, now, patience);
    if (due.length < PAGE) return;
  }
}

async function look(ports: Ports, project: Project, now: Instant, patience?: AbortSignal): Promise<void> {
  const { store, log } = ports;
  const { workspace, id } = project;
  try {
    // Whoever dies after this finds what the model wrote, and asks again for nothing.
    const over = patience && !patience.aborted ? await overNow(store, project, now) : null;
    if (patience && over?.is === 'over') {
      await prepareWeek(ports, project, over, now, patience);
      await prepareStakeholders(ports, project, over, now, patience);
    }
    await store.atomically(async (inside) => {
      // Read anew: while a model was asked it may have been deleted, or told to its leads only.
      const current = await inside.projects.find(workspace, id);
      if (current?.state !== 'active') return;
      await inside.looks.set(workspace, id, 'weekly', await sumUp(inside, current, now));
    });
  } catch (error) {
    log.error('A week could not be summed up', { workspace, project: id, error });
    await store.looks.set(workspace, id, 'weekly', plusMinutes(now, SET_ASIDE_MINUTES));
  }
}

type Over = ({ readonly is: 'over' } & WeekWanted) | { readonly is: 'not-yet'; readonly again: Instant };

/** Posts what is due of a project; gives the moment of the next look. */
async function sumUp(store: Store, project: Project, now: Instant): Promise<Instant> {
  const over = await overNow(store, project, now);
  if (over.is === 'not-yet') return over.again;
  const week = await weekOf(store, project, over, now);
  const key = weeklyKey(project.id, over.last);
  if (!isSilent(week)) {
    await postWeek(store, project, key, { ...week, why: 'scheduled' }, newsUntil(over.to), now);
    await tellStakeholders(store, project, over, week, now);
  }
  return plusMinutes(now, isSilent(week) ? NEAR_MINUTES : FAR_MINUTES);
}

/** The week of a project that is over and not told yet, or when to look again. */
async function overNow(store: Store, project: Project, now: Instant): Promise<Over> {
  if (project.weeklyOn === null) return { is: 'not-yet', again: plusMinutes(now, FAR_MINUTES) };
  const people = await peopleOfWeek(store, project, now.slice(0, 10) as LocalDate);
  const { over, next } = weekLook(people, project.weeklyOn, now);
  const near = next !== null && next < plusMinutes(now, NEAR_FROM_MINUTES);
  const later = plusMinutes(now, near ? NEAR_MINUTES : FAR_MINUTES);
  const again = next !== null && next < later ? next : later;
  if (!over || (await store.deliveries.find(project.workspace, weeklyKey(project.id, over.last))))
    return { is: 'not-yet', again };
  const since = await toldBefore(store, project, over.last);
  // The days of a week that ends on another day of late may all be told.
  if (since !== null && since >= over.last) return { is: 'not-yet', again };
  if (now < plusMinutes(over.at, PATIENCE_MINUTES) && (await isOpen(store, project, over.last)))
    return { is: 'not-yet', again: plusMinutes(now, SET_ASIDE_MINUTES) };
  return { is: 'over', last: over.last, to: over.at, soFar: false, since };
}

/** Nobody was asked and nothing happened: the project, or the bot, was at rest. */
const isSilent = ({ figures, bets, open, resolved }: WeeklyMessage): boolean =>
  figures.asked + bets.length + open.length + resolved.length === 0;

/** The last day that a weekly before this one told of, where their weeks overlap. */
async function toldBefore(store: Store, { workspace, id }: Project, last: LocalDate): Promise<LocalDate | null> {
  for (const ahead of [6, 5, 4, 3, 2, 1, 0, -1, -2, -3, -4, -5, -6]) {
    const date = plusDays(last, ahead);
    if (date !== last && (await store.deliveries.find(workspace, weeklyKey(id, date)))) return date;
  }
  return null;
}

/** Whether a run of the week still waits for its end. */
async function isOpen(store: Store, { workspace, id }: Project, last: LocalDate): Promise<boolean> {
  return (await store.runs.openOf(workspace, id)).some(({ date }) => date <= last && date > plusDays(last, -WEEK));
}

/** Writes a week to its project's channel, and what does not fit into its thread. `subject` of all: the week's own key. */
export async function postWeek(
  store: Store,
  project: Project,
  key: DeliveryKey,
  week: WeeklyMessage,
  notAfter: Instant,
  now: Instant,
): Promise<boolean> {
  const { workspace, channel } = project;
  const { main, parts } = inParts(week);
  const said = { workspace, subject: weeklyKey(project.id, week.last), notAfter, priority: PRIORITY.digest };
  const fresh = await say(store, now, { ...said, key, address: { to: 'channel', channel }, message: main });
  if (!fresh) return false;
  for (const part of parts) {
    const address = { to: 'thread', channel, of: key, broadcast: false } as const;
    await say(store, now, { ...said, key: weeklyPartKey(key, part.number), address, message: part });
  }
  return true;
}

/** A week as one message and what goes on in its thread. */
export function inParts(week: WeeklyMessage): { readonly main: WeeklyMessage; readonly parts: readonly WeeklyPart[] } {
  const { main, parts } = splitWeek(week);
  const { projectName, from, to } = week;
  return {
    main: { ...week, ...main, parts: parts.length },
    parts: parts.map((body, at) => ({
      kind: 'weekly-part',
      projectName,
      from,
      to,
      number: at + 1,
      of: parts.length,
      ...body,
    })),
  };
}
