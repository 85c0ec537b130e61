import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '#ports/store.ts';
import { absencesIn } from './absences.ts';
import { agendaIn } from './agenda.ts';
import { answersIn } from './answers.ts';
import { deliveriesIn } from './deliveries.ts';
import { inboxIn } from './inbox.ts';
import { membersIn } from './members.ts';
import { participationsIn } from './participations.ts';
import { projectsIn } from './projects.ts';
import { promptsIn } from './prompts.ts';
import { runsIn } from './runs.ts';
import type { Db } from './schema.ts';
import { workspacesIn } from './workspaces.ts';

/**
 * The store over an open database.
 *
 * errors:  using it inside its own `atomically` throws: SQLite has one connection, so it would wait for itself for ever.
 */
export function storeOver(db: Db): Store {
  // The scope outlives its transaction in whatever `work` left running, hence the flag.
  const scope = new AsyncLocalStorage<{ open: boolean }>();
  const outer: Store = {
    ...repositories(db),
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
  };
  return new Proxy(outer, {
    get(target, name, receiver) {
      if (scope.getStore()?.open) {
        throw new Error(`store.${String(name)}: inside atomically() use only the store that it hands you`);
      }
      return Reflect.get(target, name, receiver);
    },
  });
}

function within(trx: Db): Store {
  const inner: Store = { ...repositories(trx), atomically: (work) => work(inner) };
  return inner;
}

function repositories(db: Db): Omit<Store, 'atomically'> {
  return {
    workspaces: workspacesIn(db),
    members: membersIn(db),
    projects: projectsIn(db),
    participations: participationsIn(db),
    absences: absencesIn(db),
    prompts: promptsIn(db),
    answers: answersIn(db),
    runs: runsIn(db),
    agenda: agendaIn(db),
    deliveries: deliveriesIn(db),
    inbox: inboxIn(db),
  };
}
