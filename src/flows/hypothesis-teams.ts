import type { Hypothesis } from '#domain/hypothesis.ts';
import { teamHistory, type TeamHistory } from '#domain/hypothesis-odds.ts';
import type { Store } from '#ports/store.ts';

/** What the ended bets of projects say of their chances: asked once for however many bets. */
export interface Teams {
  of(store: Store, bet: Pick<Hypothesis, 'workspace' | 'project'>): Promise<TeamHistory>;
  /** Another bet has ended, or what was read was taken back. */
  forget(): void;
}

/** None asked for yet. For one sweep or one screen: whoever keeps it longer keeps what is no longer so. */
export function teams(): Teams {
  const known = new Map<string, TeamHistory>();
  return {
    async of(store, { workspace, project }) {
      const key = `${workspace}:${project}`;
      const team = known.get(key) ?? teamHistory(await store.hypotheses.scored(workspace, project));
      known.set(key, team);
      return team;
    },
    forget() {
      known.clear();
    },
  };
}
