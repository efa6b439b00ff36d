import { inline } from '../../analyzer/report/markdown-text.ts';
import { ELSEWHERE } from './elsewhere.ts';
import type { Readings } from './peers.ts';
import type { Reading, Trick } from './trick.ts';
import { AXML_TRICKS } from './tricks/axml.ts';
import { CODE_TRICKS } from './tricks/code.ts';
import { ZIP_TRICKS } from './tricks/zip.ts';

/** `docs/hardening.md`, from what the readers made of every trick. */
export function hardeningDocument(readings: readonly Readings[]): string {
  const byTrick = new Map(readings.map((one) => [one.trick, one]));
  const table = (title: string, tricks: readonly Trick[], file: string): string[] => [
    `## ${title}`,
    '',
    `Fixtures: \`test/attack/tricks/${file}.ts\`, by their id.`,
    '',
    '| id | what is false | Android | where that stands in AOSP | Zhizhi | aapt | androguard |',
    '|---|---|---|---|---|---|---|',
    ...tricks.map((trick) => {
      const one = byTrick.get(trick);
      if (one === undefined) throw new Error(`${trick.id} was not read`);
      const cells = [
        `\`${trick.id}\``,
        trick.what,
        trick.android === 'refused' ? 'refuses' : told(trick.android),
        trick.source,
        ours(one),
        peer(one.aapt, trick),
        peer(one.androguard, trick),
      ];
      return row(cells);
    }),
    '',
  ];
  const apart = readings.filter(({ trick, aapt }) => peer(aapt, trick) !== 'as Android');
  const agreement = [
    'The column of Android is read from its sources, not seen on a phone.',
    `aapt agrees with it in ${readings.length - apart.length} of ${readings.length};`,
    `not in ${apart.map(({ trick }) => `\`${trick.id}\``).join(', ')}:`,
    'aapt 1 has the asset reader of Android 8, and stops at a permission without a name, which Android passes over.',
    '',
  ];
  return [
    INTRODUCTION,
    agreement.join('\n'),
    ...table('The archive', ZIP_TRICKS, 'zip'),
    ...table('The manifest', AXML_TRICKS, 'axml'),
    ...table('The code', CODE_TRICKS, 'code'),
    '## Held by other tests',
    '',
    '| what is false | Android | Zhizhi | test |',
    '|---|---|---|---|',
    ...ELSEWHERE.map(({ what, android, ours, file }) => row([what, android, ours, `\`${file}\``])),
    '',
    LIMITS,
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell.startsWith('`') ? cell : inline(cell).replaceAll('|', '\\|'))).join(' | ')} |`;
}

function ours({ trick, ours }: Readings): string {
  const warned = trick.warnings.length === 0 ? '' : `, warns (${trick.warnings.join(', ')})`;
  if (trick.android !== 'refused') return `as Android${warned}`;
  return ours === 'refused' ? 'refuses' : `reads what is there: ${told(ours)}${warned}`;
}

function peer(reading: Reading | 'refused', { android }: Trick): string {
  if (reading === 'refused') return android === 'refused' ? 'as Android' : 'cannot read it';
  if (android !== 'refused' && isSame(reading, android)) return 'as Android';
  return `${android === 'refused' ? 'reads' : 'misled'}: ${told(reading)}`;
}

function isSame(a: Reading, b: Reading): boolean {
  return a.package === b.package && a.permissions.join() === b.permissions.join();
}

function told({ package: name, permissions }: Reading): string {
  const short = permissions.map((one) => one.replace('android.permission.', ''));
  return `${name.replace('com.example.', '')}, ${short.length === 0 ? 'no permission' : short.join(', ')}`;
}

const INTRODUCTION = `# Truth under attack

Hardened and hostile apps are made so that tools read them otherwise than a phone does, or not at all. Here is each way that is
known to us, a fixture of it, what Android itself makes of the file, and what Zhizhi and two independent readers make of it: aapt
(Debian's, AOSP's own code) and androguard (Debian's, the widely used Python reader). \`app\` is the app as it is, which asks for
CAMERA and READ_SMS; \`decoy\` is what it wants to be taken for.

Zhizhi's rule: what Android reads is read as Android reads it. What Android refuses is read as far as it goes, since a file that
cannot be installed may still be evidence, and a warning says that Android refuses it. What was not read is never said to be absent.

\`test/attack/attack.test.ts\` holds Zhizhi to this page, and fails when the page is not what the readers now say
(\`node scripts/hardening.ts\` writes it).
`;

const LIMITS = `## What is not followed

- Code that the app decrypts, downloads or puts together itself. Dex files and archives with dex files among the app's own files are
  known by their name or by what they begin with (up to 4 MiB each, 16 MiB and 2,000 files in all) and are not read: the audits of code
  then answer “not judged” instead of “nothing found”.
- The code that Android before the patch of CVE-2017-13156 runs when a dex file stands before the archive. It is named, not read.
- A dex file with an unknown compression method, which ART does not load (\`ExtractToMemory\` knows two), is read like any other, with the
  warning \`zip-unknown-method\`: what it holds is code of the app, though no phone runs it.
- Names that only look alike (letters of other scripts) are shown as they are; what is invisible in them is shown as an escape.
`;
