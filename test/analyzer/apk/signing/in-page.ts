import { readSigning, type SigningOptions } from '../../../../analyzer/apk/signing/read-signing.ts';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { BlobSource } from '../../../../analyzer/bytes/source.ts';
import type { SigningFacts } from '../../../../analyzer/facts/package.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { browserPlatform } from '../../../../ui/browser-platform.ts';

/** What the test in Chromium calls: a package as a page has it, a Blob. */
export async function verifyInPage(base64: string, options: SigningOptions): Promise<SigningFacts> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const archive = await Archive.open(new BlobSource(new Blob([bytes])), browserPlatform, new Warnings());
  return readSigning(archive, options);
}
