import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { decoderOf } from '../../../../analyzer/policy/text/pdf/filters.ts';
import { TooMuchSyntax } from '../../../../analyzer/policy/text/pdf/syntax.ts';
import { readPdf } from '../../../../analyzer/policy/text/pdf.ts';
import { holdStreams } from '../../../../analyzer/policy/text/pdf-streams.ts';
import { blanks, contentOf, encryption, hex, lzwBlanks, type PdfPage, pdfOf } from '../../../support/pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhizhi-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CONTENT = contentOf('We collect your telephone number');
const DEFLATED = deflateSync(CONTENT);
const FLATE = '/Filter /FlateDecode';
/** 256 MB, four times what a stream may be. */
const LARGE = blanks(4);

const textOf = async (bytes: Uint8Array) =>
  (await readPdf(new Uint8Array(bytes))).blocks
    .map((block) => ('text' in block ? block.text : ''))
    .join('\n');

describe('an ordinary PDF is read', () => {
  test.each<[string, PdfPage]>([
    ['as it stands', { content: CONTENT }],
    ['deflated', { dictionary: FLATE, content: DEFLATED }],
    ['in hexadecimal digits', { dictionary: '/Filter /AHx', content: hex(CONTENT) }],
    ['behind two filters', { dictionary: '/Filter [/ASCIIHexDecode /FlateDecode]', content: hex(DEFLATED) }],
    ['with a length elsewhere', { dictionary: FLATE, content: DEFLATED, more: [['77']] }],
    [
      'with a predictor',
      { dictionary: `${FLATE} /DecodeParms << /Predictor 1 /Columns 5 >>`, content: DEFLATED },
    ],
    [
      'with a hundred thousand objects that may be its length, and a text of some megabytes',
      {
        dictionary: `${FLATE} /Length 9 0 R`,
        content: DEFLATED,
        more: [
          ['7', Buffer.from('9 0 obj 7 endobj\n'.repeat(150_000))],
          [`<< /T (${'x'.repeat(4 << 20)}) >>`],
        ],
      },
    ],
    [
      'with a stream of objects whose text speaks of streams',
      {
        dictionary: FLATE,
        content: DEFLATED,
        more: [
          ['<< /Type /ObjStm /N 1 /First 4 >>', Buffer.from('9 0 << /T (A live\nstream 100%\n stream) >>')],
        ],
      },
    ],
  ])('%s', async (_, page) => {
    expect(await textOf(pdfOf(page))).toContain('We collect your telephone number');
  });

  test.each(['AESV2', 'AESV3'] as const)(
    'encrypted, but without a password: %s, as Poppler reads it',
    async (method) => {
      const bytes = pdfOf({ dictionary: FLATE, content: DEFLATED, ...encryption(method) });
      const path = join(folder, `${method}.pdf`);
      writeFileSync(path, bytes);
      expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })).toContain(
        'We collect your telephone number',
      );
      expect(await textOf(bytes)).toContain('We collect your telephone number');
    },
  );

  test('encrypted by LibreOffice, with a password for permissions', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '../../../fixtures/pdf/restricted.pdf'));
    expect(bytes.includes('/Encrypt')).toBe(true);
    expect(await textOf(bytes)).toContain('We keep it for two years.');
  });
});

