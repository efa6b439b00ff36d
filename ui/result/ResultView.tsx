import { Fragment, type VNode } from 'preact';
import type { AuditResult } from '../../analyzer/result.ts';
import { useSteps } from '../components/steps.ts';
import { Calls } from './Calls.tsx';
import { Checklist, type OutcomeKeeper } from './Checklist.tsx';
import { Checks } from './Checks.tsx';
import { Findings } from './Findings.tsx';
import { Hosts } from './Hosts.tsx';
import { Listing } from './Listing.tsx';
import { Matrix } from './Matrix.tsx';
import { Overview } from './Overview.tsx';
import { Permissions } from './Permissions.tsx';
import { Policy } from './Policy.tsx';
import { Sdks } from './Sdks.tsx';
import { SectionNavigation } from './SectionNavigation.tsx';
import { Signing } from './Signing.tsx';
import { Warnings } from './Warnings.tsx';
import '../style/result.css';

interface Props {
  readonly result: AuditResult;
  readonly keeper: OutcomeKeeper;
}

/** In their order on the page. */
const SECTIONS: readonly ((result: AuditResult, keeper: OutcomeKeeper) => VNode)[] = [
  (result) => <Overview result={result} />,
  (result) => <Findings result={result} />,
  (result) => <Matrix result={result} />,
  (result) => <Calls result={result} />,
  (result) => <Permissions result={result} />,
  (result) => <Sdks result={result} />,
  (result) => <Hosts result={result} />,
  (result) => <Policy result={result} />,
  (result) => <Listing result={result} />,
  (result) => <Signing result={result} />,
  (result) => <Checks result={result} />,
  (result, keeper) => <Checklist result={result} keeper={keeper} />,
  (result) => <Warnings result={result} />,
];

/** One audit's result, whole. It renders what the result says and judges nothing. */
export function ResultView({ result, keeper }: Props) {
  const drawn = useSteps(SECTIONS.length);
  return (
    <div class="result">
      <SectionNavigation result={result} drawn={drawn} />
      <div class="result-main" aria-busy={drawn < SECTIONS.length}>
        {SECTIONS.slice(0, drawn).map((section, index) => (
          <Fragment key={index}>{section(result, keeper)}</Fragment>
        ))}
      </div>
    </div>
  );
}
