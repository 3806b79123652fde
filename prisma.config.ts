import { defineConfig } from 'prisma-generator/config';

// `prisma generate` asks for an engine binary that it does not use; naming any
// executable keeps it from downloading one. See docs/decisions/0003-storage.md.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
