import type { DisclosedSdk } from '../../facts/policy.ts';
import { detailsOf } from '../statements/details.ts';
import { mentionsIn } from '../statements/information.ts';
import type { Piece, PolicyDocument } from '../text/document.ts';
import { type Field, fieldOf, isSpecific, labelled } from './labels.ts';
import { companyIn, sdkNamesIn } from './prose.ts';

/** Ids in the SDK catalogue of a name; none when it is not known. */
export type SdkByAlias = (name: string) => readonly string[];

interface Found {
  readonly name: string;
  readonly from: DisclosedSdk['from'];
  readonly start: number;
  readonly end: number;
  readonly fields: Partial<Record<Field, string>>;
}

/** Lines after a name that may still describe it. */
const MAXIMUM_LINES = 12;
const MAXIMUM_NAME = 60;

/**
 * The third parties that a policy names, from its tables, its labelled lists and its text.
 * A name that stands in several places is one entry, with what the fullest place says.
 * @param text the document's text in simplified characters
 */
export function disclosedSdks(
  document: PolicyDocument,
  text: string,
  language: 'zh' | 'en',
  sdkByAlias: SdkByAlias,
): DisclosedSdk[] {
  const pieces = document.pieces;
  const taken = new Set<Piece>();
  const found = [
    ...fromTables(pieces, text, taken),
    ...fromColumns(pieces, text, taken),
    ...fromLines(pieces, text, taken),
  ];
  if (language === 'zh') found.push(...fromProse(pieces, text, taken, sdkByAlias));
  const byName = new Map<string, Found>();
  for (const one of found) {
    const key = keyOf(one.name);
    const known = byName.get(key);
    if (known === undefined || Object.keys(one.fields).length > Object.keys(known.fields).length)
      byName.set(key, one);
  }
  return [...byName.values()]
    .sort((one, other) => one.start - other.start)
    .map((one) => asFact(one, language, sdkByAlias));
}

function asFact(
  { name, from, start, end, fields }: Found,
  language: 'zh' | 'en',
  sdkByAlias: SdkByAlias,
): DisclosedSdk {
  const ids = sdkByAlias(name);
  const withoutBrackets = name.replace(/[（(].*$/u, '').trim();
  const id = ids.length > 0 ? ids[0] : sdkByAlias(withoutBrackets)[0];
  const information = fields.information ?? null;
  return {
    id: id ?? null,
    name,
    vendor: fields.vendor ?? null,
    purpose: fields.purpose ?? null,
    personalInformation:
      information === null
        ? []
        : [...new Set(mentionsIn(information, language, true).flatMap(({ type }) => type ?? []))],
    informationText: information,
    policyUrl: /https?:\/\/[^\s|，。）)]+/.exec(fields.policy ?? '')?.[0] ?? null,
    from,
    start,
    end,
  };
}

/** Rows below a row whose cells are labels. */
function fromTables(pieces: readonly Piece[], text: string, taken: Set<Piece>): Found[] {
  const found: Found[] = [];
  let table = -1;
  let columns: readonly (Field | null)[] = [];
  for (const piece of pieces) {
    const { block } = piece;
    if (block.kind !== 'row') continue;
    if (block.table !== table) columns = [];
    table = block.table;
    const fields = block.cells.map(fieldOf);
    if (fields.filter((field) => field !== null).length >= 2) {
      columns = fields;
      continue;
    }
    if (!columns.includes('name') && !columns.includes('vendor')) continue;
    if (!columns.includes('purpose') && !columns.includes('information') && !columns.includes('policy'))
      continue;
    taken.add(piece);
    found.push(...rowOf(block.cells, columns, piece.start, piece.end, text));
  }
  return found;
}

function rowOf(
  cells: readonly string[],
  columns: readonly (Field | null)[],
  start: number,
  end: number,
  text: string,
): Found[] {
  const fields: Partial<Record<Field, string>> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index];
    if (column !== null && cell !== undefined && cell !== '' && fields[column] === undefined)
      fields[column] = cell;
  }
  const name = fields.name ?? fields.vendor;
  if (
    name === undefined ||
    name.length > MAXIMUM_NAME * 2 ||
    fieldOf(name) !== null ||
    !isSpecific(cleaned(name))
  )
    return [];
  const at = text.indexOf(name, start);
  return [{ name: cleaned(name), from: 'table', start: at === -1 || at > end ? start : at, end, fields }];
}

