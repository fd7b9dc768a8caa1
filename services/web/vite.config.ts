import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// In production the api serves dist/ itself; while writing pages, vite serves them and hands /api on.
export default defineConfig({
  // The api writes a nonce of its own into every answer; antd's styles carry it.
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react()],
  build: { target: 'chrome100', cssTarget: 'chrome100', outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
