import type { Person } from '#domain/hours.ts';
import { epochMs, instant, plusMinutes, type Instant, type Interval } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { sendNudge, type NudgeDraft } from './nudge.ts';
import { sharedAhead } from './overlap-pair.ts';

const MINUTE = 60_000;
/** So long before a shared hour its people hear of it, where they are at work already. */
const AHEAD = 10 * MINUTE;
/** In less time than this nothing is settled any more. */
const TOO_SHORT = 15 * MINUTE;
/** How far ahead hours are looked for. */
export const HORIZON_MINUTES = 36 * 60;
/** Hours, leave and what is open change without telling. */
const LOOK_AGAIN_MINUTES = 3 * 60;

/** Something that one person has to settle with another, and what they are told in the hours that they share. */
export interface Matter {
  readonly reader: Person;
  readonly other: Person;
  /** Hours that began at this moment or before tell nothing: it is news of theirs. null: any will do. */
  readonly after: Instant | null;
  readonly draft: (when: Interval) => Promise<NudgeDraft | null>;
}

/** Tells each reader ten minutes before the two share hours, or at their first moment. returns: when to look again. */
export async function tellMatters(store: Store, matters: readonly Matter[], now: Instant): Promise<Instant> {
  let next = plusMinutes(now, LOOK_AGAIN_MINUTES);
  for (const { reader, other, after, draft } of matters) {
    const span = sharedAhead(reader, other, now, HORIZON_MINUTES).find(
      ({ from, to }) => epochMs(now) <= to - TOO_SHORT && (after === null || from > epochMs(after)),
    );
    if (!span) continue;
    const opens = instant(span.from - AHEAD);
    if (now < opens) next = opens < next ? opens : next;
    else {
      const begins = instant(span.from);
      if (now < begins && begins < next) next = begins;
      const made = await draft({ from: begins, to: instant(span.to) });
      if (made) await sendNudge(store, reader, made, now, now);
    }
  }
  return next;
}
