import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A process per file: a file that leaves a socket or a timer behind cannot disturb the next one.
    pool: 'forks',
    // Two cores are the least a machine has today; end-to-end files start a bot and a local Slack beside their own process.
    maxWorkers: 2,
    testTimeout: 10_000,
    hookTimeout: 20_000,
    // A test that leaves a process behind fails the run, one that leaves a socket open fails its file.
    globalSetup: ['test/architecture/leftovers.ts'],
    setupFiles: ['test/architecture/sockets.ts'],
    allowOnly: false,
  },
});
