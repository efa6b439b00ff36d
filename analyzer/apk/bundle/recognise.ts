import { ReadError } from '../../errors.ts';
import type { Text } from '../../text.ts';
import type { Archive } from '../zip/archive.ts';
import { apkEntries } from './parts.ts';

/**
 * Whether an archive is an APK or a bundle of them, by its entries.
 * @throws {ReadError} `unsupported` or `not-a-package`, with what it is instead
 */
export function recognise(archive: Archive): 'apk' | 'bundle' {
  const contents = new Contents(archive);
  const hasManifest = contents.has('AndroidManifest.xml');
  const other = (hasManifest ? WITH_MANIFEST : WITHOUT_MANIFEST).find(({ is }) => is(contents));
  if (other !== undefined) throw new ReadError(other.code, other.text);
  if (hasManifest) return 'apk';
  // An APK whose manifest is missing: its reader says so.
  if (contents.hasCodeOrResources()) return 'apk';
  if (apkEntries(archive).length > 0) return 'bundle';
  throw new ReadError('not-a-package', unknown(archive));
}

class Contents {
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  has(name: string): boolean {
    return this.#archive.get(name) !== undefined;
  }

  /** As an APK has them, and the formats that are told apart from it do not. */
  hasCodeOrResources(): boolean {
    return this.has('classes.dex') || this.has('resources.arsc');
  }

  some(pattern: RegExp): boolean {
    return this.#archive.entries.some(({ name }) => pattern.test(name));
  }
}

interface Other {
  readonly code: 'unsupported' | 'not-a-package';
  readonly text: Text;
  readonly is: (contents: Contents) => boolean;
}

/**
 * What is no APK although it has an AndroidManifest.xml: told by what its format requires, and only when there is
 * nothing that Android would run, so that an app cannot pass for one of them.
 */
const WITH_MANIFEST: readonly Other[] = [
  {
    // developer.android.com/studio/projects/android-library: R.txt and classes.jar are there in every one
    code: 'unsupported',
    text: {
      zh: '这是 Android 库（.aar），不是应用',
      en: 'this is an Android library (.aar) and no app',
    },
    is: (zip) => zip.has('classes.jar') && zip.has('R.txt') && !zip.hasCodeOrResources(),
  },
  {
    // source.android.com/docs/core/ota/apex
    code: 'unsupported',
    text: {
      zh: '这是 Android 系统模块（.apex），不是应用',
      en: 'this is an Android system module (.apex) and no app',
    },
    is: (zip) => (zip.has('apex_payload.img') || zip.has('original_apex')) && !zip.hasCodeOrResources(),
  },
];

const WITHOUT_MANIFEST: readonly Other[] = [
  {
    // developer.android.com/guide/app-bundle/app-bundle-format
    code: 'unsupported',
    text: {
      zh: '这是 Android App Bundle（.aab），是上架用的格式，不能直接安装；请用 bundletool build-apks --mode=universal 生成 APK 后再检查',
      en: 'this is an Android App Bundle (.aab), made for a store and not installed as it is; make APKs of it with bundletool build-apks --mode=universal and audit those',
    },
    is: (zip) =>
      zip.has('base/manifest/AndroidManifest.xml') || (zip.has('BundleConfig.pb') && !zip.has('toc.pb')),
  },
  {
    // OpenHarmony, application package structure: an App Pack has pack.info beside its HAPs
    code: 'unsupported',
    text: {
      zh: '这是 HarmonyOS 应用包（.app）；本工具只检查安卓安装包',
      en: 'this is a HarmonyOS App Pack (.app); this tool reads Android packages only',
    },
    is: (zip) => zip.some(/^[^/]+\.(hap|hsp)$/i),
  },
  {
    // The same; module.json in the stage model, config.json in the older FA model
    code: 'unsupported',
    text: {
      zh: '这是 HarmonyOS 模块包（.hap/.hsp）；本工具只检查安卓安装包',
      en: 'this is a HarmonyOS module (.hap or .hsp); this tool reads Android packages only',
    },
    is: (zip) =>
      (zip.has('module.json') || zip.has('config.json')) &&
      (zip.has('pack.info') || zip.has('resources.index') || zip.some(/^ets\/.*\.abc$/)),
  },
  {
    code: 'unsupported',
    text: {
      zh: '这是 iOS 应用（.ipa）；本工具只检查安卓安装包',
      en: 'this is an iOS app (.ipa); this tool reads Android packages only',
    },
    is: (zip) => zip.some(/^Payload\/[^/]+\.app\//),
  },
  {
    // doc.quickapp.cn: a signed zip of manifest.json and app.js
    code: 'unsupported',
    text: {
      zh: '这是快应用（.rpk）；本工具只检查安卓安装包',
      en: 'this is a quick app (.rpk); this tool reads Android packages only',
    },
    is: (zip) => zip.has('manifest.json') && zip.has('app.js') && !zip.some(/\.(apk|dex)$/i),
  },
  {
    code: 'not-a-package',
    text: { zh: '不是安装包，而是 Office 文档', en: 'not a package but an Office document' },
    is: (zip) => zip.has('[Content_Types].xml'),
  },
  {
    code: 'not-a-package',
    text: { zh: '不是安装包，而是 Java 程序（.jar）', en: 'not a package but a Java archive (.jar)' },
    is: (zip) =>
      zip.has('META-INF/MANIFEST.MF') &&
      zip.some(/\.class$/) &&
      !zip.some(/\.(apk|dex|arsc)$|^AndroidManifest\.xml$/),
  },
];

function unknown(archive: Archive): Text {
  const count = archive.entries.length;
  if (count === 0)
    return { zh: '不是安装包，而是空的 ZIP 压缩包', en: 'not a package but an empty zip archive' };
  const names = archive.entries.slice(0, 3).map(({ name }) => name);
  return {
    zh: `不是安装包，而是普通 ZIP 压缩包：其中没有 AndroidManifest.xml，也没有 APK（共 ${count} 个条目，如 ${names.join('、')}）`,
    en: `not a package but some zip archive: it has neither an AndroidManifest.xml nor an APK (${count} entries, such as ${names.join(', ')})`,
  };
}
