import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwind from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** The screens: built to dist/web and served by the API process; `npx vite web` serves them while one works on them. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [tailwind(), { ...optimizeLocales.vite({ locales: [] }), enforce: 'pre' }, nameFonts(), keepApplication()],
  build: {
    outDir: process.env.WEB_OUT_DIR ?? fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the content policy knows files, not data: fonts and scripts
    // React's own marks for servers mean nothing here
    rolldownOptions: { onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log) },
  },
  // an object, as the short form would rename the host: commands are accepted only from the host that is asked
  server: { port: 5173, proxy: { '/api': { target: process.env.CHAPAR_URL ?? 'http://127.0.0.1:3000' } } },
});

/** Names both files of Vazirmatn (Persian and Latin) for public/appearance.js, which decides when they begin to load. */
function nameFonts(): Plugin {
  return {
    name: 'chapar:name-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const files = Object.keys(bundle ?? {}).filter((name) => /vazirmatn-(arabic|latin)-wght.*\.woff2$/.test(name));
        const content = files.map((name) => `/${name}`).join(' ');
        return [{ tag: 'meta', attrs: { name: 'chapar-fonts', content }, injectTo: 'head-prepend' }];
      },
    },
  };
}

/** The application kept on the person's computer: its files only. What the API says is never kept, nor answered without the server. */
function keepApplication() {
  return VitePWA({
    registerType: 'prompt', // the person decides when a newer version takes over
    injectRegister: false,
    manifest: false, // public/manifest.webmanifest
    workbox: {
      globPatterns: ['**/*.{html,js,css,woff2,svg}'],
      // large: the reader of PDF files, as no file can be read without the server anyway, and what administrators draw routes with
      globIgnores: ['assets/pdf*', 'assets/{designer,drilldown,bpmn,decision}*'],
      navigateFallback: '/index.html',
      navigateFallbackDenylist: [/^\/(api|health)(\/|$)/],
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });
}
