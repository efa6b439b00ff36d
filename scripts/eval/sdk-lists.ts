import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import { loadSdkNames } from '../../analyzer/code/sdks/load-sdk-names.ts';
import { readPolicy } from '../../analyzer/policy/read-policy.ts';
import { POLICIES } from '../train/corpora.ts';

const LABELS = join(import.meta.dirname, '../../test/policy-labels/sdk-lists');

export interface SdkListScore {
  readonly policy: string;
  readonly labelled: number;
  readonly found: number;
  readonly missed: readonly string[];
  /** Listed by us and no third party that the policy names. */
  readonly wrong: readonly string[];
}

/** What we list beside what a person read, for each labelled policy. */
export async function scoreSdkLists(): Promise<SdkListScore[]> {
  const names = loadSdkNames();
  const scores: SdkListScore[] = [];
  for (const file of readdirSync(LABELS).filter((name) => name.endsWith('.json'))) {
    const label = JSON.parse(readFileSync(join(LABELS, file), 'utf8')) as {
      policy: string;
      names: string[][];
    };
    const bytes = readFileSync(join(POLICIES, 'full', label.policy));
    const policy = await readPolicy(new MemorySource(bytes), label.policy, 0, {
      sdkByAlias: (name) => names.idsOf(name),
    });
    const ours = new Set(policy.disclosedSdks.map(({ name }) => plain(name)));
    const accepted = new Set(label.names.flat().map(plain));
    scores.push({
      policy: label.policy,
      labelled: label.names.length,
      found: label.names.filter((ways) => ways.some((way) => ours.has(plain(way)))).length,
      missed: label.names
        .filter((ways) => !ways.some((way) => ours.has(plain(way))))
        .map(([first = '']) => first),
      wrong: policy.disclosedSdks.map(({ name }) => name).filter((name) => !accepted.has(plain(name))),
    });
  }
  return scores;
}

/** Without what is written one way or the other: brackets after a name, case, spaces, the word SDK. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[（(].*$/u, '')
    .replace(/sdk|[^\p{L}\p{N}]/gu, '');
}
