import type { Evidence } from '../finding.ts';
import { shortApi, shortPath } from '../judge/code-evidence.ts';
import type { AuditResult } from '../result.ts';
import type { Language } from '../text.ts';
import { plain } from './plain.ts';
import { LABEL } from './words.ts';

/**
 * One line that lets a reader find the evidence again: the input, the place in it, and what stands there.
 * @param form `short` names interfaces and the steps of a path without packages and parameters, for a terminal
 */
export function evidenceLine(
  evidence: Evidence,
  result: AuditResult,
  language: Language,
  form: 'full' | 'short' = 'full',
): string {
  switch (evidence.kind) {
    case 'manifest': {
      const entry = evidence.line === null ? 'AndroidManifest.xml' : `AndroidManifest.xml:${evidence.line}`;
      return `${entry} <${plain(evidence.element)}> ${plain(evidence.name)}`;
    }
    case 'code': {
      const caller = `${plain(evidence.dex)} ${plain(evidence.class)}.`;
      if (form === 'short') {
        const [name = ''] = evidence.method.split('(');
        const call = `${caller}${plain(name)} → ${plain(shortApi(evidence.api))}`;
        return evidence.path.length > 1 ? `${call} (${plain(shortPath(evidence.path))})` : call;
      }
      const place = `${caller}${plain(evidence.method)} → ${plain(evidence.api)}`;
      return evidence.path.length > 1 ? `${place} (${evidence.path.map(plain).join(' → ')})` : place;
    }
    case 'archive':
      return evidence.what === ''
        ? plain(evidence.entry)
        : `${plain(evidence.entry)}: ${plain(evidence.what)}`;
    case 'policy': {
      const section = evidence.section === null ? '' : ` (${plain(evidence.section)})`;
      return `“${plain(evidence.quote)}”${section} [${evidence.start}–${evidence.end}]`;
    }
    case 'listing': {
      const entered = result.listing?.entered?.includes(evidence.field)
        ? ` (${LABEL.entered[language]})`
        : '';
      return `${plain(evidence.field)}${entered}: ${plain(evidence.quote)} <${plain(evidence.url)}>`;
    }
    case 'absence': {
      const where = evidence.searched
        .map((place) => plain(place[language]))
        .join(language === 'zh' ? '、' : ', ');
      const input = evidence.input === null ? '' : `${plain(result.inputs[evidence.input]?.name ?? '')}: `;
      return `${input}${LABEL.searched[language]}${where === '' ? LABEL.none[language] : where}`;
    }
  }
}
