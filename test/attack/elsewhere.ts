/** A trick that a test in another place holds: the test must be there, under this title. */
export interface HeldElsewhere {
  readonly what: string;
  readonly android: string;
  readonly ours: string;
  readonly file: string;
  readonly title: string;
}

export const ELSEWHERE: readonly HeldElsewhere[] = [
  {
    what: 'attributes further apart than they are large, beginning later than they should, or laid over one another',
    android: 'reads them where the tag says (ResourceTypes.cpp, ResXMLParser)',
    ours: 'as Android, bounded in all',
    file: 'test/analyzer/apk/axml/made-files.test.ts',
    title: 'are where the tag says, as far apart as it says',
  },
  {
    what: 'end tags of other names, too many of them, a second root',
    android: 'counts depth alone (ResXMLParser, PackageParser)',
    ours: 'as Android, with a warning',
    file: 'test/analyzer/apk/axml/made-files.test.ts',
    title: 'end tags too many, a second root',
  },
  {
    what: 'a string without its end mark',
    android: 'throws when it is asked for (android_util_StringBlock.cpp)',
    ours: 'reads it by its length, with a warning',
    file: 'test/analyzer/apk/axml/read-binary-xml.test.ts',
    title: '%s is read as aapt reads it',
  },
  {
    what: 'a permission named by a resource, which could change after installation',
    android: 'does not take it (getNonResourceString)',
    ours: 'as Android',
    file: 'test/analyzer/apk/manifest/manifest-facts.test.ts',
    title: 'a permission is not asked for by a resource, which could change after installation',
  },
  {
    what: 'the bound of a permission written as text',
    android: 'bounds nothing (parseMinOrMaxSdkVersion)',
    ours: 'as Android',
    file: 'test/analyzer/apk/manifest/manifest-facts.test.ts',
    title: 'a level that bounds a permission is a number: as text it bounds nothing',
  },
  {
    what: 'permissions split across the APKs of a bundle',
    android: 'grants those of the base alone (PackageParser, parseSplitApk)',
    ours: 'as Android, and says which stand in a split',
    file: 'test/analyzer/apk/read-package.test.ts',
    title: 'a permission that only a split asks for is not granted, and said',
  },
  {
    what: 'an APK of another app among the splits, or a base under a split’s name',
    android: 'installs the one whose manifest has no split',
    ours: 'as Android, with a warning',
    file: 'test/analyzer/apk/bundle/base.test.ts',
    title: 'takes its splits with it and leaves other apps behind, with a warning',
  },
  {
    what: 'entries of other formats, so that an APK is taken for a bundle or a Java archive',
    android: 'installs it as the APK that it is',
    ours: 'as Android',
    file: 'test/analyzer/apk/bundle/open-package.test.ts',
    title: 'is read although it has entries of other formats, to mislead',
  },
  {
    what: 'an entry that inflates to more than it declares',
    android: 'refuses the entry (zip_archive.cc, Inflate)',
    ours: 'refuses the entry, at no more than the declared cost',
    file: 'test/analyzer/apk/zip/archive.test.ts',
    title: 'an entry that inflates to more than it declares, at no more than the declared cost',
  },
  {
    what: 'a newer signature taken away so that an older one counts',
    android: 'refuses it (X-Android-APK-Signed, stripping protection)',
    ours: 'not verified, and says which scheme is missing',
    file: 'test/attack/signing.test.ts',
    title: 'the signing block taken away',
  },
  {
    what: 'the v1 signature (META-INF) taken away',
    android: 'refuses it where a supported system knows v1 alone',
    ours: 'as apksigner',
    file: 'test/attack/signing.test.ts',
    title: 'META-INF taken away',
  },
  {
    what: 'an app label with controls of direction, of the terminal, of Markdown, HTML or a spreadsheet',
    android: 'shows them',
    ours: 'shown as escapes in every report',
    file: 'test/output-safety/reports.test.ts',
    title: 'moves nothing in a terminal and forges no line, in %s',
  },
];
