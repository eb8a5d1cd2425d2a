import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env['HYDRANT_URL'] ?? 'http://127.0.0.1:8585';

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      // A test helper in the form library's index asks for its usual validator, which compiles schemas to code at run
      // time; the content security policy forbids that, so ours stands in its place.
      '@rjsf/validator-ajv8': fileURLToPath(new URL('src/services/form/validator.ts', import.meta.url)),
    },
  },
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1600,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': server, '/health': server, '/metrics': server },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
