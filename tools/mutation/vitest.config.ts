import { defineConfig } from 'vitest/config'

/** The pure tests of the domain alone: what a mutant of the domain has to survive. */
export default defineConfig({
  test: {
    include: ['packages/domain/src/**/*.test.ts', 'tests/law/**/*.test.ts'],
    exclude: ['**/*.int.test.ts', '**/node_modules/**'],
    // Properties with a fixed seed: a mutant must not survive by luck, nor die by it.
    setupFiles: ['tools/mutation/fixed-seed.ts'],
  },
})
