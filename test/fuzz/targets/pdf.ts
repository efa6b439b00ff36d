import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { holdStreams } from '../../../analyzer/policy/text/pdf-streams.ts';
import { contentOf, greyJpeg, hex, lzwBlanks, pdfOf } from '../../support/pdf.ts';
import { assert, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { TEXT_MUTATIONS } from '../engine/text-mutations.ts';

const CONTENT = contentOf('We collect data');
const DEFLATED = deflateSync(CONTENT);

/** Holds a PDF before PDF.js reads it: what it hands on is the file, but for names that are made unknown. */
export const target: FuzzTarget = {
  covers: ['analyzer/policy/text/pdf/', 'analyzer/policy/text/pdf-streams.ts'],
  mutations: TEXT_MUTATIONS,
  maximumLength: 10_240,
  seeds: () => [
    pdfOf({ dictionary: '/Filter /FlateDecode', content: DEFLATED }),
    pdfOf({
      dictionary: '/Filter [/AHx /Fl] /DecodeParms [null << /Columns 5 0 R >>]',
      content: hex(DEFLATED),
      more: [['7']],
    }),
    pdfOf({
      dictionary: '/Filter [/A85 /RL] /Length 5 0 R',
      content: Buffer.from('9jqo^zBl7~>'),
      more: [['11']],
    }),
    pdfOf({ dictionary: '/Filter /LZWDecode', content: lzwBlanks(1).subarray(0, 400) }),
    pdfOf({ content: CONTENT, more: [['<< /Filter [/Fl /DCTDecode] >>', deflateSync(greyJpeg(64))]] }),
    pdfOf({
      content: CONTENT,
      more: [
        [
          '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>',
          deflateSync('9 0 << /T (a \\(live\\051 stream) /H <41> >>'),
        ],
      ],
    }),
    new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/pdf/restricted.pdf'))),
  ],
  run: (data) =>
    readOrRefuse(async () => {
      const held = await holdStreams(data);
      assert(held.length === data.length, 'a file of another length');
      assert(
        held.every((byte, at) => byte === data[at] || byte === 0x58),
        'something else changed than names',
      );
      return held;
    }),
};
