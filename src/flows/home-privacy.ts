import type { HomePart } from './home-part.ts';

/** What is kept of the reader, and what they can do about it. */
export const privacyPart: HomePart = () => Promise.resolve({ is: 'privacy' });
