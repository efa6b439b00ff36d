import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A bound of a reader: the constant that holds it, and what it bounds. */
export interface Bound {
  readonly file: string;
  readonly name: string;
  readonly what: string;
}

function bounds(file: string, names: Readonly<Record<string, string>>): Bound[] {
  return Object.entries(names).map(([name, what]) => ({ file, name, what }));
}

export const BOUNDS: readonly Bound[] = [
  ...bounds('analyzer/apk/zip/central-directory.ts', {
    MAXIMUM_ENTRIES: 'archive: entries',
    MAXIMUM_DIRECTORY: 'archive: bytes of the central directory',
  }),
  ...bounds('analyzer/apk/zip/end-record.ts', {
    LAST_LOOK: 'archive: bytes from the end in which its end record is looked for',
    MAXIMUM_CANDIDATES: 'archive: end records that are tried',
  }),
  ...bounds('analyzer/apk/zip/archive.ts', { MAXIMUM_CONTENT: 'archive: bytes of one entry, inflated' }),
  ...bounds('analyzer/apk/bundle/open-package.ts', {
    MAXIMUM_MEMBERS: 'bundle: APKs that are opened',
    MAXIMUM_INFLATED: 'bundle: bytes of its deflated APKs in memory',
    MAXIMUM_BUNDLE_ENTRIES: 'bundle: entries of all its APKs, after which no further APK is opened',
  }),
  ...bounds('analyzer/apk/read-manifest.ts', {
    MAXIMUM_MANIFEST: 'manifest: bytes',
    MAXIMUM_TABLE: 'resource table: bytes',
    MAXIMUM_CONFIG: 'network security config: bytes',
  }),
  ...bounds('analyzer/apk/axml/read-binary-xml.ts', {
    MAXIMUM_NODES: 'compiled XML: elements and attributes',
  }),
  ...bounds('analyzer/apk/axml/tree-builder.ts', { MAXIMUM_DEPTH: 'compiled XML: levels of elements' }),
  ...bounds('analyzer/apk/chunks/string-pool.ts', {
    MAXIMUM_LENGTH: 'string pool: UTF-16 units of one string',
  }),
  ...bounds('analyzer/apk/manifest/text-xml.ts', {
    MAXIMUM_TEXT: 'text manifest: characters',
    MAXIMUM_TAGS: 'text manifest: tags',
    MAXIMUM_ATTRIBUTES: 'text manifest: attributes of one tag',
    MAXIMUM_DEPTH: 'text manifest: levels of elements',
  }),
  ...bounds('analyzer/apk/resources/resource-table.ts', {
    MAXIMUM_REFERENCES: 'resource table: references followed from one resource on',
    MAXIMUM_PACKAGES: 'resource table: packages',
    MAXIMUM_LOCALES: 'resource table: languages of one resource',
    MAXIMUM_LOOKS: 'resource table: configurations looked at, all look-ups together',
    MAXIMUM_UNITS: 'resource table: UTF-16 units of the string resources that are gone through',
  }),
  ...bounds('analyzer/apk/resources/package-chunk.ts', {
    MAXIMUM_CONFIGURATIONS: 'resource table: configurations of one type',
  }),
  ...bounds('analyzer/apk/signing/block/signing-block.ts', {
    MAXIMUM_SCHEME_SIZE: 'signing block: bytes of one scheme',
    MAXIMUM_PAIRS: 'signing block: pairs',
  }),
  ...bounds('analyzer/apk/read-package.ts', {
    MAXIMUM_ELEMENTS: 'bundle: elements and attributes of its manifests, after which no further one is read',
  }),
  ...bounds('analyzer/code/denial/answer-flow.ts', {
    MAXIMUM_WORK: 'code: bytes looked over and registers joined for what follows a denial',
  }),
  ...bounds('analyzer/code/endpoints/find-endpoints.ts', {
    MAXIMUM_PLACES: 'code: places in all texts that may be addresses',
    MAXIMUM_ENTRY: 'code: bytes of a text file searched for addresses',
    MAXIMUM_LIBRARY: 'code: bytes of a native library searched for addresses',
  }),
  ...bounds('analyzer/apk/signing/jar/manifest.ts', {
    MAXIMUM_ATTRIBUTES: 'v1 signature: attributes of one of its files',
  }),
  ...bounds('analyzer/apk/signing/jar/scheme-v1.ts', {
    MAXIMUM_FILE: 'v1 signature: bytes of one of its files',
  }),
  ...bounds('analyzer/code/members.ts', {
    MAXIMUM_DEX_FILES: 'code: dex files',
    MAXIMUM_DEX: 'code: bytes of one dex file',
    MAXIMUM_DEX_BYTES: 'code: bytes of all dex files',
  }),
  ...bounds('analyzer/code/program/hierarchy.ts', {
    MAXIMUM_DEPTH: 'code: superclasses followed one above the other',
    MAXIMUM_ANCESTORS: 'code: ancestors of one class',
    ANCESTOR_BUDGET: 'code: ancestors of all classes together',
  }),
  ...bounds('analyzer/code/reach/type-flow.ts', {
    MAXIMUM_WORK: 'call graph: steps',
    MAXIMUM_EDGES: 'call graph: edges along which objects flow',
    MAXIMUM_WORDS: 'call graph: words of 32 bits of sets of classes',
  }),
  ...bounds('analyzer/code/reach/call-graph.ts', { MAXIMUM_CALLS: 'call graph: calls' }),
  ...bounds('analyzer/policy/open-document.ts', { MAXIMUM_POLICY_BYTES: 'policy: bytes' }),
  ...bounds('analyzer/policy/text/pdf.ts', {
    MAXIMUM_PAGES: 'policy: pages of a PDF',
    MAXIMUM_PDF_CHARACTERS: 'policy: characters of a PDF',
  }),
  ...bounds('analyzer/policy/text/pdf-streams.ts', {
    MAXIMUM_STREAM: 'policy: bytes of one stream of a PDF, inflated',
    MAXIMUM_INFLATED: 'policy: bytes of all streams of a PDF, inflated',
    MAXIMUM_STREAMS: 'policy: streams of a PDF that are inflated',
    MAXIMUM_READ: 'policy: times that a byte of a PDF is given to a filter',
  }),
  ...bounds('analyzer/policy/text/pdf/stream-dictionary.ts', {
    MAXIMUM_FILTERS: 'policy: filters of one stream of a PDF',
  }),
  ...bounds('analyzer/policy/text/pdf/objects.ts', {
    MAXIMUM_LOOK: 'policy: times that a byte of a PDF is looked at',
    MAXIMUM_RESOLVED: 'policy: values of a PDF that others refer to, as often as they do',
  }),
  ...bounds('analyzer/policy/text/pdf/syntax.ts', {
    MAXIMUM_DEPTH: 'policy: values of a PDF in one another',
    MAXIMUM_VALUES: 'policy: values of a PDF',
    MAXIMUM_STRING: 'policy: bytes of one string of a PDF, outside its streams',
  }),
  ...bounds('analyzer/policy/text/elements.ts', {
    MAXIMUM_DEPTH: 'page: levels of elements that are told apart',
  }),
  ...bounds('analyzer/policy/text/block.ts', {
    MAXIMUM_BLOCKS: 'policy: blocks of text',
    MAXIMUM_CHARACTERS: 'policy: characters',
  }),
  ...bounds('analyzer/policy/read-policy.ts', { MAXIMUM_SENTENCES: 'policy: sentences' }),
  ...bounds('analyzer/listing/read-listing.ts', { MAXIMUM_LISTING_BYTES: 'store page: bytes' }),
  ...bounds('analyzer/listing/page/read-page.ts', {
    MAXIMUM_ELEMENTS: 'store page: elements',
    MAXIMUM_SCRIPTS: 'store page: characters of scripts',
  }),
  ...bounds('analyzer/listing/layers/json.ts', {
    MAXIMUM_SLICE: 'store page: characters of one JSON value',
    MAXIMUM_DEPTH: 'store page: levels of one JSON value',
    MAXIMUM_VISITS: 'store page: values that one search looks at',
  }),
  ...bounds('analyzer/evidence/verify.ts', {
    MAXIMUM_FILE: 'evidence package: bytes of one file',
    MAXIMUM_TOKEN: 'evidence package: bytes of its time stamp',
  }),
  ...bounds('cli/saved-report.ts', { MAXIMUM_REPORT: 'saved report: bytes' }),
];

const root = join(import.meta.dirname, '../..');

/** The value as the source has it. @throws when there is no such constant */
export function boundOf({ file, name }: Bound): string {
  const source = readFileSync(join(root, file), 'utf8');
  const written = new RegExp(`^(?:export )?const ${name} = ([\\d_ *<]+);`, 'm').exec(source)?.[1];
  if (written === undefined) throw new Error(`no ${name} in ${file}`);
  const terms = written.replaceAll('_', '');
  const [base = '', shift] = terms.split('<<').map((part) => part.trim());
  const value = base
    .split(/ (?<!\*)\*(?!\*) /)
    .map(power)
    .reduce((product, one) => product * one, 1);
  return (shift === undefined ? value : value * 2 ** Number(shift)).toLocaleString('en');
}

function power(text: string): number {
  const [base = '', exponent] = text.split('**').map((part) => part.trim());
  return exponent === undefined ? Number(base) : Number(base) ** Number(exponent);
}
