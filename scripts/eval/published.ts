/** What others published on the corpora that ours is measured on. */
export const PUBLISHED = {
  /** CAPP-130 (NeurIPS 2023), the table of its repository, test split: F1 micro and macro. */
  capp130: {
    topic: [
      { model: 'RoBERTa', micro: 0.819, macro: 0.841 },
      { model: 'BERT', micro: 0.802, macro: 0.82 },
    ],
    important: [{ model: 'RoBERTa', micro: 0.897, macro: 0.899 }],
    risk: [{ model: 'PERT', micro: 0.922, macro: 0.716 }],
  },
  /** CA4P-483 (EMNLP 2022), exact F1 of the spans of “Data” on its test part. */
  ca4p: { model: 'BiLSTM-CRF', exact: 0.664 },
  /** Not published: a perceptron trained on VioDroid-Finder’s labels, whose own scores are not public. */
  viodroid: { model: 'a perceptron trained on it', macro: 0.752 },
  /** ATPChecker, third parties named by policies, at trace level. */
  sdkLists: { model: 'ATPChecker', precision: 1, recall: 0.798 },
} as const;
