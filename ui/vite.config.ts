import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env['HYDRANT_URL'] ?? 'http://127.0.0.1:8585';

export default defineConfig({
  plugins: [react()],
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
