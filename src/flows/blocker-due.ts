import { blockerId, escalated, type Blocker } from '#domain/blocker.ts';
import { blockerSteps, nextStretch } from '#domain/blocker-due.ts';
import type { UserId } from '#domain/ids.ts';
import { helperKey, leadKey } from '#domain/keys.ts';
import type { Member } from '#domain/member.ts';
import { isWeekFull } from '#domain/nudge.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusMinutes, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { writeCard } from './blocker-cards.ts';
import { personOf } from './blocker-look.ts';
import { hearersOf } from './leads.ts';
import { PRIORITY, say } from './say.ts';

const PAGE = 100;
/** A look that throws is taken again this much later, so that one bad row never holds up the others. */
const SET_ASIDE_MINUTES = 5;
/** A project at rest is looked at again now and then; nothing is said about it meanwhile. */
const REST_MINUTES = 6 * 60;
const POSTPONED_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * 24 * 60;

/** Tells helpers of the blockers that wait for them, and leads of those that nobody sees to; each once, in their own hours. */
export async function lookAfter({ store, log }: Ports, now: Instant): Promise<void> {
  for (let due = await store.blockers.due(now, PAGE); due.length > 0; due = await store.blockers.due(now, PAGE)) {
    for (const blocker of due) {
      try {
        await store.atomically((inside) => look(inside, blocker, now));
      } catch (error) {
        const { workspace, number } = blocker;
        log.error('A look at a blocker failed', { workspace, number, error });
        await store.blockers.plan(workspace, number, plusMinutes(now, SET_ASIDE_MINUTES));
      }
    }
  }
}

async function look(store: Store, { workspace, number }: Blocker, now: Instant): Promise<void> {
  const blocker = await store.blockers.find(workspace, number);
  if (!blocker) return;
  const project = await store.projects.find(workspace, blocker.project);
  if (project?.state !== 'active') return store.blockers.plan(workspace, number, plusMinutes(now, REST_MINUTES));
  const owner = await personOf(store, workspace, blocker.owner, blocker.raisedOn);
  if (!owner) return store.blockers.plan(workspace, number, null);
  const helper = blocker.helper === null ? null : await personOf(store, workspace, blocker.helper, blocker.raisedOn);
  const current = await untold(store, blocker, helper?.member.zone ?? null);
  const { steps, next } = blockerSteps(current, owner, helper, project.escalateAfter, now);
  if (steps.length === 0) return store.blockers.plan(workspace, number, next);

  let after = current;
  let again: Instant | null = null;
  let postponed: Instant | null = null;
  for (const step of steps) {
    if (step === 'escalate' && (await leadsAreFull(store, project, after.owner, now)))
      postponed = plusMinutes(now, POSTPONED_MINUTES);
    else if (step === 'escalate') {
      await tellLeads(store, project, after, now);
      const change = escalated(after, now);
      await store.blockers.save(change.blocker, change.update);
      after = change.blocker;
    } else if (helper && after.helper !== null && helper.member.zone !== null) {
      const key = helperKey(number, after.helper, localDate(now, helper.member.zone));
      again = await writeCard(store, after, after.helper, { key, to: 'helper' }, now);
      after = { ...after, toldAt: now };
      await store.blockers.save(after, null);
    }
  }
  // Whether the card went out is seen once the helper's hours are over.
  const { next: later } = blockerSteps(after, owner, helper, project.escalateAfter, now);
  const seen = again === null ? null : plusMinutes(again, 1);
  const moments = [seen, later, postponed].filter((at): at is Instant => at !== null);
  await store.blockers.plan(workspace, number, moments.toSorted()[0] ?? null);
}

/** The same, but not yet told where the card was dropped unsent: Slack was away until the helper's hours were over. */
async function untold(store: Store, blocker: Blocker, zone: Zone | null): Promise<Blocker> {
  const { workspace, number, helper, toldAt, state } = blocker;
  if (helper === null || toldAt === null || zone === null || state.is === 'closed') return blocker;
  const card = await store.deliveries.find(workspace, helperKey(number, helper, localDate(toldAt, zone)));
  return card?.state === 'dropped' ? { ...blocker, toldAt: null } : blocker;
}

async function tellLeads(store: Store, project: Project, blocker: Blocker, now: Instant): Promise<void> {
  const others = await escalationTo(store, project, blocker.owner);
  for (const { id: lead } of others)
    await writeCard(store, blocker, lead, { key: leadKey(blocker.number, lead), to: 'lead' }, now);
  if (others.length === 0) await tellAlone(store, project, blocker, now);
}

/** Who leads the project beside the owner; else who set it up, else an administrator who takes part; empty: there is nobody else. */
async function escalationTo(store: Store, project: Project, owner: UserId): Promise<Member[]> {
  const leads = (await hearersOf(store, project)).filter(({ id }) => id !== owner);
  if (leads.length > 0) return leads;
  const others = (await store.members.inProject(project.workspace, project.id)).filter(
    ({ id, active, guest }) => id !== owner && active && !guest,
  );
  const next = others.find(({ id }) => id === project.createdBy) ?? others.find(({ admin }) => admin);
  return next ? [next] : [];
}

/** The owner hears, in their hours, that nobody else could be told. */
async function tellAlone(store: Store, project: Project, blocker: Blocker, now: Instant): Promise<void> {
  const { workspace, number, owner, raisedOn } = blocker;
  const person = await personOf(store, workspace, owner, raisedOn);
  const stretch = person && nextStretch(person, now);
  if (!stretch) return;
  const id = blockerId(number);
  const text =
    `Nobody has acknowledged your blocker ${id} in ${project.name}, and nobody but you leads it, so I told nobody else. ` +
    `\`/standup blockers ${id}\` names somebody who could help; \`/project roles\` makes a second lead.`;
  await say(store, now, {
    workspace,
    key: leadKey(number, owner),
    subject: `blocker-alone:${number}`,
    address: { to: 'person', user: owner },
    message: { kind: 'note', tone: 'info', text },
    priority: PRIORITY.nudge,
    notBefore: stretch.from,
    notAfter: stretch.to,
  });
}

/** Whether each lead was sent as much in the last week as anybody is sent in one; what waits is told when it is still true. */
async function leadsAreFull(store: Store, project: Project, owner: UserId, now: Instant): Promise<boolean> {
  const leads = await escalationTo(store, project, owner);
  for (const { id: lead } of leads) {
    const sent = await store.nudges.sentTo(project.workspace, lead, plusMinutes(now, -WEEK_MINUTES));
    if (!isWeekFull(sent, now)) return false;
  }
  return leads.length > 0;
}
