import type { KnownBlock } from '@slack/types';
import { context } from './kit.ts';

/** Tells whoever asked for the latest what else there is, since days and weeks are easily confused. */
export const latestNote = ({ latest }: { readonly latest?: true }): KnownBlock[] =>
  latest
    ? [
        context(
          'This is what was summed up last. Else: /summary day is today so far, /summary week is this week so far, /summary week last the one before, and /summary now is the week as leads could post it now.',
        ),
      ]
    : [];
