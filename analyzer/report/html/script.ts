import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * What the page does by itself: names its language when the reader changes it, and saves the outcomes that were entered
 * to a file. It makes no request (the policy allows none) and reads nothing but its own fields.
 */
export const SCRIPT = `
for (const [id, tag] of [['language-zh', 'zh-CN'], ['language-en', 'en']]) {
  document.getElementById(id).addEventListener('change', () => { document.documentElement.lang = tag; });
}
const save = document.getElementById('save-outcomes');
if (save !== null) {
  save.hidden = false;
  save.addEventListener('click', () => {
    const by = document.getElementById('checked-by').value;
    const at = new Date().toISOString();
    const outcomes = [];
    for (const item of document.querySelectorAll('.check')) {
      const chosen = item.querySelector('input[type=radio]:checked');
      if (chosen === null) continue;
      const note = item.querySelector('textarea').value;
      outcomes.push({ behaviour: item.dataset.behaviour, result: chosen.value, note, at, ...(by === '' ? {} : { by }) });
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify({ outcomes }, null, 2)], { type: 'application/json' }));
    link.download = 'outcomes.json';
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
`;

/** The page's content security policy: its own style, this one script, nothing else from anywhere. */
export function contentSecurityPolicy(): string {
  const digest = btoa(String.fromCharCode(...sha256(utf8ToBytes(SCRIPT))));
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}
