import { totalOf } from '#domain/cost-report.ts';
import { plusMinutes } from '#domain/time.ts';
import type { HomePart } from './home-part.ts';

const SPENT_MINUTES = 7 * 24 * 60;

/** How the installation is, for administrators of the workspace. */
export const healthPart: HomePart = async ({ store, member, now }) => {
  if (!member.admin || member.guest) return null;
  const workspace = await store.workspaces.find(member.workspace);
  if (!workspace) return null;
  const sums = await store.costs.sums(member.workspace, plusMinutes(now, -SPENT_MINUTES), plusMinutes(now, 1));
  const { calls, micros, unpriced } = totalOf(sums);
  return {
    is: 'health',
    installedAt: workspace.installedAt,
    facts: await store.workspaces.health(member.workspace, now),
    spent: calls === 0 ? null : { calls, micros, unpriced },
  };
};
