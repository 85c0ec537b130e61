import { publishDue } from '#flows/digest.ts';
import { putUpSignposts } from '#flows/signpost.ts';
import type { Job } from '#ports/doors.ts';

/** Closes runs whose last member is cut off or has answered, writes their digests, and leads to those that stand. */
export const digest: Job = {
  name: 'digest',
  async run(ports, now) {
    await publishDue(ports, now);
    await putUpSignposts(ports, now);
  },
};
