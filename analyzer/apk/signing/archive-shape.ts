import { ByteView } from '../../bytes/view.ts';
import type { Text } from '../../text.ts';
import type { Archive } from '../zip/archive.ts';
import type { Problem } from './fault.ts';

const END_SIZE = 22;
/** Zip64 (APPNOTE.TXT 4.3.14, 4.3.15): its end record and locator stand between the directory and the end record. */
const WIDE_RECORDS_SIZE = 56 + 20;

/**
 * Why Android would not verify any signature of an archive that could be read all the same: signatures are verified over
 * the archive that Android sees, which ends with the end of central directory record and has its directory where that
 * says (apksig `ZipUtils.findZipEndOfCentralDirectoryRecord`, `ApkUtils.findZipSections`). `null` when nothing is amiss.
 */
export async function archiveProblem(archive: Archive): Promise<Problem | null> {
  const { source, centralDirectory, endOfCentralDirectory, entries } = archive;
  const end = new ByteView(await source.read(endOfCentralDirectory.offset, END_SIZE));
  if (endOfCentralDirectory.offset + END_SIZE + end.u16(20) !== source.size) {
    return problem('archive-end-misplaced', {
      zh: '压缩包的结束记录之后的字节数与其声明不符，安卓不接受',
      en: 'the archive does not end where its end record says, which Android does not accept',
    });
  }
  const isWide =
    endOfCentralDirectory.offset - centralDirectory.offset - centralDirectory.size >= WIDE_RECORDS_SIZE;
  const isAsSaid = (said: number, found: number, wide: number): boolean =>
    said === found || (isWide && said === wide);
  if (
    !isAsSaid(end.u16(10), entries.length, 0xffff) ||
    !isAsSaid(end.u32(12), centralDirectory.size, 0xffffffff) ||
    !isAsSaid(end.u32(16), centralDirectory.offset, 0xffffffff)
  ) {
    return problem('archive-directory-misplaced', {
      zh: '压缩包的中央目录与其结束记录所述不符，安卓不接受',
      en: 'the central directory of the archive is not what its end record says, which Android does not accept',
    });
  }
  if (archive.get('AndroidManifest.xml') === undefined) {
    return problem('android-manifest-missing', {
      zh: '没有 AndroidManifest.xml，不是可安装的应用',
      en: 'there is no AndroidManifest.xml: this is not an app that can be installed',
    });
  }
  return null;
}

function problem(code: string, text: Text): Problem {
  return { scheme: null, code, text };
}
