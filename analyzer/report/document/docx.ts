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
import { plain } from '../plain.ts';
import type { Block } from './blocks.ts';

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋', cs: 'Times New Roman' };

/** Blocks as an Office Open XML document (ECMA-376), in the fonts official documents use. */
export async function documentDocx(
  blocks: readonly Block[],
  options: { readonly title: string; readonly landscape?: boolean },
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
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer());
}

function children(one: Block, index: number): FileChild[] {
  switch (one.kind) {
    case 'title':
      return [
        new Paragraph({
          heading: HeadingLevel.TITLE,
          alignment: AlignmentType.CENTER,
          children: runs(one.text, { bold: true, size: 36 }),
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          spacing: { before: 240, after: 120 },
          children: runs(one.text, { bold: true, size: 26 }),
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
      return [
        table(one.head, one.rows),
        new Paragraph({ text: '', spacing: { after: index === 0 ? 0 : 120 } }),
      ];
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const row = (cells: readonly string[], header: boolean) =>
    new TableRow({
      tableHeader: header,
      cantSplit: false,
      children: cells.map(
        (text) =>
          new TableCell({
            children: text
              .split('\n')
              .map((line) => new Paragraph({ children: runs(line, { bold: header, size: 20 }) })),
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
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
