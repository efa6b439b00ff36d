import type { PdfObjects } from './objects.ts';
import {
  isDictionary,
  isList,
  isName,
  isReference,
  type PdfDictionary,
  type PdfName,
  type PdfValue,
  TooMuchSyntax,
} from './syntax.ts';

/** Filters of one stream, one behind the other; writers use one or two. */
const MAXIMUM_FILTERS = 4;

/** Whether a value is a stream, or has one somewhere within. */
export function holdsStream(value: PdfValue): boolean {
  if (isList(value)) return value.some(holdsStream);
  return isDictionary(value) && (value.data !== null || [...value.entries.values()].flat().some(holdsStream));
}

/**
 * The names of a stream's filters (ISO 32000-1, 7.3.8.2), in order; more than one row where the dictionary is not of one mind.
 * @throws {TooMuchSyntax} where a name stands in another object
 */
export function rowsOfFilters({ entries }: PdfDictionary): readonly (readonly PdfName[])[] {
  return [...(entries.get('F') ?? []), ...(entries.get('Filter') ?? [])].map((value) => {
    const filters = isList(value) ? value : [value];
    if (filters.length > MAXIMUM_FILTERS || filters.some(isReference)) throw new TooMuchSyntax();
    return filters.filter(isName);
  });
}

/** Where a stream's data ends at the latest: by its length, or the next `endstream`, for which PDF.js takes some slips as well. */
export function dataEnd({ entries }: PdfDictionary, data: number, file: PdfObjects): number {
  const lengths = numbersOf(entries.get('Length') ?? [], file);
  const next = file.endAfter(data);
  return lengths === null ? file.size : Math.max(next, data + largest(lengths));
}

/**
 * Bytes of the longest row that a predictor (ISO 32000-1, 7.4.4.4) is told of: PDF.js makes room for it at once.
 * @throws {TooMuchSyntax} where what it is told cannot be found
 */
export function longestRow({ entries }: PdfDictionary, file: PdfObjects): number {
  const given = [...(entries.get('DP') ?? []), ...(entries.get('DecodeParms') ?? [])];
  const parameters = given
    .flatMap((value) => found(value, file))
    .flatMap((value) => (isList(value) ? value.flatMap((one) => found(one, file)) : [value]));
  const rows = parameters.filter(isDictionary).map((one) => {
    const most = (name: string, usual: number) =>
      Math.max(
        usual,
        largest((one.entries.get(name) ?? []).flatMap((value) => found(value, file)).map(Number)),
      );
    return (most('Columns', 1) * most('Colors', 1) * most('BitsPerComponent', 8)) / 8;
  });
  return largest(rows);
}

function found(value: PdfValue, file: PdfObjects): readonly PdfValue[] {
  const values = file.resolved(value);
  if (values === null) throw new TooMuchSyntax();
  return values;
}

/** Of numbers that may be too many for the arguments of `Math.max`; at least 0. */
function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), 0);
}

/** All that values may be; `null` where a reference leads to nothing that was found. */
function numbersOf(values: readonly PdfValue[], file: PdfObjects): readonly number[] | null {
  const all = values.map(file.resolved);
  return all.includes(null) ? null : all.flatMap((one) => one ?? []).filter((one) => typeof one === 'number');
}
