import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page as files that the playground's own server sends. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 2000 },
  logLevel: 'warn',
});
