import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { VERSION } from '../../analyzer/version.ts';
import { PERMISSION_USE } from '../../ui/text/options.ts';
import { builtExtension } from '../support/extension.ts';

/** All that the extension may ever ask for at install. A new one must be argued for here and on the options page. */
const PERMISSIONS = {
  chrome: ['storage', 'activeTab', 'scripting', 'sidePanel'],
  // Firefox has its sidebar without a permission.
  firefox: ['storage', 'activeTab', 'scripting'],
};

/** What may be asked for later, a store at a time: the sites of the stores known, encrypted only, each by its whole name. */
const STORES: { hosts: string[]; onClickOnly?: object }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../policies/catalog/stores.json'), 'utf8'),
).stores;
const SITES = STORES.filter(({ onClickOnly }) => onClickOnly === undefined).flatMap(({ hosts }) =>
  hosts.map((host) => `https://${host}/*`),
);

describe.each(['chrome', 'firefox'] as const)('the extension as built for %s', (browser) => {
  const folder = builtExtension(browser);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

  test('asks for these permissions and no other, and for no site before the user switches its store on', () => {
    expect(manifest.permissions).toEqual(PERMISSIONS[browser]);
    for (const key of [
      'host_permissions',
      'optional_permissions',
      'content_scripts',
      'externally_connectable',
      'web_accessible_resources',
      'chrome_url_overrides',
    ]) {
      expect(manifest, key).not.toHaveProperty(key);
    }
    expect(Object.keys(PERMISSION_USE)).toEqual(PERMISSIONS.chrome);
    expect(manifest.optional_host_permissions).toEqual(SITES);
  });

  test('leaves the click on its button to the background, and opens its panel by nothing else', () => {
    // A button with a popup gives no click, and so no right to read the page.
    expect(manifest.action).not.toHaveProperty('default_popup');
    expect(manifest.commands._execute_action.suggested_key.default).toBe('Alt+Shift+X');
    if (browser === 'chrome') {
      expect(manifest.side_panel).toEqual({ default_path: 'sidepanel.html' });
    } else {
      expect(manifest.sidebar_action).toMatchObject({
        default_panel: 'sidepanel.html',
        open_at_install: false,
      });
    }
  });

  test('puts at most 15 kB, as they are sent, into pages of stores, and a script that stands alone', () => {
    const script = readFileSync(join(folder, 'chip.js'));
    expect(gzipSync(script).length).toBeLessThan(15_000);
    expect(script.toString()).not.toMatch(/\bimport\s*[("'{*]/);
    expect(script.toString()).not.toMatch(
      /innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|\bFunction\(/,
    );
  });

  test('runs only its own code and connects to nothing, held to it by the browser', () => {
    const policy: string = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test('is version 3, of the tool’s version, named in both languages, with its icons', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.version).toBe(VERSION);
    expect(manifest.default_locale).toBe('en');
    expect(readdirSync(join(folder, '_locales')).sort()).toEqual(['en', 'zh_CN']);
    for (const [size, path] of Object.entries<string>(manifest.icons)) {
      const png = readFileSync(join(folder, path));
      // PNG, 11.2.2: width and height stand at 16 and 20.
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], path).toEqual([Number(size), Number(size)]);
    }
  });

  test('says to the browser who it is and what it collects: nothing', () => {
    if (browser === 'chrome') {
      expect(manifest.minimum_chrome_version).toBe('128');
      return;
    }
    expect(manifest.browser_specific_settings.gecko).toEqual({
      id: 'zhizhi@zhizhi',
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['none'] },
    });
  });

  test('has no code that speaks to a network', () => {
    for (const file of filesOf(folder).filter((path) => path.endsWith('.js'))) {
      const code = readFileSync(file, 'utf8');
      expect(code, file).not.toMatch(
        /\b(fetch|importScripts)\(|\bnew (WebSocket|EventSource|XMLHttpRequest)\b|sendBeacon/,
      );
    }
  });

  test('is at most 3 MB as a store gets it', async () => {
    const zip = new JSZip();
    for (const file of filesOf(folder)) zip.file(relative(folder, file), readFileSync(file));
    const packed = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    expect(packed.length).toBeLessThan(3_000_000);
  });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
