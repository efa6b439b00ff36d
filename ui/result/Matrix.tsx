import { useSignal } from '@preact/signals';
import { COLUMN, GRADE, NECESSARY } from '../../analyzer/report/words.ts';
import type { AuditResult, MatrixColumn, MatrixRow } from '../../analyzer/result.ts';
import { Icon } from '../components/Icon.tsx';
import { Section } from '../components/Section.tsx';
import { Table } from '../components/Table.tsx';
import { fill, say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';
import { EvidenceList } from './EvidenceList.tsx';

const COLUMNS: readonly MatrixColumn[] = ['declared', 'used', 'disclosed'];

interface Cell {
  readonly type: string;
  readonly column: MatrixColumn;
}

/** Declared, used, disclosed, necessary; a number opens the evidence it counts. */
export function Matrix({ result }: { readonly result: AuditResult }) {
  const open = useSignal<Cell | null>(null);
  if (result.matrix.length === 0) return null;
  const isOpen = (row: MatrixRow, column: MatrixColumn) =>
    open.value?.type === row.personalInformation && open.value.column === column;
  const cell = (row: MatrixRow, column: MatrixColumn) => {
    const count = row[column].length;
    if (row.notLookedAt.includes(column))
      return <span class="soft small nowrap">{say(RESULT.notChecked)}</span>;
    if (count === 0) {
      return (
        <span class="soft" title={say(RESULT.notSeen)}>
          <Icon name="minus" size={16} />
          <span class="visually-hidden">{say(RESULT.notSeen)}</span>
        </span>
      );
    }
    const label = fill(RESULT.showEvidence, { type: say(row.name), column: say(COLUMN[column]), count });
    return (
      <button
        type="button"
        class="cell"
        aria-label={label}
        aria-expanded={isOpen(row, column)}
        onClick={() => {
          open.value = isOpen(row, column) ? null : { type: row.personalInformation, column };
        }}
      >
        <Icon name="check" size={16} />
        {count}
      </button>
    );
  };
  return (
    <Section
      id="matrix"
      title={say(RESULT.matrix)}
      count={result.matrix.length}
      lead={say(RESULT.matrixLead)}
    >
      <Table
        label={say(RESULT.matrix)}
        head={[
          say(RESULT.type),
          say(RESULT.grade),
          ...COLUMNS.map((column) => say(COLUMN[column])),
          say(COLUMN.necessary),
        ]}
        rows={result.matrix}
        keyOf={(row) => row.personalInformation}
        cells={(row) => [
          say(row.name),
          <span class={row.grade === 'sensitive' ? 'tag suspected' : 'tag'}>{say(GRADE[row.grade])}</span>,
          ...COLUMNS.map((column) => cell(row, column)),
          <Necessity row={row} />,
        ]}
        below={(row) => {
          const at = COLUMNS.find((column) => isOpen(row, column));
          if (at === undefined) return null;
          return <EvidenceList evidence={row[at]} result={result} />;
        }}
      />
    </Section>
  );
}

const NECESSARY_TONE = {
  yes: 'clear',
  conditional: 'advice',
  no: 'incomplete',
  unknown: 'incomplete',
} as const;

function Necessity({ row }: { readonly row: MatrixRow }) {
  return (
    <>
      <span class={`tag ${NECESSARY_TONE[row.necessary]}`}>{say(NECESSARY[row.necessary])}</span>
      {row.necessaryFor === undefined ? null : <div class="soft small">{say(row.necessaryFor)}</div>}
    </>
  );
}