describe('a PDF is refused before it is inflated', () => {
  test.each<[string, PdfPage]>([
    ['behind one filter', { dictionary: FLATE, content: LARGE }],
    ['behind two', { dictionary: '/Filter [/AHx /Fl]', content: hex(LARGE) }],
    [
      'whose filter’s name is written in signs',
      { dictionary: '/Filter [/A#48x /#46l]', content: hex(LARGE) },
    ],
    ['under the short key', { dictionary: '/F [/AHx /Fl]', content: hex(LARGE) }],
    ['under a key that stands twice', { dictionary: '/Filter [/AHx /Fl] /Filter /AHx', content: hex(LARGE) }],
    ['deflated twice', { dictionary: '/Filter [/Fl /Fl]', content: deflateSync(LARGE) }],
    ['as LZW', { dictionary: '/Filter /LZWDecode', content: lzwBlanks(10) }],
    ['as LZW that begins as zlib does', { dictionary: '/Filter /LZWDecode', content: lzwBlanks(10, true) }],
    ['encrypted, as AES of 128 bits', { dictionary: FLATE, content: LARGE, ...encryption('AESV2') }],
    ['encrypted, as AES of 256 bits', { dictionary: FLATE, content: LARGE, ...encryption('AESV3') }],
    [
      'as a stream within a stream of objects',
      {
        content: CONTENT,
        more: [
          [
            `<< /Type /ObjStm /N 1 /First 4 ${FLATE} >>`,
            deflateSync(Buffer.from('9 0 << /Filter /FlateDecode >> % \nstream\nx')),
          ],
        ],
      },
    ],
    [
      'as a stream within a stream of objects that is not deflated, behind comments',
      {
        content: CONTENT,
        more: [
          [
            '<< /Type /ObjStm /N 1 /First 4 >>',
            Buffer.from('9 0 << /Filter [/AHx /Fl] >> % 100 %\n%% >>x\n stream\nx'),
          ],
        ],
      },
    ],
    [
      'as a stream within a stream of objects, behind a comment without end',
      {
        content: CONTENT,
        more: [['<< /N 1 /First 4 >>', Buffer.from(`9 0 << >> %${'x'.repeat(9000)}\nstream\nx`)]],
      },
    ],
    [
      'as a stream within a dictionary',
      { content: CONTENT, more: [['<< /A << /Filter /Fl >> stream\nx\nendstream >>']] },
    ],
    [
      'by a filter that another object names',
      { dictionary: '/Filter 5 0 R', content: DEFLATED, more: [['/Fl']] },
    ],
    ['with many filters', { dictionary: '/Filter [/RL /RL /RL /RL /RL]', content: CONTENT }],
    [
      'with a row of 250 million bytes, which PDF.js would make room for',
      { dictionary: `${FLATE} /DecodeParms << /Predictor 12 /Columns 250000000 >>`, content: DEFLATED },
    ],
    [
      'with a row that another object tells of',
      {
        dictionary: `${FLATE} /DecodeParms [ 5 0 R ]`,
        content: DEFLATED,
        more: [['<< /Predictor 12 /Columns 6 0 R >>'], ['250000000']],
      },
    ],
    [
      'with streams that all reach to the end of the file, their length not to be found',
      {
        content: CONTENT,
        more: [
          [
            '<< /Filter /A85 >>',
            Buffer.from(
              `${'endobj 9 0 obj << /Filter /A85 /Length 99 0 R >> stream\n'.repeat(200)}${' '.repeat(100_000)}`,
            ),
          ],
        ],
      },
    ],
    [
      'with a thousand objects of one number that a thousand others refer to',
      {
        content: CONTENT,
        more: [['1', Buffer.from('9 0 obj 1 endobj 8 0 obj << /DP 9 0 R >> stream\nendobj\n'.repeat(1100))]],
      },
    ],
    ['with a string of 9 MB', { content: CONTENT, more: [[`<< /T (${'x'.repeat(9 << 20)}) >>`]] }],
    ['with a million values', { content: CONTENT, more: [[`<< /A [${'1 '.repeat(1_000_000)}] >>`]] }],
    ['with values without end in one another', { content: CONTENT, more: [[`<< /A ${'['.repeat(500)} >>`]] }],
  ])('%s', async (_, page) => {
    await expect(holdStreams(pdfOf(page))).rejects.toMatchObject({ code: 'limit' });
  });

  test('with data behind a line that says more than “stream”', async () => {
    const bytes = Buffer.from(pdfOf({ dictionary: FLATE, content: LARGE }));
    const at = bytes.indexOf('stream\n');
    const moved = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from('stream  and more\n'),
      bytes.subarray(at + 7),
    ]);
    await expect(holdStreams(moved)).rejects.toMatchObject({ code: 'limit' });
  });
});

