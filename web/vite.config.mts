import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwind from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type PluginOption } from 'vite';
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

/**
 * The application kept on the person's computer: its files only. What the API says is never kept, nor answered without the server. What
 * only administrators open is kept once they have opened it.
 */
function keepApplication(): PluginOption[] {
  const usual = new Set<string>();
  const findUsual: Plugin = {
    name: 'chapar:find-usual',
    apply: 'build',
    generateBundle(_options, bundle) {
      const follow = (file: string): void => {
        const part = bundle[file];
        if (part?.type !== 'chunk' || usual.has(file) || ADMINISTRATION.test(part.facadeModuleId ?? '')) return;
        usual.add(file);
        [...part.imports, ...part.dynamicImports].forEach(follow);
      };
      for (const [file, part] of Object.entries(bundle)) if (part.type === 'chunk' && part.isEntry) follow(file);
    },
  };
  return [
    findUsual,
    VitePWA({
      registerType: 'prompt', // the person decides when a newer version takes over
      injectRegister: false,
      manifest: false, // public/manifest.webmanifest
      workbox: {
        globPatterns: ['**/*.{html,js,css,woff2,svg}'],
        // large: the reader of PDF files, as no file can be read without the server anyway, and what routes are drawn with
        globIgnores: ['assets/pdf*', 'assets/{designer,drilldown,bpmn,decision}*'],
        manifestTransforms: [
          (files) => ({ manifest: files.filter(({ url }) => usual.has(url) || !/^assets\/.*\.js$/.test(url)), warnings: [] }),
        ],
        runtimeCaching: [
          {
            urlPattern: /\/assets\/[^/]+\.(js|css)$/,
            handler: 'CacheFirst', // their names tell their content
            options: { cacheName: 'opened-parts', expiration: { maxEntries: 100, maxAgeSeconds: 30 * 86_400 } },
          },
        ],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|health)(\/|$)/],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ];
}

const ADMINISTRATION = /\/web\/src\/features\/(admin|routes)\//;
