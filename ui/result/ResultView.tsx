import type { AuditResult } from '../../analyzer/result.ts';
import { Checklist, type OnOutcome } from './Checklist.tsx';
import { Checks } from './Checks.tsx';
import { Findings } from './Findings.tsx';
import { Hosts } from './Hosts.tsx';
import { Matrix } from './Matrix.tsx';
import { Overview } from './Overview.tsx';
import { Permissions } from './Permissions.tsx';
import { Sdks } from './Sdks.tsx';
import { SectionNavigation } from './SectionNavigation.tsx';
import { Signing } from './Signing.tsx';
import { Warnings } from './Warnings.tsx';
import '../style/result.css';

interface Props {
  readonly result: AuditResult;
  readonly onOutcome: OnOutcome;
}

/** One audit's result, whole. It renders what the result says and judges nothing. */
export function ResultView({ result, onOutcome }: Props) {
  return (
    <div class="result">
      <SectionNavigation result={result} />
      <div class="result-main">
        <Overview result={result} />
        <Findings result={result} />
        <Matrix result={result} />
        <Permissions result={result} />
        <Sdks result={result} />
        <Hosts result={result} />
        <Signing result={result} />
        <Checks result={result} />
        <Checklist result={result} onOutcome={onOutcome} />
        <Warnings result={result} />
      </div>
    </div>
  );
}
