import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { fill } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';
import { printing } from './printing.ts';

interface Props<T> {
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** One cell a column; the first heads the row. */
  readonly cells: (row: T) => readonly ComponentChildren[];
  /** What stands below a row, over its whole width. */
  readonly below?: (row: T) => ComponentChildren;
}

/** Rows drawn before the reader asks for the rest: a package may name thousands, and drawing them would block the page. */
const FIRST_ROWS = 30;

/** A table that becomes a list of cards where it would be too narrow to read. */
export function Table<T>({ label, head, rows, keyOf, cells, below }: Props<T>) {
  const all = useSignal(false);
  const hidden = all.value || printing.value ? 0 : Math.max(0, rows.length - FIRST_ROWS);
  return (
    <>
      <table aria-label={label}>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rows.length - hidden).map((row) => {
            const [first, ...rest] = cells(row);
            const more = below?.(row);
            return [
              <tr key={keyOf(row)}>
                <th scope="row">{first}</th>
                {rest.map((cell, index) => (
                  <td key={head[index + 1]} data-label={head[index + 1]}>
                    <div>{cell}</div>
                  </td>
                ))}
              </tr>,
              more == null ? null : (
                <tr key={`${keyOf(row)} below`} class="below">
                  <td colSpan={head.length}>{more}</td>
                </tr>
              ),
            ];
          })}
        </tbody>
      </table>
      {hidden > 0 ? (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            all.value = true;
          }}
        >
          {fill(COMMON.showMore, { count: hidden })}
        </button>
      ) : null}
    </>
  );
}