test('a page that PDF.js cannot make out is left out, and said to be', async () => {
  const { blocks, cut } = await readPdf(pdfOf({ content: Buffer.from('x'.repeat(1000)) }));
  expect([blocks, cut]).toEqual([[], true]);
});

test('filters of pictures lose their names, and nothing else is changed', async () => {
  const jpeg: PdfPage['more'] = [
    ['<< /Subtype /Image /Filter [/AHx /DCTDecode] >>', hex(Buffer.of(0xff, 0xd8))],
  ];
  const bytes = pdfOf({ dictionary: FLATE, content: DEFLATED, more: jpeg });
  const held = await holdStreams(bytes);
  expect(Buffer.from(held).toString('latin1')).toBe(
    Buffer.from(bytes).toString('latin1').replace('/DCTDecode', '/XXXXXXXXX'),
  );
});

test('asking for a password is said, and so is an encryption that nobody knows', async () => {
  const { trailer, encrypt } = encryption('AESV3');
  const page = { dictionary: FLATE, content: DEFLATED, encrypt };
  const other = trailer.replace(/\/U <../, '/U <00').replace(/\/UE <../, '/UE <00');
  await expect(readPdf(pdfOf({ ...page, trailer: other }))).rejects.toMatchObject({
    code: 'unsupported',
    text: { en: 'the PDF asks for a password' },
  });
  const unknown = trailer.replace('/Standard', '/Adobe.PubSec');
  await expect(readPdf(pdfOf({ ...page, trailer: unknown }))).rejects.toMatchObject({
    code: 'unsupported',
    text: { en: 'the PDF is encrypted in a way that is not read' },
  });
});

describe('a filter', () => {
  test.each([
    // ISO 32000-1, 7.4.4.2, example 1.
    ['LZWDecode', '800b6050220c0c8501', '2d2d2d2d2d412d2d2d42'],
    ['RunLengthDecode', '02414243fe5a80ff', '4142435a5a5a'],
    ['ASCII85Decode', Buffer.from('9jqo^ zBl7~>').toString('hex'), '4d616e2000000000696e'],
    ['ASCIIHexDecode', Buffer.from('4 1 4\n2 >43').toString('hex'), '4142'],
    ['FlateDecode', deflateSync('abc').toString('hex'), '616263'],
  ])('%s gives what the standard says', async (name, data, decoded) => {
    expect(await decode(name, Buffer.from(data, 'hex'))).toBe(decoded);
  });

  test('does not go on when its data cannot be had, nor waits for it', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield deflateSync(Buffer.alloc(1000)).subarray(0, 10);
      throw new TooMuchSyntax();
    }
    for (const name of ['FlateDecode', 'LZWDecode', 'ASCII85Decode']) {
      const read = async () => {
        for await (const piece of decoderOf(name, false)?.(broken()) ?? []) expect(piece.length).toBe(0);
      };
      await expect(read()).rejects.toThrow(TooMuchSyntax);
    }
  });

  test('gives something or nothing of any data, however it is cut, and ends', async () => {
    const names = ['LZWDecode', 'RunLengthDecode', 'ASCII85Decode', 'ASCIIHexDecode', 'FlateDecode'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.uint8Array({ maxLength: 400 }),
        fc.integer({ min: 2, max: 60 }),
        async (name, data, size) => {
          expect(await decode(name, data, size)).toBe(await decode(name, data));
        },
      ),
      { numRuns: 300 },
    );
  });
});

async function decode(name: string, data: Uint8Array, size = 1 << 16): Promise<string> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
  }
  const parts: Uint8Array[] = [];
  for await (const piece of decoderOf(name, false)?.(pieces()) ?? []) parts.push(piece);
  return Buffer.concat(parts).toString('hex');
}
