import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { shippedDigest } from '../analyzer/rules/shipped-digest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Joins the command line and all that it loads into a few files of JavaScript: it starts in half the time that some four
 * hundred modules take. `cli/start.mjs` runs it while nothing in the sources is newer.
 *
 * @param directory where to write it; what is there goes
 */
export async function buildCli(directory: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [digestWritten(await shippedDigest()), dataBeside],
    json: { stringify: true, namedExports: false },
    ssr: { noExternal: true, external: [...builtinModules] },
    build: {
      ssr: true,
      ssrEmitAssets: true,
      target: 'node20',
      outDir: directory,
      emptyOutDir: true,
      minify: true,
      rolldownOptions: {
        // `batch` starts the second by its name.
        input: { main: join(root, 'cli/main.ts'), worker: join(root, 'cli/batch/worker.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

/** Writes the digest of the rules that are joined in, so that they need not be hashed at each start. */
function digestWritten(digest: string): Plugin {
  return {
    name: 'shipped-digest',
    load: (id) =>
      id.endsWith('/analyzer/rules/shipped-digest.ts')
        ? `export const shippedDigest = async () => ${JSON.stringify(digest)};`
        : null,
  };
}

/** Characters from which data is left out of the JavaScript. */
const LARGE = 8000;

/** Catalogues and models stay files: within JavaScript the engine would hash them and keep them twice. */
const dataBeside: Plugin = {
  name: 'data-beside',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.json')) return null;
    const source = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')));
    if (source.length < LARGE) return null;
    const name = this.emitFile({ type: 'asset', name: basename(id), source });
    return {
      code: `
        import { readFileSync } from 'node:fs';
        export default JSON.parse(readFileSync(new URL('.' + import.meta.ROLLUP_FILE_URL_${name}, import.meta.url), 'utf8'));`,
      moduleType: 'js',
    };
  },
};

if (import.meta.main) await buildCli(join(root, 'dist/cli'));
