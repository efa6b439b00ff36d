import { plain } from '../../analyzer/report/plain.ts';
import { LABEL, VERDICT } from '../../analyzer/report/words.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { Icon } from '../components/Icon.tsx';
import { percent, seconds } from '../settings/format.ts';
import { fill, language, say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';
import { appName } from './app-name.ts';

/** Verdict, why, what was not looked at, and what the app is. */
export function Overview({ result }: { readonly result: AuditResult }) {
  const { verdict, subject } = result;
  return (
    <section class={`card overview ${verdict.level}`} id="overview" aria-labelledby="overview-title">
      <div class="verdict">
        <Icon name={verdict.level} size={44} />
        <div>
          <p class="soft">
            <bdi>{appName(result)}</bdi>
            {subject.versionName === null ? null : <> {plain(subject.versionName)}</>}
          </p>
          <h1 id="overview-title">{say(VERDICT[verdict.level])}</h1>
          <p class="verdict-counts">{fill(RESULT.counts, { ...verdict.counts })}</p>
        </div>
      </div>
      <div class="overview-columns">
        <div>
          <Reasons result={result} />
          <NotLookedAt result={result} />
          <p class="soft small">{say(LABEL.disclaimer)}</p>
        </div>
        <Subject result={result} />
      </div>
    </section>
  );
}

export function Reasons({ result }: { readonly result: AuditResult }) {
  const { reasons } = result.verdict;
  if (reasons.length === 0) return null;
  return (
    <>
      <h2 class="minor">{say(RESULT.why)}</h2>
      <ul class="reasons">
        {reasons.map((reason) => (
          <li key={reason.en}>{say(reason)}</li>
        ))}
      </ul>
    </>
  );
}

function NotLookedAt({ result }: { readonly result: AuditResult }) {
  const gaps = result.verdict.notLookedAt;
  if (gaps.length === 0) return null;
  return (
    <>
      <h2 class="minor">{say(RESULT.notLookedAt)}</h2>
      <Gaps gaps={gaps} />
    </>
  );
}

/** What was not looked at and why, and how many checks that leaves unmade. */
export function Gaps({ gaps }: { readonly gaps: AuditResult['verdict']['notLookedAt'] }) {
  return (
    <ul class="reasons">
      {gaps.map(({ reason, audits }) => (
        <li key={reason.en}>
          {say(reason)} <span class="soft small">{fill(RESULT.audits, { count: audits.length })}</span>
        </li>
      ))}
    </ul>
  );
}

function Subject({ result }: { readonly result: AuditResult }) {
  const { subject, package: pack, tool } = result;
  const version = [
    subject.versionName ?? '–',
    subject.versionCode === null ? '' : `(${subject.versionCode})`,
  ].join(' ');
  const signer = pack?.signing?.certificates[0];
  return (
    <dl class="facts">
      <Fact label={say(RESULT.package)}>
        <code>{plain(subject.packageName ?? '–')}</code>
      </Fact>
      <Fact label={say(RESULT.version)}>{plain(version)}</Fact>
      {subject.developer === null ? null : (
        <Fact label={say(RESULT.developer)}>
          <bdi>{plain(subject.developer)}</bdi>
        </Fact>
      )}
      <Fact label={say(RESULT.category)}>
        <Category result={result} />
      </Fact>
      {pack === null ? null : (
        <Fact label={say(RESULT.android)}>
          {fill(RESULT.levels, { min: subject.minSdk ?? '–', target: subject.targetSdk ?? '–' })}
        </Fact>
      )}
      {pack?.dex == null ? null : (
        <Fact label={say(RESULT.code)}>{fill(RESULT.codeSize, { ...pack.dex })}</Fact>
      )}
      {pack?.packer == null ? null : <Fact label={say(RESULT.packer)}>{say(pack.packer.name)}</Fact>}
      {signer === undefined ? null : (
        <Fact label={say(RESULT.signer)}>
          <code>{plain(signer.sha256)}</code>
        </Fact>
      )}
      {result.inputs.map((input) => (
        <Fact key={input.sha256} label={say(RESULT.input)}>
          <bdi>{plain(input.name)}</bdi>
          <br />
          <code>{input.sha256}</code>
        </Fact>
      ))}
      <Fact label={say(RESULT.rules)}>
        {plain(`${tool.rules.pack} ${tool.rules.version}`)} · {say(RESULT.took)} {seconds(result.durationMs)}
      </Fact>
    </dl>
  );
}

function Category({ result: { category } }: { readonly result: AuditResult }) {
  if (category === null) return <>{say(RESULT.noCategory)}</>;
  const because = category.because.join(language.value === 'zh' ? '、' : ', ');
  return (
    <>
      {say(category.name)}
      {category.chosenBy === 'inferred' ? (
        <>
          <br />
          <span class="soft small">
            {fill(RESULT.inferred, { confidence: percent(category.confidence), because })}
          </span>
        </>
      ) : null}
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
