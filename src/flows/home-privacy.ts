import type { HomePart } from './home-part.ts';

/** What is kept of the reader, who may word it, and what they can do about it. */
export const privacyPart: HomePart = async ({ store, member }) => ({
  is: 'privacy',
  models: !(await store.summaries.withoutModel(member.workspace)).includes(member.id),
});
