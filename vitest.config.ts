import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // By default one processor is left idle, which on two is half of them.
    maxWorkers: '100%',
    hookTimeout: 120_000,
    globalSetup: ['tests/cli/build-cli.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.{neo4j,property,browser,python,gguf,redis}.test.ts'],
        },
      },
      { extends: true, test: { name: 'python', include: ['tests/**/*.python.test.ts'] } },
      {
        extends: true,
        test: { name: 'gguf', include: ['tests/**/*.gguf.test.ts'], testTimeout: 300_000 },
      },
      {
        extends: true,
        test: { name: 'redis', include: ['tests/**/*.redis.test.ts'], testTimeout: 120_000 },
      },
      { extends: true, test: { name: 'property', include: ['tests/**/*.property.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'neo4j',
          include: ['tests/**/*.neo4j.test.ts'],
          globalSetup: ['tests/helpers/one-neo4j-server.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.test.ts'],
          globalSetup: ['tests/browser/build-page.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
