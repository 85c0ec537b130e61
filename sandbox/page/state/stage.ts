import { useMemo } from 'preact/hooks';
import type { StateSummary } from '#sandbox/client-types.ts';
import type { BlockStage } from '#sandbox/page/blocks/stage.ts';
import type { User } from '#sandbox/world.ts';
import { handsOf } from './acts.ts';
import type { Target } from './acts.ts';
import { visit } from './go.ts';
import { knownTo } from './members.ts';
import { useReadableNow } from './ticking.ts';

/** What every block on the page needs to know: who reads, when, and whose names there are. */
export type Footing = Pick<BlockStage, 'reader' | 'known'>;

/** The footing of that person; another object only where something in it has changed. */
export function useFooting(team: StateSummary, me: User): Footing {
  const now = useReadableNow();
  const known = useMemo(() => knownTo(team, me), [team, me.id]);
  return useMemo(() => ({ reader: { id: me.id, zone: me.tz, now }, known }), [me.id, me.tz, now, known]);
}

/** The stage of the blocks at `target`. */
export function stageOn(footing: Footing, surface: BlockStage['surface'], target: Target): BlockStage {
  const hands = handsOf(footing.reader.id, target);
  return { ...footing, ...hands, surface, values: {}, errors: {}, change: () => undefined, visit };
}
