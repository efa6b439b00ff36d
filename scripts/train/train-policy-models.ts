import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { simplified } from '../../analyzer/policy/text/traditional.ts';
import { appsi139, capp130, type Task, TOPICS } from './corpora.ts';
import { type TrainingPlan, type TrainingTask, trainModel } from './train-model.ts';

const LEXICON = join(import.meta.dirname, '../../policies/catalog/lexicon');

function chineseTask(task: Task, labels: readonly string[], cost: number): TrainingTask {
  const plain = (split: 'train' | 'dev') =>
    capp130(task, split).map(({ text, gold }) => ({ text: simplified(text), gold }));
  return { labels, train: plain('train'), dev: plain('dev'), cost, bothClasses: task !== 'topic' };
}

const PLANS: Record<'zh' | 'en', () => TrainingPlan> = {
  zh: () => ({
    language: 'zh',
    attribution: [
      'CAPP-130 (Zhu et al., NeurIPS 2023 Datasets and Benchmarks), EnlightenedAI/CAPP-130, CC BY 4.0; weights were learned from its train splits',
    ],
    trainedWith: 'scripts/train/train-policy-models.ts',
    tasks: [
      chineseTask('topic', TOPICS, 0.5),
      chineseTask('important', ['important'], 1),
      chineseTask('risk', ['risk'], 0.25),
    ],
    size: 50_000,
    minimumFrequency: 3,
  }),
  en: () => ({
    language: 'en',
    attribution: [
      'APPSI-139 (ACL 2026), EnlightenedAI/APPSI-139, CC BY 4.0; weights were learned from four in five of its documents',
    ],
    trainedWith: 'scripts/train/train-policy-models.ts',
    tasks: [
      { labels: TOPICS, train: appsi139('train'), dev: appsi139('dev'), cost: 0.5, bothClasses: false },
    ],
    size: 40_000,
    minimumFrequency: 2,
  }),
};

const log = (line: string) => void process.stderr.write(`${line}\n`);
const wanted = process.argv.slice(2);
for (const language of ['zh', 'en'] as const) {
  if (wanted.length > 0 && !wanted.includes(language)) continue;
  const model = { $schema: '../../schema/lexicon-model.schema.json', ...trainModel(PLANS[language](), log) };
  const text = `${JSON.stringify(model, null, 1)}\n`;
  writeFileSync(join(LEXICON, `model-${language}.json`), text);
  log(`model-${language}.json: ${text.length} bytes, ${gzipSync(text, { level: 9 }).length} gzipped`);
}
