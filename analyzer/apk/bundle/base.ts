import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import type { OpenedPackage, PackageMember } from './open-package.ts';

/** What a member's AndroidManifest.xml says of its place in the app. */
export interface MemberIdentity {
  readonly packageName: string;
  /** `split` of `<manifest>`, or `null` when it has none, which makes it a base. */
  readonly split: string | null;
}

/**
 * The package with its base first and only what belongs to it, by the manifests (frameworks/base, ApkLiteParseUtils:
 * the base is the APK without `split`; a split has the base's package name).
 * @param identify reads a member's manifest; what it throws as `ReadError` leaves that member out, with a warning
 * @throws {ReadError} `missing` when every member is a split; what `identify` threw when no member could be read
 */
export async function confirmBase(
  opened: OpenedPackage,
  identify: (member: PackageMember) => Promise<MemberIdentity>,
  warnings: Warnings,
): Promise<OpenedPackage> {
  if (opened.kind === 'apk') return opened;
  const read: { member: PackageMember; identity: MemberIdentity }[] = [];
  let firstError: ReadError | null = null;
  for (const member of opened.members) {
    try {
      read.push({ member, identity: await identify(member) });
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      firstError ??= error;
      const text = {
        zh: `合集中的 ${member.file} 无法读取：${error.text.zh}`,
        en: `${member.file} in the bundle cannot be read: ${error.text.en}`,
      };
      warnings.add('bundle-part-unreadable', text, { entry: member.file });
    }
  }
  const base = read.find(({ identity }) => identity.split === null);
  if (base === undefined) throw firstError ?? onlySplits(read.map(({ member }) => member.file));
  const { packageName } = base.identity;
  const splits = read.filter(
    ({ identity }) => identity.split !== null && identity.packageName === packageName,
  );
  for (const other of read) {
    if (other !== base && !splits.includes(other)) warnForeign(other.member.file, other.identity, warnings);
  }
  return { kind: 'bundle', members: [base.member, ...splits.map(({ member }) => member)] };
}

function onlySplits(files: readonly string[]): ReadError {
  const some = files.slice(0, 3).join(', ');
  return new ReadError('missing', {
    zh: `合集中只有拆分包（${some}），没有主包`,
    en: `the bundle holds only splits (${some}) and no base`,
  });
}

function warnForeign(file: string, identity: MemberIdentity, warnings: Warnings): void {
  warnings.add(
    'bundle-other-app',
    {
      zh: `合集中的 ${file} 属于另一个应用或另一个主包（${identity.packageName}），未检查`,
      en: `${file} in the bundle is another app or another base (${identity.packageName}) and was not audited`,
    },
    { entry: file },
  );
}
