import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Files share two processes and the modules in them: a process for each took 0.6 s more of a core, a quarter of the run.
    // What a file leaves behind fails that file (sockets) or the run (processes), so that it disturbs no other.
    pool: 'forks',
    isolate: false,
    // Two cores are the least a machine has today; end-to-end files start a bot and a local Slack beside their own process.
    maxWorkers: 2,
    // Two bots beside the tests make two cores slow; what takes longer hangs.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A test that leaves a process behind fails the run, one that leaves a socket open fails its file.
    globalSetup: ['test/architecture/leftovers.ts', 'test/kit/postgres-server.ts'],
    setupFiles: ['test/architecture/sockets.ts'],
    allowOnly: false,
  },
});
