import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { phoneFiles } from './phone-files.ts'

// In production the api serves dist/ itself; while writing pages, vite serves them and hands /api on.
export default defineConfig({
  // The api writes a nonce of its own into every answer; antd's styles carry it.
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react(), phoneFiles(), compressed()],
  build: {
    target: 'chrome100',
    cssTarget: 'chrome100',
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { desk: 'index.html', phone: 'm/index.html', worker: 'src/phone/worker.ts' },
      // A worker reaches as far as its own address: it lies where the phone does, and is asked for by its one name.
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'm/sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})

/** Writes a .gz beside each script and style, which the api prefers: a county's line is not the city's. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // Not earlier: Vite puts the names of preloaded files into the scripts last of all.
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file))) {
        writeFileSync(join(dir, `${name}.gz`), gzipSync(readFileSync(join(dir, name))))
      }
    },
  }
}
