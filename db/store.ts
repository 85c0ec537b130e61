import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '#ports/store.ts';
import { absencesIn } from './absences.ts';
import { agendaIn } from './agenda.ts';
import { answersIn } from './answers.ts';
import { asksIn } from './asks.ts';
import { auditIn } from './audit.ts';
import { blockersIn } from './blockers.ts';
import { costsIn } from './costs.ts';
import { deadlinesIn } from './deadlines.ts';
import { deliveriesIn } from './deliveries.ts';
import { handoversIn } from './handovers.ts';
import { holidayChoicesIn } from './holidays.ts';
import { hypothesesIn } from './hypotheses.ts';
import { inboxIn } from './inbox.ts';
import { ledgerIn } from './ledger.ts';
import { looksIn, risksIn } from './looks.ts';
import { membersIn } from './members.ts';
import { nudgesIn } from './nudges.ts';
import { participationsIn } from './participations.ts';
import { pollsIn } from './polls.ts';
import { projectsIn } from './projects.ts';
import { promptsIn } from './prompts.ts';
import { readingsIn } from './readings.ts';
import { retentionIn } from './retention.ts';
import { reviewsIn } from './reviews.ts';
import { runsIn } from './runs.ts';
import type { Db } from './schema.ts';
import { summariesIn } from './summaries.ts';
import { slotsIn } from './slots.ts';
import { stakeholdersIn } from './stakeholders.ts';
import { tokensIn } from './tokens.ts';
import { sharedPromptsIn } from './shared-prompts.ts';
import { workspacesIn } from './workspaces.ts';

/**
 * The store over an open database.
 *
 * errors:  using it inside its own `atomically` throws: SQLite has one connection, so it would wait for itself for ever.
 */
export function storeOver(db: Db): Store {
  // The scope outlives its transaction in whatever `work` left running, hence the flag.
  const scope = new AsyncLocalStorage<{ open: boolean }>();
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(whole, name, receiver) {
        if (!scope.getStore()?.open) return Reflect.get(whole, name, receiver);
        throw new Error(`${String(name)}: inside atomically() use only the store that it hands you`);
      },
    });
  return watched({
    ...repositories(db, watched),
    atomically(work) {
      const here = { open: true };
      return scope.run(here, () =>
        db
          .transaction()
          .execute((trx) => work(within(trx)))
          .finally(() => {
            here.open = false;
          }),
      );
    },
  });
}

function within(trx: Db): Store {
  const inner: Store = { ...repositories(trx, (repository) => repository), atomically: (work) => work(inner) };
  return inner;
}

function repositories(db: Db, as: <T extends object>(repository: T) => T): Omit<Store, 'atomically'> {
  return {
    workspaces: as(workspacesIn(db)),
    members: as(membersIn(db)),
    projects: as(projectsIn(db)),
    participations: as(participationsIn(db)),
    absences: as(absencesIn(db)),
    holidays: as(holidayChoicesIn(db)),
    prompts: as(promptsIn(db)),
    answers: as(answersIn(db)),
    runs: as(runsIn(db)),
    blockers: as(blockersIn(db)),
    asks: as(asksIn(db)),
    deadlines: as(deadlinesIn(db)),
    slots: as(slotsIn(db)),
    stakeholders: as(stakeholdersIn(db)),
    handovers: as(handoversIn(db)),
    hypotheses: as(hypothesesIn(db)),
    readings: as(readingsIn(db)),
    ledger: as(ledgerIn(db)),
    polls: as(pollsIn(db)),
    tokens: as(tokensIn(db)),
    costs: as(costsIn(db)),
    agenda: as(agendaIn(db)),
    nudges: as(nudgesIn(db)),
    looks: as(looksIn(db)),
    risks: as(risksIn(db)),
    summaries: as(summariesIn(db)),
    reviews: as(reviewsIn(db)),
    retention: as(retentionIn(db)),
    deliveries: as(deliveriesIn(db)),
    inbox: as(inboxIn(db)),
    audit: as(auditIn(db)),
    sharedPrompts: as(sharedPromptsIn(db)),
  };
}
