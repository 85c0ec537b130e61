import type { HomePart } from './home-part.ts';

/** How the installation is, for administrators of the workspace. */
export const healthPart: HomePart = async ({ store, member, now }) => {
  if (!member.admin || member.guest) return null;
  const workspace = await store.workspaces.find(member.workspace);
  if (!workspace) return null;
  return {
    is: 'health',
    installedAt: workspace.installedAt,
    facts: await store.workspaces.health(member.workspace, now),
  };
};
