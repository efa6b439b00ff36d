/**
 * Prints which SDKs, packer and foreign operators are found in APKs, each with the marks it was known by, so that a person can look at every
 * hit after a change of the catalogues:
 *
 *     node scripts/sdk-hits.ts [--libraries] FILE…
 */
import { readPackage } from '../analyzer/apk/read-package.ts';
import { ReadError } from '../analyzer/errors.ts';
import type { CodeFacts, SdkFact } from '../analyzer/facts/code.ts';
import { FileSource } from '../cli/file-source.ts';
import { nodePlatform } from '../cli/node-platform.ts';

const withLibraries = process.argv.includes('--libraries');
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

for (const path of paths) {
  const source = await FileSource.open(path);
  try {
    const read = await readPackage(source, path, 0, { platform: nodePlatform });
    console.log(`## ${path} ${read.package.manifest.packageName}`);
    if (read.code !== null) printCode(read.code);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    console.log(`## ${path}: ${error.text.en}`);
  } finally {
    await source.close();
  }
}

function printCode({ sdks, packer, endpoints }: CodeFacts): void {
  if (packer !== null) {
    const marks = packer.evidence.map((mark) => `${mark.kind} ${mark.found}`);
    console.log(`   packed: ${packer.id} (${marks.join(', ')})`);
  }
  for (const sdk of sdks) if (withLibraries || !sdk.isLibrary) printSdk(sdk);
  const abroad = endpoints.filter(({ operator }) => operator !== null && operator.country !== 'CN');
  for (const { host, operator, sdk, entry } of abroad) {
    console.log(`   abroad: ${host} ${operator?.name.en} ${operator?.country} ${sdk ?? '-'} ${entry}`);
  }
}

function printSdk(sdk: SdkFact): void {
  const marks = sdk.evidence.map(
    ({ kind, signature, count }) => `${kind} ${signature}${count === null ? '' : ` ×${count}`}`,
  );
  console.log(`   ${sdk.id} [${sdk.kind}] ${marks.join(', ')}`);
}
