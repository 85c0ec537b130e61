export const prompts = { name: 'prompts', run: () => Promise.resolve([]) };
