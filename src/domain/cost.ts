/** What a language model is asked for; costs are told by it. */
export const PURPOSES = ['digest', 'weekly', 'summary', 'reviewer', 'doctor'] as const;
export type Purpose = (typeof PURPOSES)[number];
