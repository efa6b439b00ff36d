import {
  AlignmentType,
  Document,
  type FileChild,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import JSZip from 'jszip';
import { plain } from '../plain.ts';
import type { Block } from './blocks.ts';

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋', cs: 'Times New Roman' };

/** Blocks as an Office Open XML document (ECMA-376), in the fonts official documents use. */
export async function documentDocx(
  blocks: readonly Block[],
  options: { readonly title: string; readonly landscape?: boolean; readonly at?: Date },
): Promise<Uint8Array> {
  const orientation = options.landscape === true ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  const document = new Document({
    title: plain(options.title),
    creator: 'Zhizhi',
    styles: { default: { document: { run: { font: FONT, size: 24 } } } },
    sections: [
      {
        properties: { page: { size: { orientation } } },
        children: blocks.flatMap((one, index) => children(one, index)),
      },
    ],
  });
  const written = new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer());
  return dated(written, options.at ?? new Date());
}

/** The library writes the time at which it runs, in the properties and for each part; this one is said instead. */
async function dated(docx: Uint8Array, at: Date): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(docx);
  const core = await zip.file('docProps/core.xml')?.async('string');
  const stamp = at.toISOString().replace(/\.\d+Z$/, 'Z');
  if (core !== undefined)
    zip.file('docProps/core.xml', core.replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${stamp}`));
  const even = new Date(Math.floor(at.getTime() / 2000) * 2000);
  for (const part of Object.values(zip.files)) part.date = even;
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' });
}

function children(one: Block, index: number): FileChild[] {
  switch (one.kind) {
    case 'title':
      return [
        new Paragraph({
          heading: HeadingLevel.TITLE,
          alignment: AlignmentType.CENTER,
          spacing: { after: 240 },
          children: runs(one.text, { bold: true, size: 40, color: '000000' }),
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          heading: one.level === 3 ? HeadingLevel.HEADING_3 : HeadingLevel.HEADING_2,
          spacing: { before: one.level === 3 ? 160 : 280, after: 100 },
          keepNext: true,
          children: runs(one.text, { bold: true, size: one.level === 3 ? 24 : 28, color: '000000' }),
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          spacing: { after: 120, line: 360 },
          children: runs(one.text, one.note === true ? { italics: true, size: 20 } : {}),
        }),
      ];
    case 'blank':
      return [
        new Paragraph({
          spacing: { after: 120 },
          children: [...runs(`${one.label} `, { bold: true }), ...runs(one.text, { color: '808080' })],
        }),
      ];
    case 'list':
      return one.items.map(
        (item, at) =>
          new Paragraph({
            spacing: { after: 60, line: 340 },
            indent: { left: 480, hanging: 360 },
            children: runs(`${one.ordered ? `${at + 1}.` : '•'} ${item}`),
          }),
      );
    case 'table':
      return [table(one), new Paragraph({ text: '', spacing: { after: index === 0 ? 0 : 120 } })];
  }
}

function table({ head, rows, widths }: Extract<Block, { kind: 'table' }>): Table {
  const shares = head.map((_, index) => widths?.[index] ?? 1);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const row = (cells: readonly string[], header: boolean) =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: Math.round((100 * (shares[index] ?? 1)) / whole), type: WidthType.PERCENTAGE },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(header ? { shading: { fill: 'EDEDED' } } : {}),
            children: text
              .split('\n')
              .map((line) => new Paragraph({ children: runs(line, { bold: header, size: 20 }) })),
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    // The grid that readers without percentages go by, in twentieths of a point.
    columnWidths: shares.map((share) => Math.round((9000 * share) / whole)),
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
  readonly color?: string;
}

/** Foreign text as it may stand in XML: control and bidi characters become visible, the library escapes the rest. */
function runs(text: string, look: Look = {}): TextRun[] {
  return [new TextRun({ text: plain(text), font: FONT, ...look })];
}
