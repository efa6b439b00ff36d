import { AUDITS } from '../../analyzer/audits/index.ts';
import { LABEL } from '../../analyzer/report/words.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import type { Language } from '../../analyzer/text.ts';
import { showCategory } from './show-category.ts';
import { showPermission } from './show-permission.ts';
import { showType } from './show-type.ts';
import { DECIDABLE, field, sourceLines } from './words.ts';

/** Everything the rules have under an id: a clause of the 2019 method is a provision and a behaviour. Empty when there is nothing. */
export function show(id: string, rules: RulePack, language: Language): string[] {
  const parts = [showAudit, showCategory, showPermission, showProvision, showBehaviour, showType, showTerm]
    .map((one) => one(id, rules, language))
    .filter((part) => part !== null);
  return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function showAudit(id: string, rules: RulePack, language: Language): string[] | null {
  const audit = AUDITS.find((one) => one.id === id);
  if (audit === undefined) return null;
  const term = audit.noticeTerm === null ? undefined : rules.noticeTerms.get(audit.noticeTerm);
  return [
    field(
      { zh: '规则', en: 'Audit' },
      language === 'zh' ? `${audit.id}（${audit.code}）` : `${audit.id} (${audit.code})`,
      language,
    ),
    audit.title[language],
    audit.description[language],
    field(LABEL.limits, audit.limits[language], language),
    ...(term === undefined
      ? []
      : [field({ zh: '通报用语', en: 'Term in notices' }, term.name[language], language)]),
    field(LABEL.provisions, '', language).trimEnd(),
    ...audit.provisions.map((one) => `  ${one}  ${rules.provisions.get(one)?.citation[language] ?? ''}`),
  ];
}

function showProvision(id: string, rules: RulePack, language: Language): string[] | null {
  const provision = rules.provisions.get(id);
  if (provision === undefined) return null;
  return [
    field({ zh: '条款', en: 'Provision' }, provision.id, language),
    provision.citation[language],
    provision.about[language],
    ...(provision.wording === null
      ? []
      : [field({ zh: '原文', en: 'Wording' }, provision.wording, language)]),
    ...auditLines(
      AUDITS.filter((audit) => audit.provisions.includes(id)).map((audit) => audit.id),
      language,
    ),
    ...sourceLines(provision.source, language),
  ];
}

function showBehaviour(id: string, rules: RulePack, language: Language): string[] | null {
  const behaviour = rules.behaviours.get(id);
  if (behaviour === undefined) return null;
  return [
    field({ zh: '认定方法中的行为', en: 'Behaviour of the 2019 method' }, behaviour.id, language),
    behaviour.name[language],
    field({ zh: '归入', en: 'Under' }, behaviour.articleTitle[language], language),
    field({ zh: '如何判断', en: 'How it is judged' }, DECIDABLE[behaviour.decidable][language], language),
    ...auditLines(behaviour.audits, language),
    ...sourceLines(behaviour.source, language),
  ];
}

function showTerm(id: string, rules: RulePack, language: Language): string[] | null {
  const term = rules.noticeTerms.get(id);
  if (term === undefined) return null;
  const issuer = {
    miit: { zh: '工业和信息化部', en: 'Ministry of Industry and Information Technology' },
    cac: { zh: '国家互联网信息办公室', en: 'Cyberspace Administration' },
  }[term.issuer];
  return [
    field({ zh: '通报用语', en: 'Term in notices' }, term.id, language),
    term.name[language],
    field({ zh: '通报机关', en: 'Issued by' }, issuer[language], language),
    ...auditLines(
      AUDITS.filter((audit) => audit.noticeTerm === id).map((audit) => audit.id),
      language,
    ),
    ...sourceLines(term.source, language),
  ];
}

function auditLines(ids: readonly string[], language: Language): string[] {
  if (ids.length === 0) return [];
  return [field({ zh: '相关规则', en: 'Audits' }, ids.join(language === 'zh' ? '、' : ', '), language)];
}
