import type { BlockerLook } from './blocker-message.ts';
import type { DigestMessage } from './digest-message.ts';
import type { HandoverLook } from './handover-message.ts';
import type { ChannelId, ProjectId } from './ids.ts';
import type { Posting } from './posting.ts';
import type { Instant, Zone } from './time.ts';

/** What was written in a project while its reader was off, to that one person. */
export interface RegionalDigest {
  readonly kind: 'regional';
  readonly project: ProjectId;
  readonly projectName: string;
  readonly channel: ChannelId;
  /** The reader's. */
  readonly zone: Zone;
  /** The end of their last working day. */
  readonly since: Instant;
  /** When they were told: what comes after it is not in it. */
  readonly until: Instant;
  /** What waits for the reader, or for whoever is awake next, oldest first; absent: nothing does. */
  readonly handovers?: readonly HandoverLook[];
  /** Those that others raised meanwhile and that stand in the way still. */
  readonly blockers: readonly BlockerLook[];
  /** Lines of theirs that ask for a review and are not said to block. */
  readonly reviews: readonly { readonly name: string; readonly text: string }[];
  /** In the order they came; each in the lines of the day's digest where that is made. */
  readonly answers: DigestMessage['answers'];
  /** Where the answers are read; absent: in the thread as well. */
  readonly posting?: Posting;
}
