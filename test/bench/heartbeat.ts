export const heartbeat = { name: 'heartbeat', run: () => Promise.resolve([]) };
