import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the corpora are; only CAPP-130 (train) and APPSI-139 may be trained on, both CC BY 4.0. */
export const POLICIES = join(import.meta.dirname, '../../../shared/policies');

export interface Labelled {
  readonly text: string;
  /** 1 for each label the sentence has, in the order of the task's labels. */
  readonly gold: readonly number[];
}

export type Task = 'topic' | 'important' | 'risk';

/** The labels of CAPP-130 and APPSI-139 as this project names them, by the corpora's number. */
export const TOPICS = [
  'collection',
  'permission',
  'sharing',
  'use',
  'storage',
  'security',
  'minors',
  'control',
  'contact',
  'policy-change',
  'cessation',
] as const;

const ENGLISH_NAMES = [
  'First Party Collection Information',
  'Permission Acquisition',
  'Third Party Sharing/ Disclosure',
  'Usage',
  'Data Retention',
  'Data Security',
  'Specific Audiences',
  'Edit/Control',
  'Contact Information',
  'Policy Change',
  'Cessation of Operations',
];

/** A file of CAPP-130: the sentence, a tab, then a one-hot list (topic) or 0 or 1. */
export function readCapp130(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const tab = line.lastIndexOf('\t');
      const label = line.slice(tab + 1).trim();
      const gold: unknown = JSON.parse(label);
      if (Array.isArray(gold) && gold.every((one) => one === 0 || one === 1))
        return { text: line.slice(0, tab), gold };
      if (gold === 0 || gold === 1) return { text: line.slice(0, tab), gold: [gold] };
      throw new Error(`no label of CAPP-130: ${label}`);
    });
}

export function capp130(task: Task, split: 'train' | 'dev'): Labelled[] {
  return readCapp130(join(POLICIES, 'capp130', `${task}.${split}.tsv`));
}

/** APPSI-139, one in five of its documents held back, chosen by a digest of the document's name. */
export function appsi139(split: 'train' | 'dev'): Labelled[] {
  return readFileSync(join(POLICIES, 'annotated/appsi139.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { doc: string; text: string; labels: string[] })
    .filter(({ doc }) => isHeldBack(doc) === (split === 'dev'))
    .map(({ text, labels }) => ({
      text,
      gold: ENGLISH_NAMES.map((name) => (labels.includes(name) ? 1 : 0)),
    }));
}

function isHeldBack(document: string): boolean {
  return (createHash('sha256').update(`zhizhi/${document}`).digest()[0] ?? 0) % 5 === 0;
}
