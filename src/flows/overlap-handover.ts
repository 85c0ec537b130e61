import { handoverName, overlapEnd, type Handover } from '#domain/handover.ts';
import { handoverKey, handoverSubject } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { plusMinutes, type Instant, type Interval } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { handoverCardFor, peopleIn } from './handover-look.ts';
import type { NudgeDraft } from './nudge.ts';
import type { Matter } from './overlap-tell.ts';

/** Whoever was told so lately has it before their eyes. */
const FRESH_MINUTES = 120;

/** What was handed over and nobody took: whom it waits for hears that its giver is there now, after whose hours it goes back. */
export async function handoversToSettle(store: Store, project: Project, now: Instant): Promise<Matter[]> {
  const open = (await store.handovers.openIn(project.workspace, project.id)).filter(({ toldAt }) => toldAt !== null);
  if (open.length === 0) return [];
  const people = new Map((await peopleIn(store, project, now)).map((person) => [person.member.id, person]));
  const matters: Matter[] = [];
  for (const handover of open) {
    const [giver, next] = [people.get(handover.giver), people.get(handover.next)];
    if (!giver || !next || handover.toldAt === null) continue;
    const said = await store.nudges.latest(
      project.workspace,
      next.member.id,
      'overlap',
      handoverName(handover.number),
      now,
    );
    if (said && (await store.deliveries.find(project.workspace, said.key))?.state !== 'dropped') continue;
    matters.push({
      reader: next,
      other: giver,
      after: plusMinutes(handover.toldAt, FRESH_MINUTES),
      draft: (when) => draftOf(store, handover, when, overlapEnd(giver, next, handover.toldAt ?? now)),
    });
  }
  return matters;
}

/** `ends`: when it goes back; what begins after it is none of these hours. */
async function draftOf(store: Store, handover: Handover, when: Interval, ends: Instant): Promise<NudgeDraft | null> {
  if (when.from >= ends) return null;
  const { number, project, next } = handover;
  const card = await handoverCardFor(store, handover, { user: next, to: 'next' });
  return {
    key: handoverKey('next', project, number, next, when.from),
    project,
    rule: 'overlap',
    item: handoverName(number),
    subject: handoverSubject(project, number),
    message: { ...card, shared: when },
  };
}
