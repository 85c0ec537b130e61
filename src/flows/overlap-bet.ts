import { runOf, type Hypothesis } from '#domain/hypothesis.ts';
import type { Person } from '#domain/hours.ts';
import { overlapBetKey, riskSubject } from '#domain/keys.ts';
import { absenceOn } from '#domain/member.ts';
import type { OverlapBet } from '#domain/nudge-message.ts';
import type { Project } from '#domain/project.ts';
import { workingDaysBetween } from '#domain/shift.ts';
import { localDate, type Instant, type Zone } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { personOf } from './blocker-look.ts';
import type { NudgeDraft } from './nudge.ts';
import type { Matter } from './overlap-tell.ts';

/** A bet ends soon on its owner's last two working days. */
const LAST_DAYS = 1;

/** What two people have to settle about a bet, and which of them is told: the other hears of it elsewhere that day. */
interface BetMatter {
  readonly bet: Hypothesis;
  readonly about: OverlapBet['about'];
  readonly reader: Person;
  readonly other: Person;
  readonly endOn: OverlapBet['endOn'];
}

/**
 * The owner of a bet whose verdict has been due since an earlier day, the decision owner whose choice waits for the owner to
 * agree, and the decision owner of one that ends, are told that both are at work now or soon; each privately. The decision owner is asked for the verdict, and the owner reminded of the end, without this.
 */
export async function betsToSettle(store: Store, project: Project, now: Instant): Promise<Matter[]> {
  return (await mattersIn(store, project, now)).map((matter) => ({
    ...matter,
    after: null,
    draft: (when) => Promise.resolve(draftOf(project, matter, when)),
  }));
}

async function mattersIn(store: Store, project: Project, now: Instant): Promise<BetMatter[]> {
  const matters: BetMatter[] = [];
  for (const bet of await store.hypotheses.openIn(project.workspace, project.id)) {
    const run = runOf(bet);
    if (!run || bet.state.is === 'paused') continue;
    const since = run.startOn;
    const owner = await personOf(store, bet.workspace, bet.terms.owner, since);
    const decider = await personOf(store, bet.workspace, bet.terms.decider, since);
    if (!owner?.member.zone || !decider?.member.zone) continue;
    const { endOn } = run;
    const today = localDate(now, owner.member.zone);
    if (bet.state.is === 'decision-due') {
      // On the day on which it fell due, or was proposed, both have heard of it.
      const { at, proposed } = bet.state;
      if (localDate(proposed?.at ?? at, owner.member.zone) >= today) continue;
      matters.push(
        proposed
          ? { bet, about: 'agreement', reader: decider, other: owner, endOn }
          : { bet, about: 'verdict', reader: owner, other: decider, endOn },
      );
    } else if (today <= endOn && daysLeft(owner, today, endOn) <= LAST_DAYS && run.startOn < today)
      matters.push({ bet, about: 'ending', reader: decider, other: owner, endOn });
  }
  return matters;
}

const daysLeft = ({ member, absences }: Person, today: BetMatter['endOn'], endOn: BetMatter['endOn']): number =>
  workingDaysBetween(member.shifts, today, endOn, (date) => absenceOn(absences, date) !== null);

function draftOf(
  project: Project,
  { bet, about, reader, other, endOn }: BetMatter,
  when: OverlapBet['when'],
): NudgeDraft {
  const { number, terms } = bet;
  return {
    key: overlapBetKey(about, number, reader.member.id, when.from),
    project: project.id,
    rule: 'overlap',
    item: `H${number}`,
    subject: riskSubject(number),
    message: {
      kind: 'overlap-bet',
      about,
      number,
      belief: terms.belief,
      projectName: project.name,
      otherName: other.member.name,
      endOn,
      when,
      zone: reader.member.zone ?? ('UTC' as Zone),
    },
  };
}