/** A table whose cells became lines: as many labels in a row as each entry has lines after them. */
function fromColumns(pieces: readonly Piece[], text: string, taken: Set<Piece>): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < pieces.length; at++) {
    let width = 0;
    while (fieldOf(pieces[at + width]?.block.text ?? '') !== null) width++;
    const columns = pieces.slice(at, at + width).map(({ block }) => fieldOf(block.text));
    if (
      width < 3 ||
      !columns.some((field) => field === 'name' || field === 'vendor') ||
      pieces[at]?.block.kind === 'row'
    )
      continue;
    let row = at + width;
    for (; row + width <= pieces.length; row += width) {
      const cells = pieces.slice(row, row + width);
      const last = cells.at(-1);
      const first = cells[0];
      const names =
        cells[columns.includes('name') ? columns.indexOf('name') : columns.indexOf('vendor')]?.block.text ??
        '';
      if (first === undefined || last === undefined || names.length > MAXIMUM_NAME || !isSpecific(names))
        break;
      if (columns.at(-1) === 'policy' && !/http|www\.|无|\/|见|隐私/.test(last.block.text)) break;
      for (const cell of cells) taken.add(cell);
      found.push(
        ...rowOf(
          cells.map(({ block }) => block.text),
          columns,
          first.start,
          last.end,
          text,
        ),
      );
    }
    at = Math.max(at, row - 1);
  }
  return found;
}

/** A short line that names an SDK, and labelled lines after it; or a labelled line that names it. */
function fromLines(pieces: readonly Piece[], text: string, taken: Set<Piece>): Found[] {
  const found: Found[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (taken.has(piece) || piece.block.kind === 'row') continue;
    const whole = text.slice(piece.start, piece.end);
    const own = labelled(whole);
    if (own === null && whole.length > MAXIMUM_NAME + 8) continue;
    const line = own?.field === 'name' ? own.value : own === null ? whole : '';
    const fields: Partial<Record<Field, string>> = {};
    let last = piece;
    for (const next of pieces.slice(at + 1, at + MAXIMUM_LINES)) {
      const label = labelled(text.slice(next.start, next.end));
      if (label === null || label.field === 'name') break;
      fields[label.field] ??= label.value;
      last = next;
    }
    const kinds = Object.keys(fields).filter((field) => field !== 'other').length;
    const name = cleaned(line);
    const isName =
      own?.field === 'name'
        ? kinds >= 1
        : kinds >= 2 && (fields.purpose !== undefined || fields.information !== undefined);
    if (!isName || name === '' || name.length > MAXIMUM_NAME || /[。；！？]/.test(name) || !isSpecific(name))
      continue;
    for (const one of pieces.slice(at, pieces.indexOf(last) + 1)) taken.add(one);
    found.push({ name, from: 'list', start: piece.start, end: last.end, fields });
  }
  return found;
}

function fromProse(
  pieces: readonly Piece[],
  text: string,
  taken: Set<Piece>,
  sdkByAlias: SdkByAlias,
): Found[] {
  const found: Found[] = [];
  for (const piece of pieces) {
    if (taken.has(piece)) continue;
    const line = text.slice(piece.start, piece.end);
    if (!/sdk/i.test(line)) continue;
    for (const { name, start, end } of sdkNamesIn(line)) {
      const begins = start <= 8;
      // Said of one SDK in a numbered list of them, even "人脸识别SDK" is a name.
      const listed =
        /^\s*[（(]?\d{1,2}[）).、．]/.test(line) &&
        begins &&
        /^\s*(?:[（(][^）)]{1,12}[）)])?\s*[:：]/.test(line.slice(end));
      if (!isSpecific(name) && !(listed && !/第三方|^[该此]/.test(name))) continue;
      // Running text names many things before "SDK": a name is taken when it begins its line, when the catalogue knows it, or when a company is said to make it.
      const known = sdkByAlias(name).length > 0;
      if (!known && !(begins && line.length > end - start) && !/公司的?$/.test(line.slice(0, start)))
        continue;
      const { purpose } = detailsOf(line, 'zh');
      const mentions = mentionsIn(line.slice(end), 'zh', false);
      const first = mentions[0];
      const last = mentions.at(-1);
      const company = companyIn(line);
      found.push({
        name,
        from: 'prose',
        start: piece.start + start,
        end: piece.start + end,
        fields: {
          ...(purpose === null ? {} : { purpose }),
          ...(company === null ? {} : { vendor: company }),
          ...(first === undefined || last === undefined
            ? {}
            : { information: line.slice(end).slice(first.start, last.end) }),
        },
      });
    }
  }
  return found;
}

/** Without numbering, brackets around it and marks after it. */
function cleaned(name: string): string {
  return name
    .replace(/^\s*(?:[（(]?\s*\d{1,3}\s*[）).、．:：]+[.．]?\s*)+/u, '')
    .replace(/^\d{1,2} (?=\D)/, '')
    .replace(/^[-•·●■◆*【“"「\s]+|[】”"」:：\s]+$/gu, '')
    .trim();
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[（(].*$/u, '')
    .replace(/sdk|\s|[^\p{L}\p{N}]/gu, '');
}
