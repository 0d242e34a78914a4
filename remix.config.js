import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

/** @param {string} folder */
const here = (folder) => fileURLToPath(new URL(folder, import.meta.url));

/** The short names that imports use, the same in tsconfig.json and in the tests. */
export const alias = [
  { find: /^~\//, replacement: here('./app/') },
  { find: /^#db\//, replacement: here('./db/') },
  { find: /^#tests\//, replacement: here('./tests/') },
];

export default defineConfig({
  resolve: { alias },
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_routeConfig: true,
        // Single fetch has an unfixed denial-of-service bug in Remix 2, and lazy discovery rests on it.
        v3_singleFetch: false,
        v3_lazyRouteDiscovery: false,
      },
    }),
  ],
  build: {
    target: 'es2022',
    sourcemap: false,
    // A library that draws maps is one file of about 1 MB (Mapbox's 1.8 MB) that cannot be split. It is a chunk of its own,
    // fetched by a page with a map alone, once its words are there; nothing else comes near the usual 500 kB.
    chunkSizeWarningLimit: 1900,
  },
});
