import englishJson from '../../../policies/catalog/lexicon/model-en.json' with { type: 'json' };
import chineseJson from '../../../policies/catalog/lexicon/model-zh.json' with { type: 'json' };
import { Classifier } from './classifier.ts';
import type { ModelFile } from './model-file.ts';

const files = { zh: chineseJson as ModelFile, en: englishJson as ModelFile };
const loaded = new Map<'zh' | 'en', Classifier>();

/** The classifier that ships with the tool: unpacked once, then shared. */
export function classifierFor(language: 'zh' | 'en'): Classifier {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const classifier = new Classifier(files[language]);
  loaded.set(language, classifier);
  return classifier;
}
