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
    // What a test file leaves open keeps its process from ending; then the run fails instead of hanging.
    teardownTimeout: 5_000,
    globalSetup: ['test/architecture/leftovers.ts'],
    allowOnly: false,
  },
});
