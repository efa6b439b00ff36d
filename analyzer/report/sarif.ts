import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { Audit } from '../audits/audit.ts';
import { AUDITS } from '../audits/index.ts';
import type { Evidence, Finding, Level } from '../finding.ts';
import type { AuditResult } from '../result.ts';
import type { RulePack } from '../rules.ts';
import type { Language } from '../text.ts';
import { evidenceLine } from './evidence-line.ts';
import { safeJson } from './json.ts';
import { plain } from './plain.ts';
import { relativeUri } from './uri.ts';
import { LABEL } from './words.ts';

const SARIF_LEVEL: Record<Level, Result.level> = { violation: 'error', suspected: 'warning', advice: 'note' };

/** Code-scanning viewers show ten related places at most. */
const MAXIMUM_RELATED = 10;

/**
 * SARIF 2.1.0 (OASIS, 2020-03-27): one run, one result a finding and so one a place, rules with help in the language
 * asked for, opaque rule ids, fingerprints that last across versions. A suppressed finding stays, with its reason.
 * @param rulesUrl where `docs/rules.md` is published: rules then link to their place in it; a link to nowhere is not made up
 * @param baseline fingerprints of an earlier report: what is in it is `unchanged`, the rest `new`
 */
export function sarifReport(
  result: AuditResult,
  rules: RulePack,
  language: Language,
  baseline?: ReadonlySet<string>,
  rulesUrl?: string,
): string {
  const audits = AUDITS.filter((audit) => result.audits.some((record) => record.id === audit.id));
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'Zhizhi',
            semanticVersion: result.tool.version,
            rules: audits.map((audit) => descriptor(audit, rules, language, rulesUrl)),
          },
        },
        language: language === 'zh' ? 'zh-CN' : 'en',
        columnKind: 'utf16CodeUnits',
        artifacts: artifactsOf(result),
        invocations: [
          {
            executionSuccessful: true,
            startTimeUtc: result.startedAt,
            toolExecutionNotifications: result.verdict.notLookedAt.map((gap) => ({
              level: 'note',
              message: { text: message(`${gap.reason[language]} (${gap.audits.join(', ')})`) },
            })),
          },
        ],
        results: result.findings.map((finding) => resultOf(finding, result, audits, language, baseline)),
      },
    ],
  };
  return `${safeJson(log, 2)}\n`;
}

function descriptor(
  audit: Audit,
  rules: RulePack,
  language: Language,
  rulesUrl: string | undefined,
): ReportingDescriptor {
  const cited = audit.provisions.map((id) => rules.provisions.get(id)?.citation[language] ?? id);
  const [colon, semicolon] = language === 'zh' ? ['：', '；'] : [': ', '; '];
  const help = [
    audit.description[language],
    `${LABEL.provisions[language]}${colon}${cited.join(semicolon)}`,
    `${LABEL.limits[language]}${colon}${audit.limits[language]}`,
  ];
  return {
    id: audit.code,
    name: audit.id
      .split('-')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join(''),
    shortDescription: { text: audit.title[language] },
    fullDescription: { text: audit.description[language] },
    ...(rulesUrl === undefined
      ? {}
      : { helpUri: `${rulesUrl.replace(/#.*$/, '')}#${audit.code.toLowerCase()}` }),
    help: { text: help.join('\n\n'), markdown: help.join('\n\n') },
    properties: { tags: ['privacy', audit.id, ...audit.provisions] },
  };
}

/** The inputs, and inside a package the files that locations name (SARIF 3.24.3: parentIndex). */
function artifactsOf(result: AuditResult): NonNullable<Log['runs'][number]['artifacts']> {
  const inputs = result.inputs.map((input) => ({
    location: { uri: relativeUri(input.name) },
    length: input.bytes,
    hashes: { 'sha-256': input.sha256 },
  }));
  const nested = new Map<string, number>();
  for (const finding of result.findings) {
    for (const evidence of finding.evidence) {
      const entry = entryOf(evidence, result);
      if (entry !== null && evidence.input !== null) nested.set(entry, evidence.input);
    }
  }
  return [
    ...inputs,
    ...[...nested].map(([entry, parentIndex]) => ({ location: { uri: relativeUri(entry) }, parentIndex })),
  ];
}

function resultOf(
  finding: Finding,
  result: AuditResult,
  audits: readonly Audit[],
  language: Language,
  baseline: ReadonlySet<string> | undefined,
): Result {
  const ruleIndex = audits.findIndex((audit) => audit.id === finding.rule);
  const [first, ...rest] = finding.evidence;
  const why = result.suppressions.find((one) => !one.expired && one.fingerprint === finding.fingerprint);
  const parts = [finding.title, finding.explanation, finding.verify, finding.fix].filter(
    (text) => text !== null,
  );
  return {
    ruleId: audits[ruleIndex]?.code ?? finding.rule,
    ruleIndex,
    level: SARIF_LEVEL[finding.level],
    kind: 'fail',
    message: { text: parts.map((text) => message(text[language])).join('\n\n') },
    locations: first === undefined ? [] : [locationOf(first, result, language)],
    ...(rest.length === 0
      ? {}
      : {
          relatedLocations: rest
            .slice(0, MAXIMUM_RELATED)
            .map((one, id) => ({ id, ...locationOf(one, result, language) })),
        }),
    partialFingerprints: { 'zhizhi/v1': finding.fingerprint },
    ...(why === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: message(why.reason),
              properties: { until: why.until },
            },
          ],
        }),
    ...(baseline === undefined
      ? {}
      : { baselineState: baseline.has(finding.fingerprint) ? 'unchanged' : 'new' }),
    properties: {
      level: finding.level,
      certainty: finding.certainty,
      personalInformation: [...finding.personalInformation],
      provisions: [...finding.provisions],
    },
  };
}

/** The manifest line, or the class and method as a logical location; every location also has a file. */
function locationOf(evidence: Evidence, result: AuditResult, language: Language): Location {
  const entry = entryOf(evidence, result);
  const input = result.inputs[evidence.input ?? 0]?.name ?? '';
  const location: Location = {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(entry ?? input) },
      region: { startLine: (evidence.kind === 'manifest' ? evidence.line : null) ?? 1 },
    },
    message: { text: message(evidenceLine(evidence, result, language)) },
  };
  if (evidence.kind === 'code') {
    const fullyQualifiedName = `${plain(evidence.class)}.${plain(evidence.method)}`;
    location.logicalLocations = [{ fullyQualifiedName, kind: 'function' }];
  }
  return location;
}

/** File inside the package that the evidence stands in; `null` when it is the input itself. */
function entryOf(evidence: Evidence, result: AuditResult): string | null {
  switch (evidence.kind) {
    case 'manifest':
      return result.package?.kind === 'apk' || result.package?.kind === 'bundle'
        ? 'AndroidManifest.xml'
        : null;
    case 'code':
      return evidence.dex;
    case 'archive':
      return evidence.entry;
    default:
      return null;
  }
}

/** A text without the links that viewers make of `[a](b)` even where no Markdown is meant (SARIF 3.11.6). */
function message(text: string): string {
  return plain(text).replaceAll('](', '] (');
}
