import { listFor } from './blocker-look.ts';
import type { HomePart } from './home-part.ts';

/** What holds the reader up or waits for their help, in all projects. */
export const blockersPart: HomePart = async ({ store, member, projects, now }) => {
  if (projects.length === 0) return null;
  const { open } = await listFor(store, { workspace: member.workspace, user: member.id }, null, 'open', now);
  return { is: 'blockers', looks: open };
};
