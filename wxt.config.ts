import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig, type UserManifest } from 'wxt';
import { AUTOMATIC_STORES, originsOf } from './ui/stores/stores.ts';

/**
 * Extension pages load nothing from anywhere and connect to nothing: the browser itself holds the extension to making no
 * request of its own. (`wxt dev` needs its own server, so only builds are held to it.)
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The oldest browsers that the built manifests admit. */
const TARGET = ['chrome128', 'firefox142'];

const LOCALES = ['en', 'zh_CN'];

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact()],
    build: { target: TARGET, cssTarget: TARGET, modulePreload: false },
    resolve: { alias: { unpdf: fileURLToPath(new URL('ui/no-pdf.ts', import.meta.url)) } },
  }),
  manifest: ({ browser, command }): UserManifest => ({
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'activeTab', 'scripting', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    // Each store is asked for when the user switches it on, and can be given back.
    optional_host_permissions: AUTOMATIC_STORES.flatMap(originsOf),
    action: { default_title: '__MSG_readPage__' },
    commands: {
      // As a click on the toolbar button: it gives `activeTab`.
      _execute_action: { suggested_key: { default: 'Alt+Shift+X' } },
      'open-audit-page': {
        suggested_key: { default: 'Alt+Shift+Z' },
        description: '__MSG_openAuditPage__',
      },
    },
    ...(command === 'build' ? { content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY } } : {}),
    ...(browser === 'firefox' ? FIREFOX : { minimum_chrome_version: '128' }),
  }),
  hooks: {
    'build:publicAssets': (_, files) => {
      for (const locale of LOCALES) {
        files.push({
          absoluteSrc: fileURLToPath(new URL(`locales/${locale}.json`, import.meta.url)),
          relativeDest: `_locales/${locale}/messages.json`,
        });
      }
    },
  },
});

/** 142 is the first Firefox that reads `data_collection_permissions` on every system. */
const FIREFOX: UserManifest = {
  browser_specific_settings: {
    gecko: {
      id: 'zhizhi@zhizhi',
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
};
